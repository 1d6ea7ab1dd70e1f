"""What can be moved and filled in: choosers, sliders, forms, the what-if."""
