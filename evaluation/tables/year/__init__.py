"""The tables of a year: many tenders side by side, sums that never mix currencies."""
