"""From a scored tender to a problem: bids, prices, levels and conditions become options."""
