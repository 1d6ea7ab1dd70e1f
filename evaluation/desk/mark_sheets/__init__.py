"""Mark sheets: issued to experts, returned, read and taken over."""
