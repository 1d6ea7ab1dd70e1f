"""The sheet Award check follows the decision live, and names in red what does not agree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Award, Fund
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from evaluation.workbook.audit_workbook import audit_workbook
from tests.unit.workbook.recalculation import (
    Derived,
    Values,
    by_formualizer,
    by_ironcalc,
    by_libreoffice,
    cells,
    derived,
    differences,
)

SHEET, WARNING = "Award check", ("Award check", "C1")
LATER = datetime(2026, 4, 2, 9, 30)  # noqa: DTZ001 - local time


@cache
def decided() -> Evaluation:
    """Return the shipped example with its decision."""
    return run(shipped("tenders") / "qinghe-2026")


def changed(row: int = 0, **fields: object) -> Evaluation:
    """Return the example with another decision in a row of Awards."""
    rows = list(decided().dossier.awards)
    rows[row] = replace(rows[row], **fields)  # type: ignore[arg-type]
    return of(*rows)


def of(*rows: Award) -> Evaluation:
    """Return the example with these decisions."""
    return replace(decided(), dossier=replace(decided().dossier, awards=rows))


def later(**fields: object) -> Evaluation:
    """Return the example with one more decision on its first lot."""
    rows = decided().dossier.awards
    after = replace(rows[0], when=LATER, **fields)  # type: ignore[arg-type]
    return of(*rows, after)


def of_two_funds() -> Evaluation:
    """Return the example paid from two funds, one of which is too small."""
    dossier = decided().dossier
    funds = (Fund(id="A", amount=Decimal(2000000)), Fund(id="B", amount=Decimal(900000),
             reserve=Decimal(100000)))  # fmt: skip
    lots = tuple(replace(lot, fund="A 60%; B 40%") for lot in dossier.lots)
    return replace(decided(), dossier=replace(dossier, funds=funds, lots=lots))


CASES: dict[str, tuple[Callable[[], Evaluation], str]] = {
    "as the plan": (decided, ""),
    "not ranked": (lambda: changed(bid="B0106", awarded=None), "L01 is not ranked"),
    "another lot's bid": (lambda: changed(bid="B0202", awarded=None), "L01 is not ranked"),
    "not the first": (
        lambda: changed(bid="B0102", awarded=Decimal(452000), basis="ranking"), "lot L01 is not",
    ),
    "not the quote": (lambda: changed(awarded=Decimal("446000.01")), "not what the bid asks"),
    "no amount": (lambda: changed(awarded=None), "not what the bid asks"),
    "no such level": (lambda: changed(funded_level=80), "not what the bid asks"),
    "above the lot": (lambda: changed(awarded=Decimal(480001)), "above its budget or ceiling"),
    "above all": (lambda: changed(awarded=Decimal(1000000)), "add up to more than the budget"),
    "two of them": (
        lambda: of(*(replace(row, awarded=row.awarded and row.awarded + 1)
                     for row in decided().dossier.awards)), "(and 7 more)",
    ),
    "the next one": (
        lambda: later(bid="B0102", awarded=Decimal(452000), basis="next", reason="r"), "",
    ),
    "taken back": (lambda: later(bid=None, awarded=None, basis="revoked", reason="r"), ""),
    "a fund": (of_two_funds, "more than the budget or a fund"),
}  # fmt: skip
"""What was decided, and what the red line says."""


def book(name: str, lang: Lang = "en") -> bytes:
    """Return the audit workbook of a case."""
    return audit_workbook(CASES[name][0](), lang)


@pytest.mark.parametrize("name", CASES)
def test_a_decision_is_held_live(name: str, tmp_path: Path) -> None:
    """Two engines confirm every cell, whatever was decided, and the red line says what is wrong."""
    data = book(name)
    path = tmp_path / "audit.xlsx"
    path.write_bytes(data)
    found, said = derived(data), str(cells(data).get(WARNING, ""))
    assert differences(found, by_formualizer(data)) == []
    assert differences(found, by_ironcalc(path, list(found.formulas))) == []
    assert (CASES[name][1] in said) if CASES[name][1] else said == ""


@pytest.mark.needs("soffice")
def test_libreoffice_confirms_decisions_in_both_languages(tmp_path: Path) -> None:
    """LibreOffice gives every stored figure again, and no error value, in either language."""
    books = {
        tmp_path / f"{number}-{lang}.xlsx": book(name, lang)
        for number, name in enumerate(("as the plan", "not ranked", "two of them", "a fund"))
        for lang in LANGS
    }
    for path, data in books.items():
        path.write_bytes(data)
    for path, computed in by_libreoffice(list(books), tmp_path).items():
        assert differences(derived(books[path]), computed) == []
        assert "#error" not in computed.values()


TYPED = {
    "amount": ("'Awards'!$D$2", "446001", "not what the bid asks"),
    "bid": ("'Awards'!$B$2", "B0102", "not what the bid asks"),
    "excluded": ("'Awards'!$B$2", "B0106", "is not ranked"),
    "level": ("'Awards'!$C$2", "80", "not what the bid asks"),
    "quote": ("'Bids'!$E$2", "440000", "not what the bid asks"),
    "budget": ("'Tender'!$B$24", "2712999", "more than the budget"),
    "ceiling": ("'Lots'!$H$2", "445999", "above its budget or ceiling"),
}


def typed(cell: str, text: str, folder: Path) -> tuple[Derived, Values]:
    """Return the workbook, and what it shows where a person types `text` into `cell`."""
    path = folder / "audit.xlsx"
    path.write_bytes(book("as the plan"))
    found = derived(path.read_bytes())
    return found, by_ironcalc(path, list(found.formulas), {cell: text})


@pytest.mark.parametrize("name", TYPED)
def test_a_change_turns_the_line_red(name: str, tmp_path: Path) -> None:
    """Another amount, bid, level, quote, budget or ceiling: the red line names the lot."""
    cell, text, says = TYPED[name]
    found, shown = typed(cell, text, tmp_path)
    assert found.stored[WARNING] in (None, "")
    assert says in str(shown[WARNING])


def test_without_a_decision_there_is_no_sheet() -> None:
    """Before the purchaser decides the workbook is as it was."""
    assert SHEET not in {sheet for sheet, _ in derived(audit_workbook(of(), "en")).formulas}
