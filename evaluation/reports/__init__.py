"""Floor 8: documents as a reader gets them: words, looks, paper.

Rooms, lowest first:
    occasion < document, typesetting < award_against < copies, documents, views < batch,
    binding, papers, word_form
"""
