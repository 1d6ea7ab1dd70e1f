"""A workbook as recorded beside the same workbook written anew from its inputs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evaluation.auditing.formulas import canonical_formula
from evaluation.auditing.workbook_content import BLANK, Content, StoredCell, StoredSheet, Value
from evaluation.core.place import Place
from evaluation.verdict import REASONS, Difference

NOISE = 1e-9
"""A difference of two doubles below this is none: it is the order of binary arithmetic. It is
taken relative to figures above 1; money has at most 4 decimals, points rarely more than 2."""

_READS = re.compile(r"""(?:IF\([^=]+="","",)?(?:VALUE\()?'?([^'!()=]+)'?!\$([A-Z]+)\$([0-9]+)\)*""")
"""A formula that shows a cell of another sheet."""

CAUSES = frozenset({"input", "law", "overwritten", "formula", "name", "sheet", "removed", "added"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """What the sheets of a workbook are.

    Args:
        derived: tabs that the audit workbook adds.
        law: the tab of the values of the law.
        record: the tab with the fingerprints.
        prints: the fingerprint of each input sheet now, by its tab.
        inputs_changed: whether one of them is not on record.
    """

    derived: frozenset[str]
    law: str
    record: str
    prints: Mapping[str, str]
    inputs_changed: bool = False


def compare(recorded: Content, anew: Content, name: str, kinds: Kinds) -> tuple[Difference, ...]:
    """Return every difference, causes first.

    Args:
        recorded: the workbook that is audited.
        anew: the one written from its inputs.
        name: how the audited workbook is called.
    """
    found = [*_tabs(recorded, anew, name), *_names(recorded, anew, name)]
    for tab in recorded.sheets.keys() & anew.sheets.keys():
        found += _sheet(recorded.sheets[tab], anew.sheets[tab], Place(name, tab), kinds)
    found += changed_inputs(recorded, name, kinds)
    return ordered(_explained(found, kinds))


def ordered(found: list[Difference]) -> tuple[Difference, ...]:
    """Return the differences by reason, then by place, each once."""
    rank = {reason: at for at, reason in enumerate(REASONS)}
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda each: (rank[each.reason], _order(each.place))))


def _order(place: Place) -> tuple[str, str, int, str]:
    column = place.cell.rstrip("0123456789")
    row = place.cell.removeprefix(column)
    return place.workbook, place.sheet, int(row) if row else 0, f"{len(column)}{column}"


def _tabs(recorded: Content, anew: Content, name: str) -> Iterator[Difference]:
    for tab in recorded.sheets.keys() - anew.sheets.keys():
        yield Difference(place=Place(name, tab), recorded=tab, recomputed="", reason="sheet")
    for tab in anew.sheets.keys() - recorded.sheets.keys():
        yield Difference(place=Place(name, tab), recorded="", recomputed=tab, reason="sheet")
    for tab in recorded.hidden - anew.hidden:
        yield Difference(place=Place(name, tab), recorded=tab, recomputed="", reason="hidden")


def _names(recorded: Content, anew: Content, name: str) -> Iterator[Difference]:
    for key in sorted(recorded.names.keys() | anew.names.keys()):
        ours, theirs = anew.names.get(key, ""), recorded.names.get(key, "")
        if canonical_formula(ours) != canonical_formula(theirs):
            place = Place(name, "", key)
            yield Difference(
                place=place, recorded=f"{key} = {theirs}", recomputed=f"{key} = {ours}",
                reason="name",
            )  # fmt: skip


def _sheet(
    recorded: StoredSheet, anew: StoredSheet, place: Place, kinds: Kinds
) -> Iterator[Difference]:
    for hidden in sorted(recorded.hidden - anew.hidden):
        where = replace(place, cell=hidden)
        yield Difference(place=where, recorded=hidden, recomputed="", reason="hidden")
    for name, theirs, ours in _unlike(recorded.cells, anew.cells):
        reason = _reason(theirs, ours, place.sheet, kinds)
        if reason:
            where = replace(place, cell=name)
            formula = reason in ("formula", "overwritten", "removed", "added")
            yield Difference(
                place=where, recorded=_shown(theirs, formula), recomputed=_shown(ours, formula),
                reason=reason,
            )  # fmt: skip


