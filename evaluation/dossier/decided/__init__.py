"""What people decided: what rulings make of bids, marks, prices and seats."""
