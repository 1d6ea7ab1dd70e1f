"""Floor 5: from a scored tender to the plan of what its budget funds, with every reason."""
