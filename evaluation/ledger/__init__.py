"""Floor 3: stages, seals and the ledger: who closed what when, and what changed since."""
