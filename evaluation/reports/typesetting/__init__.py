"""How a document is set: templates, faces, PDF, web page, Word, binding."""