def _unlike(
    recorded: Mapping[str, StoredCell], anew: Mapping[str, StoredCell]
) -> Iterator[tuple[str, StoredCell, StoredCell]]:
    """Yield the cells that are not the same to the last digit, with what stands in each."""
    for name, theirs in recorded.items():
        ours = anew.get(name, BLANK)
        if theirs != ours or isinstance(theirs.value, bool) is not isinstance(ours.value, bool):
            yield name, theirs, ours
    for name in anew.keys() - recorded.keys():
        yield name, BLANK, anew[name]


def _reason(theirs: StoredCell, ours: StoredCell, tab: str, kinds: Kinds) -> str:
    if ours.formula and not theirs.formula:
        return "removed" if theirs.value is None else "overwritten"
    if theirs.formula and not ours.formula:
        return "added"
    if canonical_formula(theirs.formula) != canonical_formula(ours.formula):
        return "formula"
    if same(theirs.value, ours.value):
        return ""
    if theirs.formula:
        return "cached"
    if ours.value is None:
        return "added"
    if theirs.value is None:
        return "removed"
    return "law" if tab == kinds.law else "recorded" if tab in kinds.derived else "input"


def same(theirs: Value, ours: Value) -> bool:
    """Return whether two stored values are the same but for the noise of binary arithmetic.

    Example:
        >>> same(0.1 + 0.2, 0.3), same(86.41, 86.42), same("a", None), same(True, 1.0)
        (True, False, False, False)
    """
    if isinstance(theirs, float) and isinstance(ours, float):
        return abs(theirs - ours) <= NOISE * max(1.0, abs(ours) * 1e-3)
    return type(theirs) is type(ours) and theirs == ours


def _shown(cell: StoredCell, formula: bool = False) -> str:
    if formula and cell.formula:
        return f"={cell.formula}"
    value = cell.value
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def changed_inputs(recorded: Content, name: str, kinds: Kinds) -> Iterator[Difference]:
    """Yield the inputs that changed: by their cells, or by the fingerprint of their sheet.

    The cells that read an input still store what they read. Where a program recalculated the
    workbook, or no formula reads the cell, nothing is left of that.
    """
    if not kinds.inputs_changed:
        return
    cells = [*_changed_cells(recorded, name, kinds)]
    named = {each.place.sheet for each in cells}
    yield from cells
    yield from (each for each in _prints(recorded, name, kinds) if each.place.sheet not in named)


def _changed_cells(recorded: Content, name: str, kinds: Kinds) -> Iterator[Difference]:
    for tab in sorted(kinds.derived & recorded.sheets.keys()):
        for cell in recorded.sheets[tab].cells.values():
            read = _READS.fullmatch(cell.formula) if cell.formula else None
            if read is None or read[1] in kinds.derived or read[1] not in recorded.sheets:
                continue
            where = f"{read[2]}{read[3]}"
            now = recorded.sheets[read[1]].cells.get(where, BLANK)
            if not same(_plain(now.value), _plain(cell.value)):
                yield Difference(
                    place=Place(name, read[1], where),
                    recorded=_shown(cell),
                    recomputed=_shown(now),
                    reason="input",
                )


def _prints(recorded: Content, name: str, kinds: Kinds) -> Iterator[Difference]:
    """Yield the input sheets whose fingerprint is not the one on record, by their tabs."""
    record = recorded.sheets.get(kinds.record)
    for cell, title in record.cells.items() if record else ():
        tab = str(title.value).rsplit(": ", 1)[-1]
        if not cell.startswith("A") or tab not in kinds.prints:
            continue
        was = record.cells.get(f"B{cell[1:]}", BLANK) if record else BLANK
        if was.value != kinds.prints[tab]:
            yield Difference(
                place=Place(name, tab),
                recorded=_shown(was),
                recomputed=kinds.prints[tab],
                reason="input",
            )


def _plain(value: Value) -> Value:
    """A number that a ruling writes as text is that number."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _explained(found: list[Difference], kinds: Kinds) -> list[Difference]:
    """What follows from a cause says so; a figure that differs by itself keeps its reason."""
    reasons = {each.reason for each in found}
    caused = {"cached"} if kinds.inputs_changed or reasons & CAUSES else set[str]()
    if kinds.inputs_changed or "law" in reasons:
        caused.add("recorded")
    return [
        replace(each, reason="follows")
        if each.reason in caused and each.place.sheet != kinds.record
        else each
        for each in found
    ]
