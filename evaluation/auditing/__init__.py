"""The audit: a recorded result is redone from its inputs and compared, cell by cell."""
