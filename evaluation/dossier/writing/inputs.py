"""What a person sees when a cell is entered: the drop-down list, the hint, the word of refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evaluation.core.text import Lang, Text
from evaluation.dossier.schema import SheetColumn
from evaluation.dossier.writing.looks import cut

LONGEST_LIST = 255
"""Characters of a drop-down that stands in the cell itself; a longer one needs cells of its own."""

LAST_ROW = 5000
"""Rows of a sheet that carry drop-downs and hints."""

_NUMBER = Text("请填写数字，不带单位和千分位", "Write a number, without units or separators.")
_DATE = Text("请填写日期，如 2026-03-01", "Write a date, e.g. 2026-03-01.")
_TIME = Text("请填写日期和时间，如 2026-03-21 09:30", "Write date and time, e.g. 2026-03-21 09:30.")
_WHOLE = Text("请填写整数", "Write a whole number.")
_LIST = Text("请从下拉列表中选择", "Choose from the list.")
_KNOWN = Text("前面的表中没有这个编号", "The sheet it belongs to has no such id.")

_EDGE = 1e15
_LIMITS: dict[str, tuple[dict[str, Any], Text]] = {
    "money": ({"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": _EDGE},
              _NUMBER),
    "decimal": ({"validate": "decimal", "criteria": "between", "minimum": -_EDGE,
                 "maximum": _EDGE}, _NUMBER),
    "whole": ({"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _EDGE},
              _WHOLE),
    "date": ({"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)}, _DATE),
    "time": ({"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)}, _TIME),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What else stands in a workbook.

    Args:
        tabs: the sheets by their keys, whose ids a drop-down may offer.
        lists: the cells of lists of words that are too long for a drop-down itself, by their names.
    """

    tabs: Mapping[str, str]
    lists: Mapping[str, str] = field(default_factory=dict)


def input_rule(
    column: SheetColumn, lang: Lang, beside: Beside, *, hint: bool = True
) -> dict[str, Any] | None:
    """Return the xlsxwriter data validation of a column, or None for a free cell.

    Args:
        beside: what a drop-down may refer to.
        hint: whether the hint pops up; not on the Tender sheet, where it stands beside the cell.
    """
    rule, refusal = _limit(column, lang, beside)
    if refusal is not None:
        rule |= {"error_title": cut(column.label(lang), 32), "error_message": refusal.say(lang)}
    if hint and column.hint:
        rule |= {"input_title": cut(column.label(lang), 32), "input_message": column.hint.say(lang)}
    return {"validate": "any", **rule} if rule else None


def _limit(column: SheetColumn, lang: Lang, beside: Beside) -> tuple[dict[str, Any], Text | None]:
    if words := column.words(lang):
        return {"validate": "list", "source": list(words)}, _LIST
    target = beside.tabs.get(column.refers_to or "") if column.kind == "id" else None
    if target:
        quoted = target.replace("'", "''")
        ids = f"='{quoted}'!$A$2:$A${LAST_ROW + 1}"
        return {"validate": "list", "source": ids, "error_type": "warning"}, _KNOWN
    if proposed := column.proposals(lang):
        named = beside.lists.get(column.offers) if isinstance(column.offers, str) else None
        source = named or list(proposed)
        if named or len(",".join(proposed)) <= LONGEST_LIST:
            return {"validate": "list", "source": source, "show_error": False}, None
    rule, refusal = _LIMITS.get(column.kind, ({}, None))
    return dict(rule), refusal
