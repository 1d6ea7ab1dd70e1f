"""Floor 1: pictures as SVG, drawn from labels and numbers; nothing here knows what a tender is."""
