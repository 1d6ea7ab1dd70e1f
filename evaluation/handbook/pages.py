"""The handbook as web pages: a page a chapter, a search that works without any server."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.core.table import Table
from evaluation.core.text import Lang
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry
from evaluation.handbook.lookup import called
from evaluation.handbook.view import anchor, handbook_view
from evaluation.reports.typesetting.environment import render
from evaluation.reports.typesetting.fonts import type_for
from evaluation.resources import shipped

FIRST = "index.html"
STYLE, SCRIPT, INDEX = "handbook.css", "search.js", "search-index.js"
LONGEST = 600
"""Signs of the text of an entry that are searched."""


def web_pages(book: Sequence[Chapter], lang: Lang) -> dict[str, bytes]:
    """Return the files of the pages by name; they refer to each other and to nothing else."""
    view = handbook_view(book, lang)
    pages = {FIRST: render("handbook/first_page.html.j2", view, lang)}
    for chapter in view.chapters:
        page = render("handbook/page.html.j2", replace(view, chapter=chapter), lang)
        pages[f"{chapter.id}.html"] = page
    script = (shipped("templates") / "handbook" / SCRIPT).read_text("utf-8")
    files = {**pages, SCRIPT: script, INDEX: search_index(book, lang)}
    rules, fonts = _fonts("".join(files.values()))
    files[STYLE] = f"{rules}\n{render('handbook/web.css', view, lang)}"
    return {**fonts, **{name: text.encode() for name, text in files.items()}}


def _fonts(text: str) -> tuple[str, dict[str, bytes]]:
    """Return the rules for the faces of `text` and their files; a machine may have no Chinese one.

    Pages are set in Hei alone, which reads best on a screen.
    """
    faces = type_for(text)
    rules = [rule for rule in faces.css.splitlines() if "song" not in rule]
    files = {}
    for address, data in faces.files.items():
        name = f"fonts/{address.removeprefix('font:')}.otf"
        if any(address in rule for rule in rules):
            files[name] = data
            rules = [rule.replace(address, name) for rule in rules]
    return "\n".join(rules), files


def search_index(book: Sequence[Chapter], lang: Lang) -> str:
    """Return the script that tells the search what there is.

    A page opened from a folder may load scripts, but may read no other file; hence a script.
    """
    records = [_record(chapter, entry, lang) for chapter in book for entry in chapter.entries]
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f"const ENTRIES = [\n{lines}\n];\n"


def _record(chapter: Chapter, entry: HandbookEntry, lang: Lang) -> dict[str, object]:
    return {
        "title": entry.title.say(lang),
        "chapter": chapter.title.say(lang),
        "at": f"{chapter.key}.html#{anchor(entry.address)}",
        "names": list(called(entry)),
        "text": " ".join(text for block in entry.blocks for text in _texts(block, lang))[:LONGEST],
    }


def _texts(block: Block, lang: Lang) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (text for row in block.texts(lang) for text in row if text)
    else:
        yield block.text.say(lang)
