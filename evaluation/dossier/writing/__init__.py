"""From records to files: workbooks, folders, JSON, and the empty dossier to fill in."""
