"""Checks of what people decide about marks."""
