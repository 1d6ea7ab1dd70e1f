"""Floor 6: documents as a reader gets them: words, looks, paper."""
