"""How the panel marked: agreement, severity, and how much hangs on one member or one mark."""
