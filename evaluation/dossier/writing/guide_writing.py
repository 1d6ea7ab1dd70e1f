"""Writes the Guide sheet."""

from typing import TYPE_CHECKING

from evaluation.core.glossary import term
from evaluation.core.text import Lang
from evaluation.dossier.guide import guide_lines
from evaluation.dossier.writing.looks import HEAD, LABEL, TITLE, Look, row_height, set_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDTHS = (24, 84, 20)


def add_guide(workbook: "Workbook", look: Look, lang: Lang) -> None:
    """Add the Guide sheet to an open workbook."""
    page = workbook.add_worksheet(term("guide", lang))
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    prose = {"text_wrap": True, "valign": "top"}
    styles = {
        "title": (TITLE,),
        "section": ({**TITLE, "font_size": 12}, {**prose, "italic": True}),
        "text": ({"align": "right", "valign": "top"}, prose),
        "head": (HEAD, HEAD, HEAD),
        "row": ({**LABEL, "bold": True}, LABEL, LABEL),
    }
    for row, (style, cells) in enumerate(guide_lines(lang)):
        for column, text in enumerate(cells):
            if text:
                page.write_string(row, column, text, look.format(styles[style][column]))
        page.set_row(row, row_height(zip(cells, WIDTHS, strict=False)))
    set_up(page, lang, portrait=True)
