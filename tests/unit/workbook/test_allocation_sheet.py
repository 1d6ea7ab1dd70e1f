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
        ("'Bids'!$E$24", "402001", {"price_check", "same"}),
        ("'Bids'!$E$24", "1402000", {"price_check", "ranked", "same", "funds.budget", "R2[T07]"}),
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
        "ranked",
        "same",
        "funds.budget",
        "R2[T07]",
    }


WARNING = ("Allocation", "C1")
NO_RANK = "The funded bid B0501 is no longer ranked: the plan no longer rests on the ranking"
OTHERWISE = "level or size of B0501 are no longer those of the allocation"


@pytest.mark.needs("soffice")
def test_in_libreoffice_one_red_line_names_the_bid_the_plan_no_longer_rests_on(
    tmp_path: Path,
) -> None:
    """Excluded, without a rank, with another quote or level, its lot emptied: no error anywhere.

    Where the row of its lot is deleted, other sheets miss it, but the plan can still be read.
    """
    data = book("rank-bound", "en")
    bid, lot = row_of(data, "Bids", "B0501"), row_of(data, "Lots", "L05")
    cases: dict[str, tuple[dict[tuple[str, str], str | None], str | None]] = {
        "unchanged": ({}, None),
        "excluded": ({("Screening", f"D{row_of(data, 'Screening', 'B0501')}"): "no"}, NO_RANK),
        "rank": ({("Ranking", f"G{row_of(data, 'Ranking', 'B0501')}"): None}, NO_RANK),
        "quote": ({("Bids", f"E{bid}"): "390000"}, OTHERWISE),
        "level": ({("Bids", f"G{bid}"): "80% 300000"}, OTHERWISE),
        "lot": ({("Lots", f"{letter}{lot}"): None for letter in "ABCDEFGHIJKLMN"}, OTHERWISE),
    }
    books = {tmp_path / f"{name}.xlsx": typed for name, (typed, _) in cases.items()}
    for path, typed in books.items():
        changed = data
        for (sheet, cell), text in typed.items():
            changed = retyped(changed, sheet, cell, text)
        path.write_bytes(changed)
    removed = tmp_path / "removed.xlsx"
    removed.write_bytes(without_row(data, "Lots", lot))
    computed = by_libreoffice([*books, removed], tmp_path)
    assert NO_RANK in str(computed[removed][WARNING])
    assert ("Allocation", "#error") not in {(at[0], say) for at, say in computed[removed].items()}
    for path in books:
        found, said = computed[path], cases[path.stem][1]
        assert [place for place, value in found.items() if value == "#error"] == [], path.stem
        line = found.get(WARNING)
        assert line is None if said is None else said in str(line), path.stem


def test_the_red_line_is_chinese_too_and_counts_further_bids(tmp_path: Path) -> None:
    """Two funded bids are excluded: the first is named, the other counted, the sums are numbers."""
    data = book("rank-bound", "zh")
    path = tmp_path / "audit.xlsx"
    path.write_bytes(data)
    sheet = "资格与符合性审查"
    typed = {f"'{sheet}'!$D${row_of(data, sheet, bid)}": "否" for bid in ("B0501", "B1001")}
    computed = by_ironcalc(path, list(derived(data).formulas), typed)
    figures = {cell: value for (sheet, cell), value in computed.items() if sheet == "资金分配"}
    assert figures["C1"] == (
        "安排的响应 B0501 已不在排名内（另有 1 个）：方案不再以排名为依据，请重新分配。"
    )
    assert not [value for value in figures.values() if str(value).startswith("#")]
    assert 2_029_135 - 500_364 - 291_588 in figures.values()


def row_of(data: bytes, sheet: str, text: str) -> int:
    """Return the first row of a sheet in which a cell says `text`."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet)
    rows = enumerate(opened.to_python(skip_empty_area=False), 1)
    return next(number for number, values in rows if text in values)


def retyped(data: bytes, sheet: str, cell: str, typed: str | None) -> bytes:
    """Return the workbook with another number or text in a cell, or with nothing there."""
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == part:
                pattern = rf'<c r="{cell}"([^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)'
                xml = re.sub(pattern, _cell(cell, typed), xml.decode(), count=1).encode()
            new.writestr(name, xml)
    return changed.getvalue()


def without_row(data: bytes, sheet: str, row: int) -> bytes:
    """Return the workbook as its formulas read once a row of `sheet` is deleted."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                pattern = rf"(?:'|&apos;){sheet}(?:'|&apos;)!\$[A-Z]+\${row}(?!\d)"
                xml = re.sub(pattern, "#REF!", xml.decode()).encode()
            new.writestr(name, xml)
    return changed.getvalue()


def _cell(cell: str, typed: str | None) -> str:
    if typed is None:
        return rf'<c r="{cell}"\g<1>/>'
    if typed.isdecimal():
        return rf'<c r="{cell}"\g<1>><v>{typed}</v></c>'
    return rf'<c r="{cell}"\g<1> t="inlineStr"><is><t>{typed}</t></is></c>'
