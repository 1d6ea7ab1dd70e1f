"""Floor 3: who is scored, with which points, in which order; every figure with its working."""
