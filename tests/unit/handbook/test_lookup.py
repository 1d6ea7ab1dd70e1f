"""A word leads to its entries, and a misspelt one to what is near it."""

from dataclasses import replace

import pytest

from evaluation.core.errors import Unusable
from evaluation.handbook.handbook import chapters
from evaluation.handbook.lookup import called, find

BOOK = chapters()


def test_addresses_are_used_once() -> None:
    """No two entries have one address, and each that is not printed names one that is."""
    keys = [entry.key for chapter in BOOK for entry in chapter.entries]
    assert len(keys) == len(set(keys))
    assert {entry.inside for c in BOOK for entry in c.entries if entry.inside} <= set(keys)


def test_every_entry_is_found_by_each_of_its_names() -> None:
    """Key, code and title in either language lead to the entry."""
    for chapter in BOOK:
        for entry in chapter.entries:
            alone = replace(chapter, entries=(entry,))
            assert all(find(name, [alone]) == (entry,) for name in called(entry).values())


def test_a_near_miss_is_suggested() -> None:
    """What is misspelt is refused with the words that are near it."""
    with pytest.raises(Unusable, match="D003"):
        find("D0003", BOOK)
