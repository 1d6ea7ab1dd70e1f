"""The small example of the handbook: one lot, three bids, every sheet; in both languages."""

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from evaluation.core.errors import refusal
from evaluation.core.text import LANGS, Lang, Text
from evaluation.dossier.reading.build import build
from evaluation.dossier.reading.json_document import read_document
from evaluation.dossier.records import Dossier

_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00$")


@cache
def document(lang: Lang) -> str:
    """Return the example as a JSON document, a record a line."""
    folder = resources.files("evaluation.handbook").joinpath("examples")
    return folder.joinpath(f"first_day.{lang}.json").read_text("utf-8")


def dossier(lang: Lang) -> Dossier:
    """Return the example as it is read."""
    tables, findings = read_document(document(lang).encode(), f"first_day.{lang}.json")
    built = build(tables)
    if built.dossier is None:
        raise refusal((*findings, *built.findings))
    return built.dossier


@cache
def sheets(lang: Lang) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the example by sheet."""
    raw = json.loads(document(lang))
    return {key: rows if isinstance(rows, list) else [rows] for key, rows in raw.items()}


def example_value(sheet: str, column: str) -> Text | None:
    """Return what the first row of the example that fills `column` has there.

    Example:
        >>> example_value("bids", "quote").en
        '110000'
    """
    found = [_first(sheets(lang).get(sheet, []), column) for lang in LANGS]
    return None if found[0] is None else Text(*map(_typed, found))


def _first(rows: list[dict[str, Any]], column: str) -> object:
    return next((row[column] for row in rows if row.get(column) is not None), None)


def _typed(value: object) -> str:
    """A value as a person would type it into a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return _MOMENT.sub(r"\1 \2", str(value))
