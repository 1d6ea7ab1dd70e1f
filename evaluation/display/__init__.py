"""Floor 9: faces for notebooks: every result shows itself as the last line of a cell."""
