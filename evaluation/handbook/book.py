"""The whole handbook: its chapters in order."""

from evaluation.handbook.chapters import checks, codes
from evaluation.handbook.entry import Chapter

CHAPTERS = (checks, codes)


def chapters() -> tuple[Chapter, ...]:
    """Return every chapter, in the order of the book."""
    return tuple(chapter.chapter() for chapter in CHAPTERS)
