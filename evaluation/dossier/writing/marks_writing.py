"""Writes the sheet of an expert: bids across, criteria down, a block for each lot."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.dossier.records import Criterion, Dossier
from evaluation.dossier.writing.looks import (
    HEAD,
    INPUT,
    LABEL,
    TITLE,
    TYPED,
    Look,
    cut,
    row_height,
    set_up,
)
from evaluation.dossier.writing.marks_layout import LABELS, Block, MarksSheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FORBIDDEN = str.maketrans("[]:*?/\\'", "--------")
_LONGEST_TAB = 31
TITLE_WIDTH = 36

_MARK = Text(
    "0 至 {} 分；还没有打分的留空，不要写 0",
    "0 to {} points; leave blank, not 0, what is not marked yet",
)
_WRONG = Text("应为 0 至 {} 之间的数字", "Write a number from 0 to {}.")


def marks_tabs(sheets: tuple[MarksSheet, ...], lang: Lang) -> Iterator[str]:
    """Yield the name on the tab of each sheet: the word for marks, then the expert's id.

    Example:
        >>> list(marks_tabs((MarksSheet(expert="E01"), MarksSheet(expert="a/b")), "en"))
        ['Marks E01', 'Marks a-b']
    """
    taken: set[str] = set()
    for sheet in sheets:
        whole = f"{term('marks', lang)} {sheet.expert.translate(_FORBIDDEN)}"
        tab, number = cut(whole, _LONGEST_TAB).strip(), 2
        while tab.lower() in taken:
            tail = f" {number}"
            tab, number = cut(whole, _LONGEST_TAB - len(tail)).strip() + tail, number + 1
        taken.add(tab.lower())
        yield tab


def write_marks(
    page: "Worksheet", sheet: MarksSheet, dossier: Dossier, look: Look, lang: Lang
) -> None:
    """Write the labels, the marks that are given, and unlocked blanks for the others."""
    page.write_string(0, 0, term("expert", lang), look.format(HEAD))
    page.write_string(0, 1, sheet.expert, look.format({**LABEL, "bold": True}))
    page.write_string(0, 2, sheet.name, look.format(LABEL))
    page.set_column(0, 0, 12)
    page.set_column(1, 1, TITLE_WIDTH)
    page.set_column(2, 2, 12)
    across = max((len(block.bids) for block in sheet.blocks), default=1)
    page.set_column(LABELS, LABELS + across - 1, 13)
    for block in sheet.blocks:
        _write_block(page, sheet.expert, block, dossier, look, lang)
    page.freeze_panes(1, LABELS)
    page.repeat_rows(0)
    page.repeat_columns(0, LABELS - 1)
    set_up(page, lang)


def _write_block(
    page: "Worksheet", expert: str, block: Block, dossier: Dossier, look: Look, lang: Lang
) -> None:
    lots = {lot.id: lot.title for lot in dossier.lots}
    bold, head = look.format({**TITLE, "font_size": 11}), look.format(HEAD)
    if block.lot:
        page.write_string(block.top, 0, term("lot", lang), bold)
        page.write_string(block.top, 1, f"{block.lot}", bold)
        page.write_string(block.top, 2, lots.get(block.lot, ""), bold)
    heads = [term(key, lang) for key in ("criterion", "title", "max_points")]
    for column, text in enumerate((*heads, *block.bids)):
        page.write_string(block.top + 1, column, text, head)
    criteria = {criterion.code: criterion for criterion in dossier.criteria}
    for down, code in enumerate(block.criteria):
        row, criterion = block.top + 2 + down, criteria.get(code)
        _write_labels(page, row, code, criterion, len(block.bids), look, lang)
    style = look.format({**INPUT, "num_format": TYPED, "align": "right"})
    for bid, code, row, column in block.cells():
        mark = dossier.marks.values.get((bid, code), {}).get(expert)
        if mark is None:
            page.write_blank(row, column, None, style)
        else:
            page.write_number(row, column, float(mark), style)


def _write_labels(
    page: "Worksheet", row: int, code: str, criterion: Criterion | None, bids: int, look: Look,
    lang: Lang,
) -> None:  # fmt: skip
    label = look.format(LABEL)
    page.write_string(row, 0, code, label)
    title = criterion.title if criterion else ""
    page.write_string(row, 1, title, label)
    page.set_row(row, row_height([(title, TITLE_WIDTH)]))
    if criterion is None:
        page.write_blank(row, 2, None, label)
        return
    page.write_number(row, 2, float(criterion.max_points), label)
    top: Decimal = criterion.max_points
    page.data_validation(row, LABELS, row, LABELS + bids - 1, {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": float(top),
        "input_title": cut(code, 32), "input_message": _MARK.say(lang).format(f"{top:f}"),
        "error_title": cut(code, 32), "error_message": _WRONG.say(lang).format(f"{top:f}"),
    })  # fmt: skip
