"""From files to records: workbooks and JSON, cell by cell, with everything that is odd."""
