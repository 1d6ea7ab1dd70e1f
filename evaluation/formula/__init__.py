"""Floor 1: the formula language, its three readers, and the catalogue of known formulas."""
