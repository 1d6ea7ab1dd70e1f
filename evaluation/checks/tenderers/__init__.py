"""Who may bid: credit code, kind of body, consortia, grades, ties between bidders of a lot."""
