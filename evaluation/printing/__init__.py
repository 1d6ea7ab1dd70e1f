"""Floor 9: an order for documents carried out: made on all cores, and put in place."""
