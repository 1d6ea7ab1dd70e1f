"""A good dossier as a real workbook, and the means to damage one cell of it."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Fact,
    Lot,
    Ruling,
    Screening,
    Tender,
    Tenderer,
)
from evaluation.dossier.schema import sheet
from evaluation.dossier.writing.workbooks import workbook_bytes

NAME = "dossier.xlsx"
BIDS, EXPERTS = ("B01", "B02", "B03", "B04"), ("E01", "E02", "E03", "E04", "E05")
NOON = datetime(2026, 3, 24, 12, 0)  # noqa: DTZ001 - local time of the tender


def good() -> Dossier:
    """Return a tender of one lot and four bids, with every kind of criterion and no fault."""
    marks = {
        (bid, code): {expert: Decimal(40 - 3 * at - n) / 2 for n, expert in enumerate(EXPERTS)}
        for code in ("T1", "T3")
        for at, bid in enumerate(BIDS)
    }
    marks |= {(bid, "T3"): dict.fromkeys(EXPERTS, Decimal(20 - at)) for at, bid in enumerate(BIDS)}
    return Dossier(
        tender=Tender(
            id="WH-2026-01",
            title="公共文化服务采购",
            buyer="某市文化局",
            method="cn_open_comprehensive",
            published=date(2026, 3, 1),
            deadline=datetime(2026, 3, 23, 9, 30),  # noqa: DTZ001 - local time
            opened=datetime(2026, 3, 23, 10, 0),  # noqa: DTZ001 - local time
            small_rate=Decimal("0.10"),
        ),
        lots=(Lot(id="L01", title="流动演出 40 场", budget=Decimal(120000)),),
        criteria=tuple(_criteria()),
        panel=tuple(Expert(id=id, name=f"专家{id}") for id in EXPERTS),
        tenderers=tuple(
            Tenderer(id=f"S{at}", name=f"某艺术团{at}", type="association") for at in range(1, 5)
        ),
        bids=tuple(
            Bid(
                id=id,
                lot="L01",
                tenderer=f"S{at}",
                received=datetime(2026, 3, 23, 9, at),  # noqa: DTZ001 - local time
                quote=Decimal(90000 + 5000 * at),
            )
            for at, id in enumerate(BIDS, 1)
        ),
        facts=tuple(Fact(bid=id, criterion="T2", value=Decimal(at)) for at, id in enumerate(BIDS)),
        screening=tuple(
            Screening(bid=id, requirement=what, stage=stage, passed=True)
            for id in BIDS
            for what, stage in (("法人资格", "qualification"), ("已盖章", "conformity"))
        ),
        marks=Marks(marks),
    )


def in_year(dossier: Dossier, year: int) -> Dossier:
    """Return `dossier` with the notice, the deadline, the opening and the bids in `year`."""
    tender = dossier.tender
    days = {key: getattr(tender, key) for key in ("published", "deadline", "opened")}
    moved = {key: day.replace(year=year) for key, day in days.items() if day}
    bids = tuple(
        replace(bid, received=bid.received and bid.received.replace(year=year))
        for bid in dossier.bids
    )
    return replace(dossier, tender=replace(tender, **moved), bids=bids)


def _criteria() -> list[Criterion]:
    return [
        Criterion(code="T", title="服务方案", kind="subjective", max_points=Decimal(50)),
        Criterion(
            code="T1", title="节目编排", kind="subjective", max_points=Decimal(20), parent="T"
        ),
        Criterion(
            code="T2",
            title="同类业绩",
            kind="objective",
            max_points=Decimal(30),
            model="[0,2) 10; [2,) 30",
            parent="T",
        ),
        Criterion(code="T3", title="人员资质", kind="objective", max_points=Decimal(20)),
        Criterion(code="P", title="报价", kind="price", max_points=Decimal(30)),
    ]


def ruling(what: str, subject: str, decision: str | None = None, **more: Any) -> Ruling:  # noqa: ANN401
    """Return a decision of people as the sheet Rulings has it."""
    return Ruling(
        what=what,
        subject=subject,
        decision=decision,
        reason="理由",
        who="评审小组",
        when=NOON,
        **more,
    )


class Book:
    """The workbook of a dossier, open for damage; cells are named as the records name them."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.lang = lang
        self.pages: Workbook = load_workbook(io.BytesIO(workbook_bytes(dossier, lang)))

    def page(self, key: str) -> Worksheet:
        """Return the sheet `key`; a mark sheet is called ``marks E01``."""
        word, _, expert = key.partition(" ")
        page = self.pages[f"{term(word, self.lang)} {expert}".strip()]
        assert isinstance(page, Worksheet)
        return page

    def cell(self, where: str) -> Cell:
        """Return the cell ``bids/2/quote`` (row and column key), ``tender/method`` or ``bids!B7``."""
        if "!" in where:
            key, name = where.split("!")
            found = self.page(key)[name]
        else:
            key, *row, column = where.split("/")
            keys = [each.key for each in sheet(key).columns]
            at = (int(row[0]), keys.index(column) + 1) if row else (keys.index(column) + 2, 2)
            found = self.page(key).cell(*at)
        assert isinstance(found, Cell)
        return found

    def put(self, where: str, value: object) -> None:
        """Write `value` into a cell."""
        self.cell(where).value = value  # type: ignore[assignment]

    def show(self, where: str, number_format: str, value: object = None) -> None:
        """Give a cell a number format, and a value where one is named."""
        cell = self.cell(where)
        cell.number_format = number_format
        cell.value = cell.value if value is None else value  # type: ignore[assignment]

    def place(self, where: str) -> str:
        """Return how a finding names the cell, the sheet or the workbook `where`.

        Args:
            where: as for `cell`, or the key of a sheet; after ``=`` the place itself.
        """
        if where.startswith("="):
            return where[1:]
        if "/" in where or "!" in where:
            cell = self.cell(where)
            return f"{NAME}[{cell.parent.title}!{cell.coordinate}]"
        word, _, expert = where.partition(" ")
        return f"{NAME}[{f'{term(word, self.lang)} {expert}'.strip()}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with a dossier, and the finding it leads to.

    Args:
        what: the fault in words, for the name of the test.
        at: the cell, sheet or workbook the finding names.
        change: makes another dossier of the good one before it is written.
        damage: changes cells of the workbook.
        rewrite: changes parts of the saved file, by name.
        beside: a file that lies in the folder, too.
        holds: what stands in it.
    """

    code: str
    what: str
    at: str
    change: Callable[[Dossier], Dossier] = lambda dossier: dossier
    damage: Callable[[Book], object] = lambda book: None
    rewrite: Callable[[dict[str, bytes]], object] | None = None
    beside: str = ""
    holds: bytes = b""

    def make(self, folder: Path, lang: Lang) -> str:
        """Write the dossier with its fault into `folder` and return the place to be named."""
        book = Book(self.change(good()), lang)
        place = book.place(self.at)
        self.damage(book)
        book.pages.save(folder / NAME)
        if self.rewrite:
            rewritten(folder / NAME, self.rewrite)
        if self.beside:
            (folder / self.beside).parent.mkdir(parents=True, exist_ok=True)
            (folder / self.beside).write_bytes(self.holds)
        return place


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change the parts of the workbook at `path`."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
