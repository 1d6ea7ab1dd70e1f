"""Floor 11: the command line, one module a command: parse, call, print."""
