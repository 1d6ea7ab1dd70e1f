"""What a document says: text in one language, ready to be set in place."""
