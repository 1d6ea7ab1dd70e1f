"""Read a dossier: a folder of workbooks, one workbook, or one JSON document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.core.errors import Unusable, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.raw_tables import RawTable
from evaluation.dossier.reading.build import build
from evaluation.dossier.reading.derived import derived_tabs
from evaluation.dossier.reading.dossier_files import files_of, home_of
from evaluation.dossier.reading.guide_in import guide_findings
from evaluation.dossier.reading.json_document import document_tables
from evaluation.dossier.reading.law_faults import law_faults
from evaluation.dossier.reading.marks_in import looks_like_marks, marks_table
from evaluation.dossier.reading.marks_labels import check_labels
from evaluation.dossier.reading.other_tabs import foreign, put_apart
from evaluation.dossier.reading.own_law_in import law_of_all
from evaluation.dossier.reading.recognise import table_of
from evaluation.dossier.reading.references import check_references
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.reading.unused import idle, unused
from evaluation.dossier.reading.xlsx import MAX_CELLS, Grid, read_grids
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import COMMENTS, MARKS, ORDER, sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A dossier as read.

    Args:
        dossier: None where the Tender sheet cannot be read.
        tables: the sheets in the order of the schema.
        findings: everything reading found, by place; errors among them stop the scoring.
    """

    path: Path
    dossier: Dossier | None
    tables: tuple[RawTable, ...]
    findings: tuple[Finding, ...]

    def usable(self) -> Dossier:
        """Return the dossier.

        Raises:
            TenderError: there are errors; the exception carries all findings.
        """
        if self.dossier is None or has_errors(self.findings):
            raise refusal(self.findings)
        return self.dossier


def read(path: Path) -> Reading:
    """Return what stands at `path`, with every finding at once.

    Raises:
        Unusable: there is nothing at `path` that could be a dossier, or a file of it cannot be
            opened.
    """
    path = home_of(path)
    found: list[Finding] = []
    tabs: list[str] = []
    sheets = law_of_all(path, [*_tables(path, found, tabs)], found)
    found = put_apart(found, sheets, tabs)
    tables = tuple(_once(_ordered(sheets), found))
    missing = _missing(tables, path, found)
    found += missing.values()
    built = build(tables)
    told = {each.place for each in found if each.code in ("D017", "D020")}
    found += (each for each in built.findings if each.place not in told)
    refused = {each.place for each in built.findings}
    found = [each for each in found if each.code != "D024" or each.place not in refused]
    if built.dossier is not None:
        headless = {(f.place.workbook, f.place.sheet) for f in found if f.code == "D007"}
        unread = {each.key for each in tables if (each.workbook, each.name) in headless}
        known = {key: ids for key, ids in built.ids.items() if key not in {*unread, *missing}}
        found += check_references(built.dossier, known)
        found += check_labels(tables, built.dossier)
        found += law_faults(built.dossier.own_law)
        found += unused(built.dossier)
        found += () if has_errors(found) else idle(built.dossier)
    return Reading(path=path, dossier=built.dossier, tables=tables, findings=tuple(found))


def _tables(path: Path, found: list[Finding], tabs: list[str]) -> Iterator[RawTable]:
    unreadable: list[Finding] = []
    room = MAX_CELLS
    for file in files_of(path, found):
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        try:
            if file.suffix.lower() == ".json":
                tables, findings = document_tables(file, name)
                found += findings
                yield from tables
            else:
                grids = read_grids(file, name, room, without=derived_tabs)
                room -= sum(grid.cells for grid in grids)
                tabs += (grid.name for grid in grids)
                yield from _workbook_tables(grids, found)
        except Unusable as problem:
            unreadable += problem.findings
    if unreadable:
        text = Text(
            zh=f"{path.name} 中有 {len(unreadable)} 个文件无法读取",
            en=f"{len(unreadable)} files of {path.name} cannot be read",
        )
        raise Unusable(text, unreadable)


def _workbook_tables(grids: Iterable[Grid], found: list[Finding]) -> Iterator[RawTable]:
    for grid in grids:
        key = key_of(grid.name)
        if key == "guide":
            found += guide_findings(grid)
        elif key is None or (key == MARKS and not looks_like_marks(grid)):
            found += foreign(grid)
        else:
            table, findings = marks_table(grid) if key == MARKS else table_of(grid, key)
            found += findings
            yield table


def _ordered(tables: Iterable[RawTable]) -> list[RawTable]:
    rank = {key: index for index, key in enumerate((*ORDER, MARKS))}
    return sorted(tables, key=lambda table: (rank[table.key], table.workbook, table.name))


def _once(tables: Iterable[RawTable], found: list[Finding]) -> Iterator[RawTable]:
    """Yield each sheet once; a second one of its kind is a finding and is not read further.

    Marks stand once for each expert, comments once in each workbook.
    """
    first: dict[str, RawTable] = {}
    for table in tables:
        key = table.key if table.key != MARKS else f"{MARKS} {_expert(table)}"
        if key == COMMENTS:
            key = f"{key} {table.workbook}"
        other = first.setdefault(key, table)
        if other is table:
            yield table
        else:
            there = Place(other.workbook, other.name)
            text = Text(
                zh=f"与 {there} 重复；同一表只能有一张，请合并或删除",
                en=f"repeats {there}; a sheet stands once, so merge the two or remove one",
            )
            place = Place(table.workbook, table.name)
            found.append(Finding(code="D004", severity=Severity.ERROR, message=text, place=place))


def _expert(table: RawTable) -> str:
    return str(table.rows[0].cells["expert"]) if table.rows else table.name


def _missing(
    tables: Iterable[RawTable], path: Path, found: Iterable[Finding]
) -> dict[str, Finding]:
    """Return a finding for each sheet that a dossier must have and that says nothing."""
    by_key = {table.key: table for table in tables}
    told = {(each.place.workbook, each.place.sheet) for each in found}
    missing: dict[str, Finding] = {}
    for key in ORDER:
        kind, table = sheet(key), by_key.get(key)
        if not kind.required or (table and (table.rows or (table.workbook, table.name) in told)):
            continue
        text = Text(
            zh=f"缺少“{kind.label('zh')}”表或表中没有内容；请补上",
            en=f"lacks the sheet {kind.label('en')}, or it is empty; fill it in",
        )
        place = Place(table.workbook, table.name) if table else Place(path.name, kind.label("en"))
        missing[key] = Finding(code="D003", severity=Severity.ERROR, message=text, place=place)
    return missing
