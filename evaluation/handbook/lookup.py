"""Looking up a word: the entries that it names, or the words that are near it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.dossier.schema import comparable
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry

NEAR = 5
"""Words that are suggested at most."""


def find(word: str, book: Iterable[Chapter]) -> tuple[HandbookEntry, ...]:
    """Return the entries that `word` names, in the order of `book`.

    Args:
        word: a code, a key, a header or a title, in either language.

    Raises:
        Unusable: it names nothing; the message suggests what is near.

    Example:
        >>> from evaluation.handbook.chapters.codes import chapter
        >>> [entry.key for entry in find("d003", [chapter()])]
        ['code.D003']
        >>> find("D999", [chapter()])
        Traceback (most recent call last):
        evaluation.core.errors.Unusable: the handbook has no D999; near it: D034, D033, D032
    """
    every = tuple(book)
    found = named(word, every)
    if not found:
        raise Unusable(_nothing(word, every))
    return found


def named(word: str, book: Iterable[Chapter]) -> tuple[HandbookEntry, ...]:
    """Return the entries that `word` names, in the order of `book`; nothing where there is none."""
    wanted = comparable(word)
    return tuple(entry for entry in _every(book) if wanted in called(entry))


def called(entry: HandbookEntry) -> dict[str, str]:
    """Return every name of `entry`, in comparable form, with the name as it is written."""
    names = (*entry.names, entry.title.zh, entry.title.en)
    return {comparable(name): name for name in names if name}


def _every(book: Iterable[Chapter]) -> Iterator[HandbookEntry]:
    return (entry for chapter in book for entry in chapter.entries)


def _nothing(word: str, book: Iterable[Chapter]) -> Text:
    names = {plain: name for entry in _every(book) for plain, name in called(entry).items()}
    near = [names[each] for each in get_close_matches(comparable(word), names, NEAR, 0.6)]
    zh, en = "", ""
    if near:
        zh, en = f"；相近的有：{'、'.join(near)}", f"; near it: {', '.join(near)}"
    return Text(f"手册中没有“{word}”{zh}", f"the handbook has no {word}{en}")
