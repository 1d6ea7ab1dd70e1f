"""What is wrong with a bureau's own law, at the line that says it, whether the tender uses it or not."""

import re
from collections.abc import Iterator, Sequence

from evaluation.core.errors import LawError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.own_law import LawLine, law_of, may_be_named
from evaluation.dossier.reading.own_law_in import misnamed
from evaluation.law.book import law_book
from evaluation.law.law_files import LawFiles
from evaluation.law.method import read_method
from evaluation.law.parameter_file import read_parameter
from evaluation.law.source import SOURCES, read_sources
from evaluation.law.toml_table import read_table

_AT = re.compile(r"\(at line (\d+),")
_HEAD = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_LAST = 10**6


def law_faults(lines: Sequence[LawLine]) -> Iterator[Finding]:
    """Yield everything that is wrong with the files that `lines` make up."""
    by_file: dict[str, list[LawLine]] = {}
    for each in lines:
        by_file.setdefault(each.file, []).append(each)
    known: dict[str, str] = {}
    for file, found in by_file.items():
        first = known.setdefault(file.casefold(), file)
        if not may_be_named(file):
            yield _error("D023", found[0], misnamed(file))
        elif first != file:
            text = Text(
                f"文件名与“{first}”只有大小写不同；请改名或合并",
                f"has the name of '{first}' but for capital letters; rename it, or merge the two",
            )
            yield _error("D023", found[0], text)
    law = law_of(lines)
    for file, found in by_file.items():
        for fault in _faults(file, law):
            yield _placed(fault, found)


def _faults(file: str, law: LawFiles) -> tuple[Finding, ...]:
    """What the law itself finds wrong with one of its files."""
    try:
        if file == SOURCES:
            read_sources(law)
        elif may_be_named(file):
            _read(file, law)
    except LawError as problem:
        return problem.findings
    return ()


def _read(file: str, law: LawFiles) -> None:
    """Read a file; where the list of sources is faulty, only whether it is TOML can be said."""
    try:
        sources = law_book(law).sources
    except LawError:
        read_table(law[file], file)
        return
    folder, _, key = file.removesuffix(".toml").partition("/")
    if folder == "methods":
        read_method(law[file], key, sources, local=True)
    else:
        read_parameter(law[file], key, sources)


def _placed(fault: Finding, lines: Sequence[LawLine]) -> Finding:
    """`fault` at the line that says what is wrong; the field is named, as no place names it."""
    told = _AT.search(fault.message.en)
    if told or not fault.place.cell:
        line = lines[min(int(told[1]) if told else _LAST, len(lines)) - 1]
        return _error(fault.code, line, fault.message)
    table, field = fault.place.sheet, fault.place.cell
    name = f"{table}: {field}" if table else field
    line = lines[_row(lines, table, field)]
    message = Text(f"{name}：{fault.message.zh}", f"{name}: {fault.message.en}")
    return _error(fault.code, line, message)


def _row(lines: Sequence[LawLine], table: str, field: str) -> int:
    """The 0-based line of a field of a table such as ``value 2``; of its head where it has none."""
    name, _, number = table.partition(" ")
    head, inside, count = 0, not table, 0
    written = re.compile(
        rf"\s*[\"']?{re.escape(field)}[\"']?\s*[=.]|\s*\[\[?\s*{re.escape(field)}\b"
    )
    for at, each in enumerate(lines):
        text = each.line or ""
        found = _HEAD.match(text)
        if found and table:
            count += found[1] == name
            inside = found[1] == name and (not number or count == int(number))
            head = at if inside else head
        if inside and written.match(text):
            return at
    return head


def _error(code: str, line: LawLine, text: Text) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=text, place=line.at("line"))
