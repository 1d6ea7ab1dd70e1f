"""Floor 1: electronic signatures in PDFs: setting them, and saying what they are worth."""
