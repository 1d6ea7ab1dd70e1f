"""Writes a dossier as one JSON document: the same sheets as lists of rows, for other systems.

Numbers stand as strings without idle zeros, dates in ISO form, drop-down values by their key,
lists as lists.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.cells import reads_as_number
from evaluation.dossier.own_law import lines_of
from evaluation.dossier.record import Value
from evaluation.dossier.records import Dossier
from evaluation.dossier.rows import mark_rows, sheet_rows
from evaluation.dossier.schema import MARKS, OWN_LAW


def write_document(dossier: Dossier) -> str:
    """Return `dossier` as a JSON document, a record a line; blanks are left out.

    Raises:
        TenderError: a fact is a text that would be read as a number.
    """
    _refuse_ambiguous(dossier)
    parts = [f'"tender": {_line(sheet_rows(dossier)["tender"][0])}']
    for key, rows in sheet_rows(dossier).items():
        if key not in ("tender", OWN_LAW) and rows:
            parts.append(f'"{key}": [\n  ' + ",\n  ".join(map(_line, rows)) + "\n ]")
    marks = [_line(_mark_row(dossier, *which)) for which in mark_rows(dossier)]
    if marks:
        parts.append(f'"{MARKS}": [\n  ' + ",\n  ".join(marks) + "\n ]")
    if dossier.own_law:
        files = (f"{_json(file)}: {_lines(text)}" for file, text in dossier.law.items())
        parts.append(f'"{OWN_LAW}": {{\n  ' + ",\n  ".join(files) + "\n }")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _line(row: Mapping[str, Value]) -> str:
    return _json({key: _plain(value) for key, value in row.items()})


def _lines(text: str) -> str:
    return "[\n   " + ",\n   ".join(map(_json, lines_of(text))) + "\n  ]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Value) -> str | bool | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _number(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _number(value: Decimal) -> str:
    """Return `value` without idle zeros: every form of a dossier gives the same document."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _mark_row(dossier: Dossier, expert: str, bid: str, criterion: str) -> dict[str, Value]:
    mark = dossier.marks.values[bid, criterion][expert]
    return {"expert": expert, "bid": bid, "criterion": criterion, "mark": mark}


def _refuse_ambiguous(dossier: Dossier) -> None:
    text = Text(
        "是看起来像数字的文字；请改为数字，或写成不会误解的文字",
        "is a text that looks like a number; make it a number, or a text that is none",
    )
    findings = [
        Finding(code="D060", severity=Severity.ERROR, message=text, place=fact.at("value"))
        for fact in dossier.facts
        if isinstance(fact.value, str) and reads_as_number(fact.value)
    ]
    if findings:
        raise TenderError(text, findings)
