"""Floor 10: what ``import evaluation`` gives: one verb a module."""
