"""The faces of a year: many tenders side by side."""
