"""A face as HTML: bars of what a sum is made of, workings that unfold, links, exact sorting."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from evaluation.core.exact import Number, ratio
from evaluation.core.table import Cell, Column, Row, Value, text_of
from evaluation.core.text import Text
from evaluation.display.face_content import FaceContent
from evaluation.display.sorting import options

STYLE = Markup("""<style>
.tender-face.tender-face { --ink: #b3261e; --hint: #8a4f00; --blue: 33,113,181; }
[data-jp-theme-light="false"] .tender-face.tender-face { --ink: #ff9a92; --hint: #ffc46b; --blue: 120,180,235; }
.tender-face.tender-face h4 { font-size: 1.15em; font-weight: 600; margin: .2em 0 .6em; }
.tender-face.tender-face p { margin: .3em 0; max-width: 60em; }
.tender-face.tender-face .picture svg { background: white; max-width: 100%; height: auto; }
.tender-face.tender-face table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0;
  table-layout: auto; width: auto; }
.tender-face.tender-face th, .tender-face.tender-face td { text-align: left; vertical-align: baseline; padding: .25em .5em;
  border-bottom: 1px solid rgba(128,128,128,.3); white-space: normal; min-width: 2.6em; }
.tender-face.tender-face th { border-bottom: 2px solid rgba(128,128,128,.6); vertical-align: bottom; }
.tender-face.tender-face th.number .dt-column-header { flex-direction: row; justify-content: flex-end; }
.tender-face.tender-face th small { display: block; font-weight: normal; }
.tender-face.tender-face td.wide { min-width: 15em; }
.tender-face.tender-face td:has(details[open]) { min-width: 22em; }
.tender-face.tender-face .number { text-align: right; }
.tender-face.tender-face td.number, .tender-face.tender-face td.short { white-space: nowrap; }
.tender-face.tender-face th { white-space: normal; word-break: keep-all; }
.tender-face.tender-face th.long { word-break: normal; }
.tender-face.tender-face .strong, .tender-face.tender-face tr:is(.first, .group, .sum) td { font-weight: bold; }
.tender-face.tender-face .error { color: var(--ink); font-weight: bold; }
.tender-face.tender-face .warning { color: var(--hint); }
.tender-face.tender-face .quiet, .tender-face.tender-face tr.out { opacity: .7; }
.tender-face.tender-face .marked { outline: 2px solid var(--ink); outline-offset: -2px; }
.tender-face.tender-face .bar { display: flex; width: 10em; height: 1.1em; background: rgba(128,128,128,.15); }
.tender-face.tender-face .bar i { border-right: 1px solid white; box-sizing: border-box; }
.tender-face.tender-face summary { cursor: pointer; }
.tender-face.tender-face .dtcc svg { max-width: none; }
.tender-face.tender-face div.dt-container { background: none; color: inherit; width: fit-content;
  max-width: 100%; overflow-x: auto; }
</style>""")
"""Looks of all faces, named twice to outweigh the page's own; the type is that of the page."""

SHORT, WIDE = 24, 48
"""Up to so many signs a text stands in one line; from so many on it is given a wide column."""

COLOURS = ("#2171b5", "#6baed6", "#31a354", "#a1d99b", "#756bb1", "#bcbddc", "#e6550d", "#fdae6b")
"""Colours of the parts of a bar, in their order; a bar says the figures under the pointer too."""

DEEPEST = 0.6
"""How deep the deepest shade is; the figure must stay easy to read."""

UNFOLD = Text("展开", "show")

COPY = Text("点击下载副本查看；改动请写在原文件：{}", "opens a copy; write changes into {}")


def html_of(face: FaceContent) -> Markup:
    """Return `face` as a piece of HTML that needs nothing from outside."""
    title = Markup("<h4>{}</h4>").format(face.title)
    drawn = (Markup(picture.svg) for picture in face.pictures)  # their words are escaped
    pictures = Markup("").join(
        Markup('<div class="picture">{}</div>').format(each) for each in drawn
    )
    empty = face.table.empty
    none = (empty.say(face.lang),) if empty is not None and not face.rows else ()
    table = _table(face) if face.rows else Markup("")
    body = title + _paragraphs((*face.remarks, *none)) + pictures + table + _paragraphs(face.notes)
    return Markup('<div class="tender-face">{}{}</div>').format(STYLE, body)


def _paragraphs(texts: Iterable[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(each) for each in texts)


def _table(face: FaceContent) -> Markup:
    columns, rows = face.table.columns, face.rows
    head = Markup("").join(_head(face, column) for column in columns)
    ranks = [_ranks(row.cells[at].value for row in rows) for at in range(len(columns))]
    body = Markup("").join(_row(face, row, ranks) for row in rows)
    texts = zip(*face.table.texts(face.lang), strict=True)
    sorts = [[] if _ordered(c) else list(each) for c, each in zip(columns, texts, strict=True)]
    wanted = options(sorts, len(rows), face.lang)
    return Markup(
        '<table data-tender="{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(wanted, head, body)


def _head(face: FaceContent, column: Column) -> Markup:
    said = column.title(face.lang)
    long = "long" if wide(said) > SHORT else ""
    look = " ".join(filter(None, ("number" if column.numeric else "", long)))
    below = Markup("<small>{}</small>").format(column.below.say(face.lang)) if column.below else ""
    return Markup('<th class="{}">{}{}</th>').format(look, said, below)


def _row(face: FaceContent, row: Row, ranks: Sequence[Mapping[Value, int]]) -> Markup:
    look = Markup(' class="{}"').format(row.look) if row.look else ""
    told = (
        _cell(face, column, cell, places)
        for (column, cell), places in zip(face.table.pairs(row), ranks, strict=True)
    )
    return Markup("<tr{}>{}</tr>").format(look, Markup("").join(told))


def _ordered(column: Column) -> bool:
    return column.numeric or column.kind in ("day", "moment")


def _ranks(values: Iterable[Value]) -> dict[Value, int]:
    """The place of each value among all, so that a browser sorts exact values exactly."""
    found = {each for each in values if isinstance(each, Number | date)}
    return {value: at for at, value in enumerate(sorted(found, key=_exact), 1)}


def _exact(value: Number | date) -> Any:  # noqa: ANN401 - numbers or days, never both
    return value.isoformat() if isinstance(value, date) else ratio(value)


def wide(text: str) -> int:
    """Return how many signs of the Latin alphabet are as wide as `text`.

    Example:
        >>> wide("L01 包号")
        8
    """
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def _cell(face: FaceContent, column: Column, cell: Cell, places: Mapping[Value, int]) -> Markup:
    text = text_of(cell, column, face.lang)
    path = _file(face, cell, text)
    shown = _shown(face, column, cell, text, path)
    plain = shown is None
    width = ("short" if wide(text) <= SHORT else "wide" if wide(text) > WIDE else "") * plain
    shade = "" if cell.shade is None else f"{DEEPEST * float(cell.shade):.2f}"
    said = {
        "class": " ".join(filter(None, (cell.look, "number" if column.numeric else width))),
        "style": shade and f"background: rgba(var(--blue),{shade})",
        "title": cell.hint.say(face.lang) if cell.hint else _hint(face, path),
        "data-order": str(places.get(cell.value, 0)) if _ordered(column) else "",
        "data-filter": "" if plain else text,
    }
    told = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in said.items() if value
    )
    return Markup("<td{}>{}</td>").format(told, _breakable(text) if shown is None else shown)


def _shown(
    face: FaceContent, column: Column, cell: Cell, text: str, path: Path | None
) -> Markup | None:
    """What stands in a cell that is more than its text."""
    if cell.parts:
        return _bar(face, cell, escape(text) if column.numeric else Markup(""))
    if cell.lines:
        return _unfolding(face, cell, text)
    if path is not None and (face.home is None or _near(path)):
        return _link(path if face.home is None else Path(os.path.relpath(path)), text)
    if cell.depth:
        return Markup('<span style="padding-left:{}em">{}</span>').format(cell.depth, text)
    return None


def _breakable(text: str) -> Markup:
    """A long name without spaces may be broken where it has a stroke."""
    shown = escape(text)
    if len(text) <= SHORT or " " in text:
        return shown
    return shown.replace("/", Markup("/<wbr>")).replace("_", Markup("_<wbr>"))


def _bar(face: FaceContent, cell: Cell, text: Markup) -> Markup:
    """The parts side by side; the whole width is what could be had."""
    full = ratio(cell.whole or 0)
    pieces = Markup("").join(
        Markup('<i style="width:{}%;background:{}" title="{}"></i>').format(
            f"{float(max(ratio(part), ratio(0)) / full * 100) if full else 0:.2f}",
            COLOURS[at % len(COLOURS)],
            said.say(face.lang),
        )
        for at, (said, part) in enumerate(cell.parts)
    )
    label = "; ".join(said.say(face.lang) for said, _ in cell.parts)
    bar = Markup('<div class="bar" role="img" aria-label="{}">{}</div>')
    return text + bar.format(label, pieces)


def _unfolding(face: FaceContent, cell: Cell, text: str) -> Markup:
    lines = (line.say(face.lang) for line in cell.lines)
    return Markup("<details><summary>{}</summary>{}</details>").format(
        text or UNFOLD.say(face.lang), Markup("<br>").join(lines)
    )


def _file(face: FaceContent, cell: Cell, text: str) -> Path | None:
    """The file whose name the cell says, where it stands there."""
    if cell.place is None or Path(cell.place.workbook).name != Path(text).name:
        return None
    named, home = Path(cell.place.workbook), face.home
    path = named if home is None else home / named if home.is_dir() else home
    return path if path.is_file() else None


def _near(path: Path) -> bool:
    """Whether the notebook reaches the file: in its folder or below it."""
    return not os.path.relpath(path).startswith("..")


def _hint(face: FaceContent, path: Path | None) -> str:
    if path is None or face.home is None:
        return ""
    return COPY.say(face.lang).format(os.path.relpath(path)) if _near(path) else str(path)


def _link(path: Path, text: str) -> Markup:
    """The name of a file as a link; JupyterLab shows PDFs and pictures itself.

    A workbook is handed to the browser as a copy, since JupyterLab cannot show it.
    """
    kept = ' download=""' if path.suffix.lower() == ".xlsx" else ""
    target = Markup('<a href="{}" target="_blank"{}>{}</a>')
    return target.format(quote(path.as_posix()), Markup(kept), text)
