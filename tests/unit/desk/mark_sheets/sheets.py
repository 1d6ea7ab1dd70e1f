"""A small tender that is ready to be marked, and pens that fill in its mark sheets."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from evaluation.core.errors import TenderError
from evaluation.core.text import Lang
from evaluation.desk.mark_sheets.collecting import Collection, collect, plan
from evaluation.desk.mark_sheets.issuing import Issue, issue
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Lot,
    Screening,
    Tenderer,
)
from evaluation.dossier.writing.folder_writing import write_folder
from tests.unit.dossier.dossiers import IN_TIME, small

NOW = datetime(2026, 3, 24, 9, 30, tzinfo=UTC)
WHO = "王五"


def ready(*, blind: bool = False) -> Dossier:
    """Return a dossier of two lots, five bids and three experts; nothing is marked yet."""
    start = small()
    criteria = (
        Criterion(code="T1", title="服务方案", kind="subjective", max_points=Decimal(40),
                  descriptor="含时间、地点、人员、经费四项，每项 10 分"),
        Criterion(code="T2", title="团队", kind="subjective", max_points=Decimal("12.5"),
                  lots=("L01",)),
        replace(start.criteria[1], code="T3"),
        *start.criteria[2:],
    )  # fmt: skip
    experts = (
        Expert(id="E01", name="张三", declaration="none", chair=True),
        Expert(id="E02", name="李四", declaration="none"),
        Expert(id="E03", name="赵六", declaration="none", lots=("L02",)),
        Expert(id="E04", name="孙七"),
    )
    return replace(
        start,
        tender=replace(start.tender, blind=blind),
        lots=(*start.lots[:1], Lot(id="L02", title="夜校艺术课")),
        criteria=criteria,
        panel=experts,
        tenderers=tuple(Tenderer(id=f"S0{n}", name=f"{name}艺术中心")
                        for n, name in enumerate(("星河", "月湖", "云山"), 1)),
        bids=tuple(Bid(id=id_, lot=lot, tenderer=tenderer, quote=Decimal("98765.40"),
                       received=IN_TIME)
                   for id_, lot, tenderer in (("B01", "L01", "S01"), ("B02", "L01", "S02"),
                                              ("B03", "L01", "S03"), ("B11", "L02", "S01"),
                                              ("B12", "L02", "S02"))),
        screening=(Screening(bid="B03", requirement="资格", passed=False, reason="无证"),),
        facts=(),
        rulings=(),
        marks=Marks(),
    )  # fmt: skip


def folder(path: Path, dossier: Dossier | None = None) -> Path:
    """Write `dossier` as a folder at `path`."""
    write_folder(dossier or ready(), path, "zh", force=True)
    return path


def sent(dossier: Path, target: Path, lang: Lang = "zh", experts: tuple[str, ...] = ()) -> Issue:
    """Issue the mark sheets of the dossier at `dossier` to the folder `target`."""
    return issue(read(dossier), target, lang, who=WHO, time=NOW, experts=experts)


def fill(path: Path, pen: Callable[[Any], None] | None = None, points: float = 7.5) -> Path:
    """Write `points` into every mark of the sheet at `path`, then let `pen` at the workbook."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    for cell in blanks(book).values():
        cell.value = points
    if pen is not None:
        pen(book)
    book.save(path)
    return path


def blanks(book: Any) -> dict[str, Any]:  # noqa: ANN401 - a workbook of openpyxl
    """Return the cells of the marks by tab and name: unlocked, on a sheet of a lot."""
    return {
        f"{page.title}!{cell.coordinate}": cell
        for page in book.worksheets[:-2]
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }


def remarks(book: Any) -> list[Any]:  # noqa: ANN401 - a workbook of openpyxl
    """Return the cells of the comments, a bid each."""
    page = book.worksheets[-2]
    return [cell for row in page.iter_rows() for cell in row if not cell.protection.locked]


def taken(dossier: Path, *files: Path) -> Collection:
    """Collect `files` into the dossier."""
    planned = plan(read(dossier), files)
    collect(planned, who=WHO, time=NOW)
    return planned


def refused(dossier: Path, *files: Path) -> dict[str, list[str]]:
    """Return the places that collecting `files` names, by code."""
    try:
        plan(read(dossier), files)
    except TenderError as problem:
        found: dict[str, list[str]] = {}
        for finding in problem.findings:
            found.setdefault(finding.code, []).append(str(finding.place))
        return found
    return {}


def marks_of(dossier: Path, expert: str) -> Mapping[tuple[str, str], Decimal]:
    """Return the marks of `expert` in the dossier at `dossier`."""
    values = read(dossier).usable().marks.values
    return {which: given[expert] for which, given in values.items() if expert in given}
