"""The chapters of the handbook, one a module; each says its entries as data."""
