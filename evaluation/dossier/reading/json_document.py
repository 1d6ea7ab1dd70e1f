"""Reads the JSON form of a dossier into the same tables as a workbook gives.

The document is an object: a sheet's key to its list of rows (the Tender sheet to one object). JSON
numbers are read without a binary float; numbers may also stand as strings, dates in ISO form.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.cells import reads_as_number
from evaluation.dossier.own_law import lines_of
from evaluation.dossier.raw_tables import Raw, RawRow, RawTable
from evaluation.dossier.reading.signs import cleaned, shown, what_was_cleaned, why_refused
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import (
    MARKS,
    ORDER,
    OWN_LAW,
    SheetColumn,
    comparable,
    sheet,
    sheet_names,
)

MAX_FILE = 32 * 2**20
"""Bytes of a document."""
MAX_ROWS = 200_000
"""Rows of one sheet."""

PLAIN = re.compile(r"[+-]?[0-9]{1,24}(\.[0-9]{1,24})?")
"""Text that stands for a number."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?")
_LARGEST = 30
"""Powers of ten beyond which a JSON number is not worked with."""

_MARK_COLUMNS = {
    **{key: SheetColumn(key=key, header=key, kind="id") for key in ("expert", "bid", "criterion")},
    "mark": SheetColumn(key="mark", header="mark", kind="decimal"),
}


