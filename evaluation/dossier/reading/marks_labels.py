"""Whether the titles and maximum points printed beside the marks are those of the criteria."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text, normal
from evaluation.dossier.raw_tables import Raw, RawRow, RawTable
from evaluation.dossier.reading.tab_names import named_on
from evaluation.dossier.records import Criterion, Dossier
from evaluation.dossier.schema import MARKS


def check_labels(tables: Iterable[RawTable], dossier: Dossier) -> Iterator[Finding]:
    """Yield a warning for each label beside marks that differs from the sheet that it is taken from.

    The expert may have marked by what the label says, so people should ask; a blank label is fine.
    """
    known = _Known(
        criteria={criterion.code: criterion for criterion in dossier.criteria},
        bids={bid.id: bid.lot for bid in dossier.bids},
        lots={lot.id: lot.title for lot in dossier.lots},
        experts={expert.id: expert.name for expert in dossier.panel},
    )
    for table in (table for table in tables if table.key == MARKS):
        yield from _tab(table, known)
        told: set[tuple[int, int]] = set()
        first = {row.origin.row: row for row in reversed(table.rows)}  # a row has the same labels
        for row in reversed(first.values()):
            for column, what in WHAT.items():
                at = row.origin.cells.get(column)
                if at is None or at in told or row.cells[column] is None:
                    continue
                told.add(at)
                wanted = known.wanted(row, column)
                if wanted is not None and not _equal(row.cells[column], wanted):
                    yield _differs(row, column, what, wanted)


WHAT = {
    "name": (Text("姓名", "name"), "expert", Text("评审小组表", "Panel")),
    "lot": (Text("包号", "lot"), "bid", Text("响应文件表", "Bids")),
    "lot_title": (Text("包的名称", "title of the lot"), "lot", Text("采购包表", "Lots")),
    "title": (Text("名称", "title"), "criterion", Text("评审因素表", "Criteria")),
    "max_points": (Text("满分", "maximum points"), "criterion", Text("评审因素表", "Criteria")),
}
"""Each label: what it is, of what, and where it is taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the sheets say of experts, lots, bids and criteria, by their ids."""

    criteria: Mapping[str, Criterion]
    bids: Mapping[str, str]
    lots: Mapping[str, str]
    experts: Mapping[str, str]

    def wanted(self, row: RawRow, column: str) -> str | None:
        """Return what a label must say; None where nothing is known of it, which is told elsewhere."""
        criterion = self.criteria.get(str(row.cells["criterion"]))
        lot = self.bids.get(str(row.cells["bid"]))
        match column:
            case "name":
                return self.experts.get(str(row.cells["expert"]))
            case "lot":
                return lot
            case "lot_title":
                return self.lots.get(lot or "")
            case "title":
                return criterion.title if criterion else None
            case _:
                return f"{criterion.max_points:f}" if criterion else None


def _tab(table: RawTable, known: _Known) -> Iterator[Finding]:
    """Yield a warning where a tab names somebody else than the sheet does."""
    expert = str(table.rows[0].cells["expert"]) if table.rows else ""
    said = named_on(table.name)
    ours = {_plain(expert), _plain(known.experts.get(expert, ""))}
    if not expert or not said or _plain(said) in ours or _plain(_NUMBER.sub("", said)) in ours:
        return
    text = Text(
        zh=f"表名写的是“{said}”，表内却是 {expert} 的评分；请核对是谁的评分，并改正",
        en=f"the tab names '{said}', but the sheet has the marks of {expert}; find out whose they are, "
        "and correct it",
    )
    place = Place(table.workbook, table.name)
    yield Finding(code="D035", severity=Severity.WARNING, message=text, place=place)


def _plain(name: str) -> str:
    """The letters and digits of a name, as many as stand on a tab."""
    return "".join(sign for sign in normal(name).lower() if sign.isalnum())[:_ON_A_TAB]


_NUMBER = re.compile(r" \d+$")
"""What tells tabs apart whose names would be one."""

_ON_A_TAB = 20
"""Signs of a name that a tab has room for, beside the word for marks."""


def _equal(seen: Raw, wanted: str) -> bool:
    """Return whether a label says what it must, as a text or as a number."""
    if normal(str(seen)) == normal(wanted):
        return True
    try:
        return exact(normal(seen) if isinstance(seen, str) else seen) == exact(wanted)
    except (TypeError, ValueError):
        return False


def _differs(row: RawRow, column: str, what: tuple[Text, str, Text], wanted: str) -> Finding:
    label, of, source = what
    whose, seen = row.cells[of], str(row.cells[column])[:60]
    return Finding(
        code="D035",
        severity=Severity.WARNING,
        message=Text(
            zh=f"{whose} 的{label.zh}写为“{seen}”，{source.zh}为“{wanted}”；请核对专家按哪一个评分，并改正",
            en=f"the {label.en} of {whose} says '{seen}', and {source.en} says '{wanted}'; find out "
            "by which of them the expert marked, and correct it",
        ),
        place=row.origin.at(column),
    )
