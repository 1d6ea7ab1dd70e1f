"""Whatever an expert types on a mark sheet is taken over, or refused at its place."""

import random
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaluation.core.errors import TenderError
from evaluation.desk.mark_sheets.collecting import plan
from evaluation.dossier.reading.reading import read
from tests.door.wild import WILD
from tests.unit.desk.mark_sheets.sheets import fill, folder, sent

SEED = 20260303


def unheard(tmp_path: Path, seed: int, count: int) -> list[str]:
    """Return the cells of which nobody heard when something else was typed into them."""
    path = folder(tmp_path / "d")
    sheet = fill(sent(path, tmp_path / "o").files["E01"])
    reading = read(path)
    before = plan(reading, [sheet]).sheets[0].changes
    dice, found = random.Random(seed), list[str]()
    book = load_workbook(sheet)
    back = tmp_path / sheet.name
    for number in range(count):
        page = dice.choice(book.worksheets[:-1])
        cell = page.cell(
            dice.randrange(1, page.max_row + 2), dice.randrange(1, page.max_column + 2)
        )
        if type(cell).__name__ != "Cell":
            continue
        old, new = cell.value, dice.choice([value for value in WILD if _writable(value)])
        cell.value = new
        book.save(back)
        try:
            silent = plan(reading, [back]).sheets[0].changes == before
        except TenderError:
            silent = False
        if silent and not _same(old, new):
            found.append(
                f"seed {seed}, {number}: {page.title}!{cell.coordinate} {old!r} -> {new!r}"
            )
        cell.value = old
    return found


def _writable(value: object) -> bool:
    return not (isinstance(value, str) and (len(value) > 100 or "\n" in value or value == "="))


def _same(old: object, new: object) -> bool:
    """Whether a formula of ours for a total was replaced, which nobody reads, or nothing was."""
    return old == new or (isinstance(old, str) and old.startswith("="))


def test_nothing_typed_on_a_sheet_is_unheard(tmp_path: Path) -> None:
    """Wild contents in any cell change a mark or a comment, or are refused; none is an error of ours."""
    assert unheard(tmp_path, SEED, 150) == []


@pytest.mark.slow
def test_nothing_of_much_is_unheard(tmp_path: Path) -> None:
    """The same for thousands of cells."""
    assert unheard(tmp_path, SEED + 1, 4_000) == []
