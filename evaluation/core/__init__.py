"""Floor 0: exact numbers, two-language text, places in workbooks, findings, errors."""
