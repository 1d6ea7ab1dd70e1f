"""Who may sit on the panel, and whom its members have ties with."""
