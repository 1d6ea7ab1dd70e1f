"""Dossiers that are written as one JSON document, changed, and read as a person's would be."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from evaluation.checks.check import Case
from evaluation.dossier.reading.build import build
from evaluation.dossier.reading.json_document import read_document
from evaluation.dossier.records import Dossier
from evaluation.law.book import law_book
from evaluation.law.method import method

Document = dict[str, Any]
Change = Callable[[Document], None]


def tender(**values: object) -> Change:
    """Return the change that sets facts of the tender."""

    def change(document: Document) -> None:
        document["tender"].update(values)

    return change


def put(sheet: str, id: str, **values: object) -> Change:
    """Return the change that sets cells in the row of `sheet` with the id or code `id`."""

    def change(document: Document) -> None:
        (row,) = (row for row in document[sheet] if id in (row.get("id"), row.get("code")))
        row.update(values)

    return change


def add(sheet: str, **row: object) -> Change:
    """Return the change that adds a row to `sheet`."""

    def change(document: Document) -> None:
        document[sheet].append(row)

    return change


def remove(sheet: str, id: str) -> Change:
    """Return the change that removes the row of `sheet` with `id`."""

    def change(document: Document) -> None:
        document[sheet] = [row for row in document[sheet] if row["id"] != id]

    return change


def built(document: Document, *changes: Change) -> Dossier:
    """Return the dossier of `document` after `changes`; nothing in it is wrong to read."""
    changed = deepcopy(document)
    for change in changes:
        change(changed)
    tables, found = read_document(json.dumps(changed).encode(), "d.json")
    read = build(tables)
    assert not found
    assert not read.findings
    assert read.dossier is not None
    return read.dossier


def unscored(dossier: Dossier) -> Case:
    """Return the dossier as checks see it before anything is scored."""
    day, book = dossier.tender.published, law_book()
    return Case(
        dossier=dossier,
        method=method(dossier.tender.method).on(day),
        law=lambda key: book.on(key, day),
        day=day,
    )
