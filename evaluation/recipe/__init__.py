"""The recipe: how a stranger redoes this very tender by hand, by a spreadsheet or by a script."""
