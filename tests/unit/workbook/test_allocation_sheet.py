"""The sheet Allocation re-adds the plan, and turns red where an input no longer allows it."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from evaluation.core.place import column_letters
from evaluation.core.text import Lang
from evaluation.pipeline import run
from evaluation.planning.plan import Plan, allocate
from evaluation.resources import shipped
from evaluation.workbook.allocation_rules import rule_columns
from evaluation.workbook.allocation_sheet import allocation_columns
from evaluation.workbook.audit_workbook import audit_workbook
from tests.unit.workbook.recalculation import (
    by_formualizer,
    by_ironcalc,
    by_libreoffice,
    derived,
    differences,
)


@cache
def planned(mode: str) -> Plan:
    """Return the plan of the shipped example."""
    return allocate(run(shipped("tenders") / "qinghe-2026"), mode)


@cache
def book(mode: str, lang: Lang) -> bytes:
    """Return the audit workbook with that plan."""
    return audit_workbook(planned(mode).evaluation, lang, planned(mode))


@pytest.mark.parametrize(
    ("mode", "lang"),
    [
        ("rank-bound", "zh"),
        ("serial", "en"),
        pytest.param("portfolio", "zh", marks=pytest.mark.slow),
    ],
)
def test_two_engines_confirm_the_plan(mode: str, lang: Lang, tmp_path: Path) -> None:
    """Every rule, the value and the upper bound recalculate to the figures of the decision."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(book(mode, lang))
    found = derived(path.read_bytes())
    assert differences(found, by_formualizer(path.read_bytes())) == []
    assert differences(found, by_ironcalc(path, list(found.formulas))) == []
    assert found.failing(found.stored) == []


def test_the_bound_and_the_gap_stand_on_the_sheet() -> None:
    """An auditor reads value, bound and gap where they are added up."""
    found = derived(book("rank-bound", "en"))
    figures = [value for (sheet, _), value in found.stored.items() if sheet == "Allocation"]
    assert figures.count(2_029_135) >= 3  # value, recorded value, upper bound
    assert 2_007_917.724 in figures  # one of the cases


@pytest.mark.parametrize(
    ("cell", "typed", "red"),
    [
        ("'Bids'!$E$24", "402001", {"price_check"}),
        ("'Bids'!$E$24", "1402000", {"price_check", "funds.budget", "R2[T07]"}),
        ("'Policy'!$G$2", "0.48", {"R1"}),
        ("'Tender'!$B$24", "2712999", {"funds.budget"}),
    ],
)
def test_a_changed_input_turns_the_right_cell_red(
    cell: str, typed: str, red: set[str], tmp_path: Path
) -> None:
    """A price, a share or the budget is changed: the cells that no longer hold say so."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(book("rank-bound", "en"))
    found = derived(path.read_bytes())
    computed = by_ironcalc(path, list(found.formulas), {cell: typed})
    wrong = {place for place in found.failing(computed) if place[0] == "Allocation"}
    assert red <= {head(place[1]) for place in wrong}
    assert {head(place[1]) for place in wrong} - {"value_check", "rank_check"} == red


def head(cell: str) -> str:
    """Return what the column of `cell` shows: its key, or the name of its rule."""
    plan = planned("rank-bound")
    names = {column.key: column.row.name for column in rule_columns(plan)}
    letters = {column_letters(at): key for key, at in allocation_columns(plan).items()}
    key = letters[cell.rstrip("0123456789")]
    return names.get(key, key)


def test_scoring_writes_no_plan() -> None:
    """``tender score`` does not solve: its workbook has no sheet of the allocation."""
    found = derived(audit_workbook(planned("rank-bound").evaluation, "en"))
    assert not [sheet for sheet, _ in found.formulas if sheet == "Allocation"]


@pytest.mark.needs("soffice")
def test_libreoffice_confirms_the_plan(tmp_path: Path) -> None:
    """So does LibreOffice, in either mode."""
    books = {tmp_path / f"{m}.xlsx": book(m, "zh") for m in ("rank-bound", "portfolio")}
    for path, data in books.items():
        path.write_bytes(data)
    computed = by_libreoffice(list(books), tmp_path)
    assert {path: differences(derived(books[path]), computed[path]) for path in books} == {
        path: [] for path in books
    }


@pytest.mark.needs("soffice")
def test_in_libreoffice_a_dearer_bid_turns_the_budget_and_its_cap_red(tmp_path: Path) -> None:
    """A million more for B0501: the price, the budget, the cap of its bidder, and no other rule."""
    path, data = tmp_path / "changed.xlsx", book("rank-bound", "en")
    path.write_bytes(retyped(data, "Bids", "E24", "1402000"))
    computed = by_libreoffice([path], tmp_path)[path]
    wrong = {place for place in derived(data).failing(computed) if place[0] == "Allocation"}
    assert {head(place[1]) for place in wrong} - {"value_check", "rank_check"} == {
        "price_check",
        "funds.budget",
        "R2[T07]",
    }


def retyped(data: bytes, sheet: str, cell: str, number: str) -> bytes:
    """Return the workbook with another number in a cell."""
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == part:
                pattern = f'(<c r="{cell}"[^>]*><v>)[^<]*(</v>)'
                xml = re.sub(pattern, rf"\g<1>{number}\g<2>", xml.decode()).encode()
            new.writestr(name, xml)
    return changed.getvalue()
