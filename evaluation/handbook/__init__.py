"""The handbook: everything a person may ask about the toolkit, made from what it runs on.

Rooms, lowest first:
    handbook_entry, small_example < chapters, lookup, entry_text < handbook
"""