def document_tables(path: Path, name: str) -> tuple[list[RawTable], list[Finding]]:
    """Return the sheets of the JSON document at `path` and what was wrong with its form.

    Args:
        name: how the document is called in findings.

    Raises:
        Unusable: no JSON, no object, too large or nested too deep.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise _unusable(name, "D002", f"{size:,} > {MAX_FILE:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise _unusable(name, "D001", error.strerror or "") from None
    return read_document(data, name)


def read_document(data: bytes, name: str) -> tuple[list[RawTable], list[Finding]]:
    """Return the sheets of a JSON document and what was wrong with its form.

    Raises:
        Unusable: no JSON, no object, or nested too deep.

    Example:
        >>> document = b'{"lots": [{"id": "L01", "colour": "red"}]}'
        >>> tables, findings = read_document(document, "d.json")
        >>> tables[0].rows[0].cells, str(findings[0].place)
        ({'id': 'L01'}, 'd.json[lots!1/colour]')
    """
    found: list[Finding] = []
    tables: dict[str, RawTable] = {}
    names = sheet_names()
    whole = _parsed(data, name)
    for twice in whole.twice:
        found.append(_error("D004", Place(name, _seen(twice)), *_TWICE))
    for title, content in whole.items():
        key = names.get(comparable(title))
        place = Place(name, _seen(title))
        if key is None or key == "guide":
            found.append(_error("D005", place, *_unknown_sheet()))
        elif key in tables:
            found.append(_error("D004", place, *_TWICE))
        else:
            rows, wrong = (_law if key == OWN_LAW else _rows)(key, content, name)
            found += wrong
            tables[key] = RawTable(key=key, workbook=name, name=key, rows=rows)
    return list(tables.values()), found


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    whole = _Object(pairs)
    if len(whole) < len(pairs):
        keys = [key for key, _ in pairs]
        whole.twice = tuple(key for key in whole if keys.count(key) > 1)
    return whole


def _parsed(data: bytes, name: str) -> _Object:
    try:
        whole = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_float=_number,
            parse_int=_number,
            parse_constant=str,
        )
    except RecursionError:
        raise _unusable(name, "D002", "nested too deep") from None
    except (ValueError, MemoryError) as error:
        raise _unusable(name, "D001", str(error)) from None
    if not isinstance(whole, _Object):
        raise _unusable(name, "D001", "the document is not an object")
    return whole


def _number(text: str) -> Decimal | str:
    if len(text) > 2 * _LARGEST:
        return text
    number = Decimal(text)
    exponent = int(number.as_tuple().exponent)
    if abs(number.adjusted()) > _LARGEST or abs(exponent) > _LARGEST:
        return text
    return Decimal(f"{number:f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line(Origin):
    """Where a record stands in a document: ``bids!3/quote`` is the quote of the third bid."""

    def at(self, key: str = "") -> Place:
        number = f"{self.row + 1}" if self.row >= 0 else ""
        return Place(self.workbook, self.sheet, "/".join(filter(None, (number, key))))


def _rows(key: str, content: Any, name: str) -> tuple[tuple[RawRow, ...], list[Finding]]:  # noqa: ANN401
    single = key == "tender"
    if not isinstance(content, _Object if single else list):
        wanted = _AN_OBJECT if single else _A_LIST
        return (), [_error("D014", Place(name, key), *wanted)]
    if not single and len(content) > MAX_ROWS:
        return (), [_error("D002", Place(name, key), *_too_many(len(content)))]
    rows, found = list[RawRow](), list[Finding]()
    for index, item in enumerate([content] if single else content):
        origin = _Line(workbook=name, sheet=key, row=-1 if single else index)
        if not isinstance(item, _Object):
            found.append(_error("D014", origin.at(), *_AN_OBJECT))
            continue
        if not single and item and all(value is None for value in item.values()):
            continue  # a blank row, as a template has it; a workbook's is passed over, too
        cells, wrong = _cells(key, item, origin)
        nameless = _nameless(cells, origin) if key == MARKS else []
        found += [*wrong, *nameless]
        if not nameless:
            rows.append(RawRow(cells=_named(cells) if key == MARKS else cells, origin=origin))
    return tuple(rows), found


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileLine(Origin):
    """Where a line of a file stands in a document: ``own_law!sources.toml/3`` is its third."""

    file: str

    def at(self, key: str = "") -> Place:
        number = f"/{self.row + 1}" if self.row >= 0 else ""
        return Place(self.workbook, self.sheet, f"{_seen(self.file)}{number}")


def _law(key: str, content: Any, name: str) -> tuple[tuple[RawRow, ...], list[Finding]]:  # noqa: ANN401
    """Files of law: the name of each, and its text, or the list of its lines."""
    if not isinstance(content, _Object):
        return (), [_error("D014", Place(name, key), *_FILES)]
    rows, found = list[RawRow](), list[Finding]()
    for file, text in content.items():
        whole = _FileLine(workbook=name, sheet=key, file=file)
        lines = lines_of(text) if isinstance(text, str) else text
        if file in content.twice:
            found.append(_error("D008", whole.at(), *_TWICE))
        elif not isinstance(lines, list) or not _all_text(lines):
            found.append(_error("D014", whole.at(), *_A_TEXT))
        elif len(rows) + len(lines) > MAX_ROWS:
            found.append(_error("D002", whole.at(), *_too_many(len(rows) + len(lines))))
        else:
            for number, line in enumerate(lines):
                origin = _FileLine(workbook=name, sheet=key, file=file, row=number)
                cells, wrong = _cells(key, _Object(file=file, line=line), origin)
                found += wrong
                rows.append(RawRow(cells=cells, origin=origin))
    return tuple(rows), found


def _cells(key: str, item: _Object, origin: Origin) -> tuple[dict[str, Raw], list[Finding]]:
    columns = sheet(key).by_header() if key in ORDER else _MARK_COLUMNS
    cells, found = dict[str, Raw](), list[Finding]()
    for title, value in item.items():
        column = columns.get(comparable(title))
        place = origin.at(_seen(title))
        if column is None:
            found.append(_error("D006", place, *_unknown_column(title, key)))
        elif column.key in cells or title in item.twice:
            found.append(_error("D008", place, *_TWICE))
        else:
            cells[column.key], wrong = _raw(value, column)
            found += [_error("D014", place, wrong.zh, wrong.en)] if wrong else []
            found += _unseen(value, place)
    return cells, found


_NAMES = ("expert", "bid", "criterion")
"""Whose a mark is, on which bid, for which criterion."""


def _nameless(cells: Mapping[str, Raw], origin: Origin) -> list[Finding]:
    return [_error("D010", origin.at(key), *_BLANK) for key in _NAMES if not cells.get(key)]


def _named(cells: Mapping[str, Raw]) -> dict[str, Raw]:
    return {"mark": None, **cells} | {key: " ".join(str(cells[key]).split()) for key in _NAMES}


def _raw(value: Any, column: SheetColumn) -> tuple[Raw, Text | None]:  # noqa: ANN401
    """Return a value as a cell holds it, and what is wrong with it."""
    parts = value if isinstance(value, list) else [value]
    if isinstance(value, dict) or (isinstance(value, list) and not _all_text(parts)):
        return _seen(json.dumps(value, default=str)), Text(*_WRONG)
    refused = why_refused("".join(part for part in parts if isinstance(part, str)))
    if refused is not None:
        return _seen(str(value)), refused
    if isinstance(value, list):
        return [cleaned(part) for part in value], None
    return (_typed(cleaned(value), column) if isinstance(value, str) else value), None


def _unseen(value: Any, place: Place) -> Iterator[Finding]:  # noqa: ANN401
    """Yield a note on the signs that were taken out of a text."""
    parts = value if isinstance(value, list) else [value]
    text = what_was_cleaned("".join(part for part in parts if isinstance(part, str)))
    if text is not None:
        yield Finding(code="D026", severity=Severity.NOTE, message=text, place=place)


def _all_text(parts: list[Any]) -> bool:
    return all(isinstance(part, str) for part in parts)


def _typed(text: str, column: SheetColumn) -> Raw:
    """Return a number or a day that stands as text; whatever is neither stays as it is."""
    number = column.kind in ("money", "decimal", "whole") or (
        column.kind == "fact" and reads_as_number(text)
    )
    if number and PLAIN.fullmatch(text):
        return Decimal(text)
    if column.kind in ("date", "time") and _DAY.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return text
    return text


def _seen(text: str) -> str:
    """Return `text` as it can be printed: short, unseen signs by their code points."""
    return shown(text)[:60]


def _error(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=place)


def _unusable(name: str, code: str, why: str) -> Unusable:
    why = _seen(why)
    text = Text(
        zh=f"{name} 不是可用的 JSON 文档（{why}）；请检查后重新导出",
        en=f"{name} is no usable JSON document ({why}); check it and export it again",
    )
    finding = Finding(code=code, severity=Severity.ERROR, message=text, place=Place(name))
    return Unusable(text, [finding])


_TWICE = ("出现两次；请保留一处", "stands twice; keep one")
_BLANK = ("为空；必须填写", "is blank; it must be filled in")
_AN_OBJECT = ("应为对象（名称与值）", "must be an object of names and values")
_FILES = ("应为对象：文件名与其内容", "must be an object of the names of files and their texts")
_A_TEXT = (
    "应为文件的内容（文字，或各行的列表）",
    "must be the text of the file, or the list of its lines",
)
_A_LIST = ("应为记录的列表", "must be a list of records")
_WRONG = (
    "类型不对；应为一个值，或文字的列表",
    "has the wrong type; write a value, or a list of texts",
)


def _too_many(count: int) -> tuple[str, str]:
    return (
        f"有 {count:,} 行；最多 {MAX_ROWS:,} 行",
        f"has {count:,} rows; at most {MAX_ROWS:,} are read",
    )


def _unknown_sheet() -> tuple[str, str]:
    names = ", ".join((*ORDER, MARKS))
    return f"不是已知的表；可用：{names}", f"is not a sheet of a dossier; the sheets are {names}"


def _unknown_column(title: str, key: str) -> tuple[str, str]:
    keys = [column.key for column in sheet(key).columns] if key in ORDER else list(_MARK_COLUMNS)
    names = ", ".join(keys)
    return (
        f"未知列“{_seen(title)}”；可用：{names}",
        f"the column '{_seen(title)}' is not known; the columns are {names}",
    )
