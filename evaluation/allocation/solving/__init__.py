"""Solvers propose, whole numbers re-add: the best gain of one task, and how firmly it stands."""
