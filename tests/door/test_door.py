"""No change of a dossier is silent: it changes the fingerprint of what is read, or is named."""

import random
from pathlib import Path

import pytest

from tests.door.books import Base, base_of, random_dossier, shipped_dossiers
from tests.door.changes import Desk

SEED = 20260301


def bases(folder: Path, dice: random.Random, most: int) -> list[Base]:
    """Return shipped and random dossiers in all their forms, at most so many."""
    dossiers = [*shipped_dossiers(), *((f"random{n}", random_dossier(dice)) for n in range(8))]
    chosen = dice.sample(dossiers, min(most, len(dossiers)))
    return [
        base_of(name, dossier, folder / "made", dice.choice(("zh", "en")), one=dice.random() < 0.6)
        for name, dossier in chosen
    ]


def silent(folder: Path, seed: int, count: int, most: int) -> list[str]:
    """Return the changes of which nobody heard, out of `count`."""
    dice = random.Random(seed)
    desks = [
        Desk(base, folder / f"{at}" / "d") for at, base in enumerate(bases(folder, dice, most))
    ]
    found = []
    for number in range(count):
        once = random.Random(f"{seed} {number}")
        said = once.choice(desks).silent(once)
        if said:
            found.append(f"seed {seed}, change {number}: {said}")
    return found


def test_no_change_is_silent(tmp_path: Path) -> None:
    """Another content, a blank, a formula, an error, a per cent, another tab or file: 500 of them."""
    assert silent(tmp_path, SEED, 500, most=12) == []


@pytest.mark.slow
def test_no_change_of_ten_thousand_is_silent(tmp_path: Path) -> None:
    """The same over all shipped tenders and others made at random."""
    assert silent(tmp_path, SEED + 1, 10_000, most=40) == []
