"""Patterns in prices, traces in files, and who was left out: reasons to look, never proof."""
