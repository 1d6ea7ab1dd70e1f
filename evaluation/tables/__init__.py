"""Floor 7: what each subject has to show, as one table; how it looks is the business of a surface.

Rooms, lowest first:
    year
"""
