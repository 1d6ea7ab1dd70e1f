"""From tables to the records of a dossier; every cell that cannot be read is a finding."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from evaluation.core.currency import minor_digits
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.cells import CellProblem, id_text, read_cell
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.own_law import LawLine
from evaluation.dossier.raw_tables import Raw, RawRow, RawTable
from evaluation.dossier.record import Record, Value
from evaluation.dossier.records import RECORDS, Comment, Dossier, Tender
from evaluation.dossier.schema import (
    COMMENTS,
    MARK,
    MARKS,
    ORDER,
    OWN_LAW,
    SheetColumn,
    meant,
    sheet,
    word_list,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What could be made of the tables.

    Args:
        dossier: None where the Tender sheet cannot be read.
        ids: ids that stand in each sheet, also of rows that could not be read, so that one bad
            cell is not reported again wherever its row is referred to.
    """

    dossier: Dossier | None
    ids: Mapping[str, frozenset[str]]
    findings: tuple[Finding, ...]


def build(tables: Iterable[RawTable]) -> Built:
    """Return the records that `tables` hold."""
    by_key: dict[str, list[RawTable]] = {}
    for table in tables:
        by_key.setdefault(table.key, []).append(table)
    found: list[Finding] = []
    minor = minor_digits(_currency(by_key.get("tender", [])))
    records: dict[str, list[Record]] = {key: [] for key in ORDER}
    ids: dict[str, set[str]] = {key: set() for key in ORDER}
    for key in ORDER:
        for row in (row for table in by_key.get(key, []) for row in table.rows):
            ids[key].update(_ids(row))
            record = _record(key, row, minor, found)
            if record is not None:
                records[key].append(record)
    records[COMMENTS].sort(key=comment_order)  # as they stand in whatever workbooks
    records[OWN_LAW].sort(key=lambda line: cast(LawLine, line).file)
    marks = _marks((row for table in by_key.get(MARKS, []) for row in table.rows), found)
    dossier = None
    if records["tender"]:
        rest = {key: tuple(records[key]) for key in ORDER if key != "tender"}
        tender = cast(Tender, records["tender"][0])
        dossier = Dossier(tender=tender, marks=marks, **cast(dict[str, Any], rest))
    return Built(
        dossier=dossier,
        ids={key: frozenset(names) for key, names in ids.items()},
        findings=tuple(found),
    )


def comment_order(record: Record) -> tuple[str, str, str]:
    """Return by what comments are ordered, so that it does not matter how workbooks hold them."""
    comment = cast(Comment, record)
    return comment.expert, comment.bid, comment.criterion or ""


def _currency(tables: list[RawTable]) -> str:
    for row in (row for table in tables for row in table.rows):
        if isinstance(raw := row.cells.get("currency"), str):
            return id_text(raw)
    return "CNY"


def _ids(row: RawRow) -> Iterable[str]:
    for key in ("id", "code"):
        raw = row.cells.get(key)
        if isinstance(raw, str | float | int) and not isinstance(raw, bool):
            try:
                yield id_text(raw)
            except ValueError:
                continue


def _record(key: str, row: RawRow, minor: int, found: list[Finding]) -> Record | None:
    values: dict[str, Value] = {}
    before = len(found)
    for column in sheet(key).columns:
        try:
            value = read_cell(row.cells.get(column.key), column, minor)
        except CellProblem as problem:
            found.append(_finding(problem, column, row))
        else:
            if value is not None:
                values[column.key] = _keyed(value, column)
    if len(found) > before:
        return None
    return RECORDS[key](origin=row.origin, **cast(dict[str, Any], values))


def _keyed(value: Value, column: SheetColumn) -> Value:
    """The key where an id was written as one of the words that its column offers."""
    if column.kind == "id" and isinstance(column.offers, str) and isinstance(value, str):
        return meant(word_list(column.offers), value) or value
    return value


def _finding(problem: CellProblem, column: SheetColumn, row: RawRow) -> Finding:
    label = Text(zh=f"“{column.label('zh')}”", en=f"{column.label('en')} ")
    return Finding(
        code=problem.code,
        severity=Severity.ERROR,
        message=Text(zh=label.zh + problem.text.zh, en=label.en + problem.text.en),
        place=row.origin.at(column.key),
    )


def _marks(rows: Iterable[RawRow], found: list[Finding]) -> Marks:
    values: dict[tuple[str, str], dict[str, Decimal]] = {}
    places: dict[tuple[str, str, str], Place] = {}
    for row in rows:
        expert, bid, criterion = (str(row.cells[key]) for key in ("expert", "bid", "criterion"))
        place, value = row.origin.at("mark"), _mark(row.cells["mark"], row, found)
        known = places.setdefault((expert, bid, criterion), place)
        if value is None:
            continue
        if expert in values.setdefault((bid, criterion), {}):
            found.append(_twice(expert, bid, criterion, place, known))
            continue
        places[expert, bid, criterion] = place
        values[bid, criterion][expert] = value
    return Marks(values, places)


def _mark(raw: Raw, row: RawRow, found: list[Finding]) -> Decimal | None:
    try:
        return cast(Decimal | None, read_cell(raw, MARK))
    except CellProblem as problem:
        found.append(_finding(problem, MARK, row))
        return None


def _twice(expert: str, bid: str, criterion: str, place: Place, first: Place) -> Finding:
    return Finding(
        code="D034",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{expert} 对 {bid} 的 {criterion} 已在 {first} 评分；请只保留一处",
            en=f"{expert} has marked {bid} for {criterion} at {first} already; keep one of them",
        ),
        place=place,
    )
