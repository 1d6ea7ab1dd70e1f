"""The Policy sheet: the words a bureau writes, read into rules, checked before anything is solved."""
