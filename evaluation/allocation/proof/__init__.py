"""What arithmetic alone settles: an upper bound from multipliers, and what follows from it."""
