"""Floor 11: what ``import evaluation`` gives: one verb a module."""
