"""What changed in a sheet since it was sealed, cell by cell."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import MARKS, sheet
from evaluation.ledger.stages import Lines, known_by

Cells = Mapping[str, str]
"""The cells of a canonical line, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedChange:
    """One cell, or one whole record, that is not as it was sealed.

    Args:
        sheet: its key, such as ``criteria`` or ``marks E01``.
        record: what the record is known by, such as ``T1``; empty for the tender.
        column: the key of the column; empty where the whole record is meant.
        was: what the seal has; empty for a blank.
        now: what stands there; empty for a blank.
        kind: ``cell`` changed, record ``gone``, record ``new``, or only ``moved``.
        place: where it stands, or stood.
    """

    sheet: str
    record: str
    column: str = ""
    was: str = ""
    now: str = ""
    kind: Literal["cell", "gone", "new", "moved"] = "cell"
    place: Place

    @property
    def says(self) -> Text:
        """The change in a few words."""
        return Text(self._say("zh"), self._say("en"))

    def _say(self, lang: Lang) -> str:
        zh = lang == "zh"
        record = self.record or term("tender", lang)
        if self.kind == "cell":
            column = _label(self.sheet, self.column, lang)
            was, now = (part or ("空" if zh else "blank") for part in (self.was, self.now))
            if zh:
                return f"{record} 的“{column}”封存时为 {was}，现为 {now}"
            return f"{column} of {record} was {was} when sealed and is {now}"
        words = {
            "gone": (f"{record} 封存时有，现已不在", f"{record} was there when sealed and is gone"),
            "new": (f"{record} 封存时没有", f"{record} was not there when sealed"),
            "moved": (f"{record} 的行次与封存时不同", f"{record} stood in another row when sealed"),
        }[self.kind]
        return words[0 if zh else 1]


def changes(
    key: str, sealed: Lines, now: Lines, dossier: Dossier, *, growing: bool = False
) -> tuple[SealedChange, ...]:
    """Return what changed from the `sealed` lines of a sheet to those that stand there `now`.

    Args:
        key: of the sheet.
        sealed: as kept with the seal.
        now: of `dossier`, in the order of its sheet.
        dossier: for the places of the cells.
        growing: whether new records are nothing to report.
    """
    if sealed == now:
        return ()
    old, new = _named(key, sealed), _named(key, now)
    same = [name for name in old if name in new]
    gone = [name for name in old if name not in new]
    added = [name for name in new if name not in old]
    renamed = () if growing else _renamed(gone, added, [*old], [*new])
    pairs = [*((name, name) for name in same), *renamed]
    at = {name: row for row, name in enumerate(new)}
    found = [
        change
        for before, after in pairs
        for change in _cells(key, before, old[before], new[after], at[after], dossier)
    ]
    paired = {name for pair in renamed for name in pair}
    found += (
        SealedChange(sheet=key, record=_title(name), kind="gone", place=_sheet_place(key, dossier))
        for name in gone
        if name not in paired
    )
    if not growing:
        found += (
            SealedChange(sheet=key, record=_title(name), kind="new",
                   place=_place(key, at[name], "", new[name], dossier))
            for name in added
            if name not in paired
        )  # fmt: skip
        found += [] if found else _moved(key, [*old], [*new], new, dossier)
    return tuple(found)


Name = tuple[str, ...]
"""What a record is known by; a number at the end tells those of one name apart."""


def _named(key: str, lines: Lines) -> dict[Name, Cells]:
    seen: Counter[Name] = Counter()
    named: dict[Name, Cells] = {}
    for line in lines:
        cells = _parsed(key, line)
        name = tuple(cells.get(column, "") for column in known_by(key))
        seen[name] += 1
        named[(*name, str(seen[name]))] = cells
    return named


def _parsed(key: str, line: str) -> Cells:
    flat = json.loads(line)
    if key.startswith(MARKS):
        return dict(zip(("bid", "criterion", "mark"), flat, strict=True))
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _title(name: Name) -> str:
    known = " ".join(part for part in name[:-1] if part)
    return known if name[-1] == "1" else f"{known} ({name[-1]})"


def _renamed(
    gone: Sequence[Name], added: Sequence[Name], old: Sequence[Name], new: Sequence[Name]
) -> tuple[tuple[Name, Name], ...]:
    """Records of which the name itself was changed: one gone and one new in the same row."""
    rows = {new.index(name): name for name in added}
    return tuple((name, rows[old.index(name)]) for name in gone if old.index(name) in rows)


def _cells(
    key: str, name: Name, old: Cells, new: Cells, row: int, dossier: Dossier
) -> Iterator[SealedChange]:
    for column in dict.fromkeys((*old, *new)):
        was, now = old.get(column, ""), new.get(column, "")
        if was != now and not (was == "" and now == _default(key, column)):
            place = _place(key, row, column, new, dossier)
            yield SealedChange(
                sheet=key, record=_title(name), column=column, was=was, now=now, place=place
            )


def _default(key: str, column: str) -> str | None:
    """What a blank cell of the column means, and so does a column no seal of its time knew."""
    return None if key.startswith(MARKS) else sheet(key).column(column).default


def _moved(
    key: str, old: list[Name], new: list[Name], cells: Mapping[Name, Cells], dossier: Dossier
) -> list[SealedChange]:
    for row, name in enumerate(new):
        if old[row] != name:
            place = _place(key, row, "", cells[name], dossier)
            return [SealedChange(sheet=key, record=_title(name), kind="moved", place=place)]
    return []


def _place(key: str, row: int, column: str, cells: Cells, dossier: Dossier) -> Place:
    if key.startswith(MARKS):
        expert = key.removeprefix(f"{MARKS} ")
        return dossier.marks.at(expert, cells["bid"], cells["criterion"])
    return _records(key, dossier)[row].at(column)


def _sheet_place(key: str, dossier: Dossier) -> Place:
    """The sheet a record is missing from; the one of its kind that is there, if any is."""
    if key.startswith(MARKS):
        expert = key.removeprefix(f"{MARKS} ")
        known = (place for (who, _, _), place in dossier.marks.places.items() if who == expert)
        place = next(known, Place("", key))
        return Place(place.workbook, place.sheet)
    records = _records(key, dossier) or (dossier.tender,)
    origin = records[0].origin
    there = bool(_records(key, dossier))
    return Place(origin.workbook, origin.sheet if there else sheet(key).label("en"))


def _records(key: str, dossier: Dossier) -> tuple[Record, ...]:
    content = getattr(dossier, key)
    return content if isinstance(content, tuple) else (content,)


def _label(key: str, column: str, lang: Lang) -> str:
    if key.startswith(MARKS):
        return term(column, lang)
    return sheet(key).column(column).label(lang)
