"""Writes the Guide sheet."""

from typing import TYPE_CHECKING

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.guide import guide_lines
from evaluation.dossier.writing.addresses import reference
from evaluation.dossier.writing.looks import HEAD, LABEL, TITLE, Look, row_height, set_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDTHS = (24, 84, 20)


def add_guide(workbook: "Workbook", look: Look, lang: Lang) -> dict[str, str]:
    """Add the Guide sheet to an open workbook; return where its lists of words stand, for drop-downs."""
    rows: dict[str, list[int]] = {}
    page = workbook.add_worksheet(term("guide", lang))
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    prose = {"text_wrap": True, "valign": "top"}
    styles = {
        "title": (TITLE,),
        "section": ({**TITLE, "font_size": 12}, {**prose, "italic": True}),
        "text": ({"align": "right", "valign": "top"}, prose),
        "head": (HEAD, HEAD, HEAD),
        **dict.fromkeys(("row", "method", "model"), ({**LABEL, "bold": True}, LABEL, LABEL)),
    }
    for row, (style, cells) in enumerate(guide_lines(lang)):
        for column, text in enumerate(cells):
            if text:
                page.write_string(row, column, text, look.format(styles[style][column]))
        page.set_row(row, row_height(zip(cells, WIDTHS, strict=False)))
        rows.setdefault(style, []).append(row)
    set_up(page, lang, portrait=True)
    tab = term("guide", lang)
    return {
        name: f"={reference(tab, rows[name][0], 0)}:$A${rows[name][-1] + 1}"
        for name in ("method", "model")
    }
