"""Enters decisions into the sheets: a screening decision, a ruling, the award of lots, in rows.

What was typed is read as the sheets are read, written into the row, and the whole dossier is read
again from the copy before anything is put in place: what would not read back exactly is refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text, normal
from evaluation.desk.entering.reading_back import (
    read_again,
    refuse_faults,
    refuse_side_effects,
    written,
)
from evaluation.desk.entering.row_writing import Written, with_row
from evaluation.desk.entering.spot import Spot, spot_for
from evaluation.desk.entering.taking_over import Event, only_collector, take_over
from evaluation.dossier.cells import CellProblem, read_cell
from evaluation.dossier.fingerprint import canonical
from evaluation.dossier.reading.reading import Reading
from evaluation.dossier.record import Record, Value
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import SheetColumn, sheet
from evaluation.dossier.writing.cell_writing import printable, unwritable
from evaluation.dossier.writing.folder_writing import tables_bytes
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.ledger.stages import stage_of, stages_of

Enterable = Literal["screening", "rulings", "awards"]
"""The sheets that hold decisions of people, a row each."""

ENTER = "enter"

FORMULA = re.compile(r"\s*(?:[=+@]|-[^-\s])")
"""What a spreadsheet program takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredDecision:
    """Decisions as they would stand in their workbook; nothing has been written yet.

    Args:
        place: workbook, sheet and row of the first.
        rows: how many there are, each below the one before.
        data: the workbook with the row.
        before: the workbook as it was; None where there was none.
        was: the record it replaces, in words; empty where it is new.
        now: the record, in words.
        reason: of the decision, as typed.
        stage: that the decision belongs to.
        reading: of the dossier with the decision in it.
    """

    path: Path
    place: Place
    rows: int
    data: bytes
    before: bytes | None
    was: str
    now: str
    reason: str
    stage: str
    reading: Reading

    @property
    def target(self) -> Path:
        """The workbook that is written."""
        folder = self.path if self.path.is_dir() else self.path.parent
        return folder / self.place.workbook


def entry(reading: Reading, key: str, typed: Sequence[Mapping[str, str]]) -> EnteredDecision:
    """Return decisions as they would stand in the sheet `key`, all of them or none; see `enter`.

    A screening decision on the same bid, stage and requirement is replaced; a ruling or an award
    never is, as a later one outweighs an earlier.

    Args:
        reading: of the dossier, a workbook or a folder of workbooks.
        key: ``screening``, ``rulings`` or ``awards``.
        typed: what a person typed for each row, by the key of the column; screening takes one row.

    Raises:
        TenderError: a cell is blank or wrong, its stage is sealed, or the dossier cannot be read;
            every place is named.
        Unusable: the sheet takes no entries, or its workbook cannot be written to.
    """
    if key not in get_args(Enterable):
        known = ", ".join(get_args(Enterable))
        raise Unusable(
            Text(f"不能登记到“{key}”；可用：{known}", f"nothing is entered on {key}; use: {known}")
        )
    rows = [_values(key, each, _tab(reading, key)) for each in typed]
    old = _same(_dossier(reading), key, rows[0])
    if old is not None:  # what is not said anew stays
        rows[0] |= {name: getattr(old, name) for name in rows[0] if name not in typed[0]}
    spot = spot_for(reading, key, old)
    for each in typed:
        _refuse_unread(spot, key, each)
    return _entry(reading, key, rows, spot, old)


def enter(entry: EnteredDecision, *, who: str, time: datetime, why: str = "") -> Ledger:
    """Write `entry` into its workbook and put it on record; return the ledger.

    Args:
        entry: as prepared.
        who: the person who enters it.
        time: now.
        why: why a decision is replaced; else the reason of the decision is recorded.

    Raises:
        TenderError: the ledger has been changed.
        Unusable: nobody is named, no reason is given where a decision is replaced, or the workbook
            was changed or opened in the meantime.
    """
    if not normal(who):
        raise Unusable(Text("请写明经办人", "say who enters the decision"))
    if entry.was and not normal(why):
        raise Unusable(
            Text(
                f"{entry.place} 已有决定（{entry.was}）；请写明改动的理由",
                f"{entry.place} holds a decision already ({entry.was}); say why it is changed",
            )
        )
    details = {"place": str(entry.place), "entered": entry.now}
    details |= {"replaced": entry.was} if entry.was else {}
    event = Event(
        who=who, time=time.replace(microsecond=0).isoformat(), details=details, sheets={},
        what=ENTER, stage=entry.stage, reason=normal(why) or entry.reason,
    )  # fmt: skip
    with only_collector(entry.path):
        if (entry.target.read_bytes() if entry.target.is_file() else None) != entry.before:
            raise Unusable(
                Text(
                    f"{entry.place.workbook} 刚被改动，没有写入；请重新打开档案后再登记",
                    f"{entry.place.workbook} has just been changed and nothing was written; open "
                    "the dossier again and enter it anew",
                )
            )
        take_over(entry.path, entry.target, entry.data, event)
    ledger = ledger_of(entry.path)
    if ledger is None:
        raise LookupError(entry.path)  # it has just been written
    return ledger


def _dossier(reading: Reading) -> Dossier:
    if reading.dossier is None:
        raise refusal(reading.findings)
    return reading.dossier


