"""Electronic signatures in PDFs: sign with a certificate of the bureau, say what a signature proves."""
