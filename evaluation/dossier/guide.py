"""The Guide sheet: the order of work, the rules, and every column of every sheet, in words."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from evaluation.core.glossary import term, word
from evaluation.core.text import Lang
from evaluation.dossier.schema import COMMENTS, MARKS, OFFERED, SheetColumn, sheet, word_list
from evaluation.formula.catalogue import catalogue
from evaluation.law.method import methods

Line = tuple[str, tuple[str, ...]]
"""A style (``title``, ``section``, ``text``, ``head``, ``row`` or empty) and up to three cells."""


@cache
def _words() -> dict[str, Any]:
    raw = resources.files("evaluation.dossier").joinpath("guide.toml").read_text("utf-8")
    return tomllib.loads(raw)


def guide_lines(lang: Lang) -> Iterator[Line]:
    """Yield the lines of the Guide sheet, top to bottom.

    Example:
        >>> next(guide_lines("zh"))
        ('title', ('填写说明',))
    """
    words = _words()
    yield "title", (words["title"][lang],)
    for section, entries in (("steps", words["step"]), ("rules", words["rule"])):
        yield "", ()
        yield "section", (words[section][lang],)
        for number, entry in enumerate(entries, start=1):
            yield "text", (str(number), entry[lang])
    before = OFFERED.index(COMMENTS)
    for key in (*OFFERED[:before], MARKS, *OFFERED[before:]):
        what = words[MARKS][lang] if key == MARKS else sheet(key).guide.say(lang)
        yield "", ()
        yield "section", (term(key, lang), what)
        if key != MARKS:
            yield "head", tuple(words[name][lang] for name in ("column", "how", "need"))
            for column in sheet(key).columns:
                hint = column.hint.say(lang) if column.hint else ""
                yield "row", (column.label(lang), hint, _need(column, lang))
    for name, entries in _lists(lang).items():
        yield "", ()
        yield "section", (words[name]["title"][lang], words[name]["says"][lang])
        yield "head", tuple(words[head][lang] for head in ("entry", "source", "key"))
        for entry in entries:
            yield name, entry


def _lists(lang: Lang) -> dict[str, list[tuple[str, str, str]]]:
    """The lists of words too long for a drop-down: word, where it comes from, key."""
    return {
        "method": [(each.title.say(lang), each.cite.say(lang), each.key) for each in methods()],
        "model": [
            (title.say(lang), catalogue()[key].source.say(lang), key)
            for key, title in word_list("model").items()
        ],
    }


def _need(column: SheetColumn, lang: Lang) -> str:
    words = _words()
    if column.required:
        return str(words["required"][lang])
    if column.default is None:
        return str(words["optional"][lang])
    words_of = {"flag": "flag"}.get(column.kind, column.choices)
    default = word(words_of, column.default, lang) if words_of else column.default
    return str(words["defaulted"][lang]).format(default)
