"""Floor 7: the work at the desk: mark sheets out and in, decisions entered.

Rooms, lowest first:
    closing, entering < mark_sheets
"""
