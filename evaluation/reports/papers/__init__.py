"""The documents of a tender, one a module: its text, from what, for whom, and when it may be made."""
