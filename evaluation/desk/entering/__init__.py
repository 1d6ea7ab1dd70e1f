"""Writing into the workbooks that a bureau keeps, a row or a file, whole or not at all."""
