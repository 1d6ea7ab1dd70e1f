"""Evaluate public service tenders exactly, by the law of the day, and so that anybody can redo it."""

__version__ = "0.1.0"
