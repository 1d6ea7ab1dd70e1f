"""Floor 2: a tender's file as sheets and records; reading, writing, and what reading found.

Rooms, lowest first:
    capitals, credit_code, given_marks, record, schema < guide, own_law, raw_tables < records <
    cells, fingerprint, parties, rows, weights < decided < reading < writing
"""