def _values(key: str, typed: Mapping[str, str], tab: Place) -> dict[str, Value]:
    """What was typed, as the sheet would be read.

    Raises:
        TenderError: with a finding for each cell that is blank or wrong.
    """
    found, values = list[Finding](), dict[str, Value]()
    for column in sheet(key).columns:
        text = typed.get(column.key, "").replace("\r\n", "\n").strip()
        try:
            if column.kind in ("id", "text") and FORMULA.match(normal(text)):
                raise CellProblem(
                    "D061",
                    f"“{text[:40]}”会被表格软件当作公式；请不要以 = + - @ 开头",
                    f"'{text[:40]}' would be taken for a formula; do not begin with = + - @",
                )
            value = read_cell(_held(text, column), column)
        except CellProblem as problem:
            found.append(_wrong(tab, column, problem.code, problem.text))
            continue
        values[column.key] = value
        why = unwritable(value, column)
        if why:
            found.append(_wrong(tab, column, "D060", why))
    if found:
        zh, en = (
            f"有 {len(found)} 处须更正，没有写入",
            f"{len(found)} to correct; nothing was written",
        )
        raise TenderError(Text(zh, en), found)
    return values


def _tab(reading: Reading, key: str) -> Place:
    """The sheet as it is called in its workbook; as it would be called, where there is none."""
    for table in reading.tables:
        if table.key == key:
            return Place(table.workbook, table.name)
    return Place("", sheet(key).label("zh"))


def _held(text: str, column: SheetColumn) -> datetime | Decimal | str:
    """What a spreadsheet program would hold for `text` in such a column; the text if it is none."""
    try:
        if column.kind == "time":
            return datetime.fromisoformat(normal(text))
        if column.kind in ("money", "whole", "decimal"):
            return exact(normal(text))
    except ValueError:
        pass
    return text


def _wrong(tab: Place, column: SheetColumn, code: str, text: Text) -> Finding:
    zh, en = (column.label(lang) for lang in ("zh", "en"))
    message = Text(f"“{zh}”{text.zh}", f"{en} {text.en}")
    return Finding(code=code, severity=Severity.ERROR, message=message, place=tab)


def _same(dossier: Dossier, key: str, values: Mapping[str, Value]) -> Record | None:
    """The screening decision on the same bid, stage and requirement; None for a ruling."""
    if key != "screening":
        return None
    known = ("bid", "stage", "requirement")
    return next(
        (
            record
            for record in dossier.screening
            if all(
                normal(str(getattr(record, part))) == normal(str(values[part])) for part in known
            )
        ),
        None,
    )


def _refuse_unread(spot: Spot, key: str, typed: Mapping[str, str]) -> None:
    """Nothing that was typed is dropped because the sheet has no column for it."""
    lost = [column for column in sheet(key).columns
            if typed.get(column.key, "").strip() and column.key not in spot.columns]  # fmt: skip
    if lost:
        zh, en = ("、".join(each.label("zh") for each in lost),
                  ", ".join(each.label("en") for each in lost))  # fmt: skip
        raise Unusable(
            Text(
                f"{spot.workbook} 的“{spot.sheet}”表没有这些列：{zh}；请先在表头补上",
                f"the sheet {spot.sheet} of {spot.workbook} lacks the columns: {en}; add the heads",
            )
        )


def _entry(
    reading: Reading,
    key: str,
    rows: Sequence[Mapping[str, Value]],
    spot: Spot,
    old: Record | None,
) -> EnteredDecision:
    dossier = _dossier(reading)
    data = _with_rows(spot, key, rows, "en" if dossier.tender.language == "en" else "zh")
    after = read_again(reading, spot.workbook, data)
    refuse_faults(reading, after, spot)
    places = [Place(spot.workbook, spot.sheet, f"{spot.row + n}") for n in range(1, len(rows) + 1)]
    now = [written(after, key, *pair) for pair in zip(places, rows, strict=True)]
    refuse_side_effects(dossier, _dossier(after), key, now, old)
    reasons = dict.fromkeys(str(each["reason"]) for each in rows if each["reason"])
    return EnteredDecision(
        path=reading.path,
        place=places[0],
        rows=len(rows),
        data=data,
        before=spot.before,
        was=_said(key, old) if old else "",
        now=" | ".join(_said(key, each) for each in now),
        reason="; ".join(reasons),
        stage=stage_of(key, "", dossier.tender, stages_of(dossier.tender, dossier.law)),
        reading=after,
    )


def _with_rows(spot: Spot, key: str, rows: Sequence[Mapping[str, Value]], lang: Lang) -> bytes:
    """The workbook with each of `rows`, below one another; a new one where there was none."""
    if spot.before is None:
        given = (
            {n: value for n, value in each.items() if value not in (None, ())} for each in rows
        )
        return tables_bytes({key: tuple(given)}, lang)
    data = spot.before
    for number, values in enumerate(rows):
        cells = {
            at: printable(values[column.key], column, lang)
            for column in sheet(key).columns
            if (at := spot.columns.get(column.key)) is not None
        }
        data = _with_row(replace(spot, row=spot.row + number), data, cells)
    return data


def _with_row(spot: Spot, before: bytes, cells: Mapping[int, Written]) -> bytes:
    try:
        return with_row(before, spot.part, spot.row, cells, spot.like)
    except ValueError:
        raise Unusable(
            Text(
                f"{spot.workbook} 的写法特殊，不能登记；请用表格软件另存为 .xlsx 后重试",
                f"{spot.workbook} is written in a way that takes no entry; save it as .xlsx in a "
                "spreadsheet program and try again",
            )
        ) from None


def _said(key: str, record: Record) -> str:
    """A record in a line of the ledger: what is not blank, by the key of its column."""
    return "; ".join(_parts(key, record))


def _parts(key: str, record: Record) -> Iterator[str]:
    for column in sheet(key).columns:
        value = getattr(record, column.key)
        if value not in (None, ()):
            yield f"{column.key} {canonical(value)}"
