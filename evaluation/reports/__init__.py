"""Floor 7: documents as a reader gets them: words, looks, paper."""
