"""The handbook: everything a person may ask about the toolkit, made from what it runs on."""
