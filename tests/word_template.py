"""The shipped Word templates, built from sources that can be read: ``templates/word/*.toml``.

``nox -s docs`` writes them anew. The layout is that of GB/T 9704,
in the faces that every Word of a Chinese office has.
"""

import io
import tomllib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evaluation.reports.word_form import MADE, same_bytes
from evaluation.resources import shipped

LATIN = "Times New Roman"

MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""Millimetres, after GB/T 9704."""

STYLES: dict[str, dict[str, Any]] = {
    "title": {"face": "黑体", "size": 22, "align": "CENTER", "bold": True, "after": 14},
    "heading": {"face": "黑体", "size": 16, "indent": True},
    "number": {"face": "仿宋", "size": 16, "align": "CENTER", "after": 14},
    "plain": {"face": "仿宋", "size": 16},
    "text": {"face": "仿宋", "size": 16, "indent": True},
    "lead": {"face": "仿宋", "size": 16, "indent": True},
    "closing": {"face": "仿宋", "size": 16, "align": "RIGHT"},
    "flow": {"face": "仿宋", "size": 16},
    "gap": {"face": "仿宋", "size": 6, "line": 8},
    "cell": {"face": "仿宋", "size": 10.5, "line": 16},
    "head-cell": {"face": "黑体", "size": 10.5, "line": 16, "align": "CENTER"},
    "draft": {"face": "黑体", "size": 26, "align": "CENTER", "bold": True, "grey": 150, "line": 30},
    "foot": {"face": "仿宋", "size": 7, "line": 10, "grey": 90},
    "page": {"face": "仿宋", "size": 14, "align": "CENTER", "line": 18},
}
"""Paragraph styles: sizes and lines in points; ``indent`` is two characters."""

ROWS = {"columns": "", "row": "cell", "flow-row": "cell", "head": "head-cell"}
"""What makes a table, with the style of its cells; ``columns`` gives widths in hundredths."""

KEEP = ("title", "heading", "number", "lead", "closing")
"""What never stands alone at the foot of a page."""

TEXT_WIDTH = 210 - 28 - 26


def word_template(source: str) -> bytes:
    """Return a Word template.

    Args:
        source: TOML with ``title`` and ``blocks``, each a style and its text or cells.
    """
    told = tomllib.loads(source)
    book = Document()
    _styles(book)
    _paper(book)
    for in_table, blocks in groupby(told["blocks"], key=lambda block: block[0] in ROWS):
        if in_table:
            _table(book, list(blocks))
        else:
            for style, text in blocks:
                book.add_paragraph(text, style=style)
    about = book.core_properties
    about.title, about.author, about.comments = told["title"], "{{ view.buyer }}", ""
    about.created = about.modified = MADE
    out = io.BytesIO()
    book.save(out)
    return same_bytes(out.getvalue())


def _styles(book: Any) -> None:  # noqa: ANN401 - python-docx's objects are dynamic
    for name, looks in STYLES.items():
        style = book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size = LATIN, Pt(looks["size"])
        style.font.bold = looks.get("bold", False)
        if "grey" in looks:
            style.font.color.rgb = RGBColor(*[looks["grey"]] * 3)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), looks["face"])
        shape = style.paragraph_format
        shape.line_spacing = Pt(looks.get("line", 28))
        shape.space_before, shape.space_after = Pt(0), Pt(looks.get("after", 0))
        shape.alignment = getattr(WD_ALIGN_PARAGRAPH, looks.get("align", "LEFT"))
        shape.keep_with_next = name in KEEP
        if looks.get("indent"):
            shape.first_line_indent = Pt(2 * looks["size"])


def _paper(book: Any) -> None:  # noqa: ANN401
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(section, side, Mm(width))
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style, head.text = book.styles["draft"], "{{ view.draft }}"
    foot.style = book.styles["page"]
    foot.add_run("— ")
    _page_number(foot)
    foot.add_run(" —")
    for text in (
        "{{ view.id }} · {{ say('fingerprint') }}{{ view.fingerprint }}",
        "{{ view.ledger }}",
    ):
        section.footer.add_paragraph(text, style=book.styles["foot"])


def _page_number(paragraph: Any) -> None:  # noqa: ANN401
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _table(book: Any, blocks: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    (_, *hundredths), *rows = blocks
    widths = [Mm(TEXT_WIDTH * int(each) / 100) for each in hundredths]
    table = book.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = book.styles["Table Grid"], False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for kind, *texts in rows:
        row = table.add_row()
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.paragraphs[0].style, cell.paragraphs[0].text = book.styles[ROWS[kind]], text
            cell.width = width
        _mark(row, "w:cantSplit")
        if kind == "head":
            _mark(row, "w:tblHeader")
    book.add_paragraph(style="gap")


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    """Say of a row that it stays whole, or that it is the head that each page repeats."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def build(folder: Path) -> None:
    """Write every Word template of `folder` from its source."""
    for source in sorted((folder / "word").glob("*.toml")):
        made = word_template(source.read_text("utf-8"))
        (folder / f"{source.stem}.docx").write_bytes(made)


if __name__ == "__main__":
    build(shipped("templates"))
