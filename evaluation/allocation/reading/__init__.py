"""The problem file: JSON of whole numbers, every complaint one sentence at its place."""
