"""What bidders ask: ceiling, words and figures, price lines, low prices, conditions."""
