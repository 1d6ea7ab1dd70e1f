"""An audit workbook redone: its inputs are read, everything is run again, every cell compared."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.audit.cells import Content, content_of
from evaluation.audit.comparing import Kinds, changed_inputs, compare, ordered
from evaluation.audit.difference import Difference, Verdict
from evaluation.audit.recorded import FILES, language_of, left_out, recorded_findings
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.ledger import ledger_of
from evaluation.dossier.reading import Reading, read
from evaluation.dossier.records import Dossier
from evaluation.pipeline import examine_reading
from evaluation.scoring.result import Evaluation
from evaluation.workbook.audit import audit_workbook
from evaluation.workbook.places import TOP
from evaluation.workbook.tabs import TABS, tab

UNTOLD = ("D", "S")
"""Codes of reading and of the ledger: they are about files that an audit does not have."""


def audit_workbook_at(path: Path, home: Path | None = None) -> Verdict:
    """Return whether every figure of the audit workbook at `path` comes out again, or what differs.

    Args:
        path: an audit workbook, as ``tender score`` writes it, also if a program saved it again.
        home: the folder of the dossier, where a bureau's own law and the submitted files stand.

    Raises:
        Unusable: not a workbook, or not an audit workbook.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> from evaluation.workbook.audit import write_audit_workbook
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "award-audit.xlsx"
        ...     write_audit_workbook(run(shipped("tenders") / "qinghe-2026"), path, "en")
        ...     audit_workbook_at(path).equal
        True
    """
    content = content_of(path)
    lang = language_of(content)
    if lang is None:
        raise _no_audit_workbook(path)
    reading = replace(read(path), path=home or path)
    cells = sum(len(sheet.cells) for sheet in content.sheets.values())
    tender = reading.dossier.tender.id if reading.dossier else ""
    stops = [*_stops(reading, content, path, lang)]
    if stops:
        kinds = _kinds(content, reading.dossier, lang)
        found = ordered([*changed_inputs(content, path.name, kinds), *stops])
    else:
        found = _redone(reading, content, path, lang)
    return Verdict(what=path.name, tender=tender, compared=cells, differences=found)


def _stops(reading: Reading, content: Content, path: Path, lang: Lang) -> Iterator[Difference]:
    """Yield the errors of the inputs, which once were without: with them nothing is redone."""
    for finding in reading.findings:
        if finding.severity is Severity.ERROR:
            yield _unusable(finding, lang)
    known = {tab(key, lang) for key in TABS}
    unread = {f.place.sheet for f in reading.findings if f.code == "D005"} - known
    if has_errors(reading.findings):
        for sheet in sorted(unread & content.sheets.keys()):
            place = Place(path.name, sheet)
            yield Difference(place=place, recorded=sheet, recomputed="", reason="sheet")


def _unusable(finding: Finding, lang: Lang) -> Difference:
    says = f"{finding.code}: {finding.message.say(lang)}"
    return Difference(place=finding.place, recorded=says, recomputed="", reason="unusable")


def _redone(reading: Reading, content: Content, path: Path, lang: Lang) -> tuple[Difference, ...]:
    examined = examine_reading(reading, kept=False)
    if examined.evaluation is None:
        problem = examined.problem
        errors = [f for f in examined.findings if f.severity is Severity.ERROR]
        if errors or problem is None:
            changed = changed_inputs(content, path.name, _kinds(content, reading.dossier, lang))
            return ordered([*changed, *(_unusable(finding, lang) for finding in errors)])
        place = Place(path.name)
        says = problem.text.say(lang)
        return (Difference(place=place, recorded=says, recomputed="", reason="unusable"),)
    told = recorded_findings(content, lang)
    evaluation = replace(examined.evaluation, findings=told)
    ledger = ledger_of(reading.path)
    checked = examined.checked if tab("checks", lang) in content.sheets else ()
    try:
        data = audit_workbook(evaluation, lang, checked=checked, ledger=ledger)
    except TenderError as problem:
        return tuple(_unusable(finding, lang) for finding in problem.findings)
    recorded, anew = left_out(
        content, _content(data), lang, ledger=ledger is not None, files=reading.path.is_dir()
    )
    kinds = _kinds(recorded, reading.dossier, lang)
    found = _findings(told, examined.evaluation, path.name, reading, lang)
    return ordered([*compare(recorded, anew, path.name, kinds), *found])


def _content(data: bytes) -> Content:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "anew.xlsx"
        path.write_bytes(data)
        return content_of(path)


def _kinds(recorded: Content, dossier: Dossier | None, lang: Lang) -> Kinds:
    """What the sheets are, and whether an input is not what the record took the fingerprint of."""
    record = recorded.sheets.get(tab("record", lang))
    told = {cell.value for cell in record.cells.values()} if record else set()
    now = set(fingerprints(dossier).values()) if dossier else {""}
    return Kinds(
        derived=frozenset(tab(key, lang) for key in TABS),
        law=tab("law", lang),
        record=tab("record", lang),
        inputs_changed=not now <= told,
    )


def _findings(
    told: tuple[Finding, ...], evaluation: Evaluation, name: str, reading: Reading, lang: Lang
) -> Iterator[Difference]:
    """Yield what was recorded and is not found now, and the other way round; places may differ."""
    skipped = frozenset() if reading.path.is_dir() else FILES
    rows = {id(finding): f"D{row}" for row, finding in enumerate(told, start=TOP + 2)}
    now = Counter(_said(f, lang) for f in evaluation.findings if _counts(f, skipped))
    for finding in told:
        if not _counts(finding, skipped):
            continue
        if now[_said(finding, lang)]:
            now[_said(finding, lang)] -= 1
            continue
        place = Place(name, tab("findings", lang), rows[id(finding)])
        says = f"{finding.code}: {finding.message.say(lang)}"
        yield Difference(place=place, recorded=says, recomputed="", reason="finding")
    for (code, _, message), times in now.items():
        for _ in range(times):
            place = Place(name, tab("findings", lang))
            says = f"{code}: {message}"
            yield Difference(place=place, recorded="", recomputed=says, reason="finding")


def _counts(finding: Finding, skipped: frozenset[str]) -> bool:
    return not finding.code.startswith(UNTOLD) and finding.code not in skipped


def _said(finding: Finding, lang: Lang) -> tuple[str, str, str]:
    return finding.code, str(finding.severity), finding.message.say(lang)


def _no_audit_workbook(path: Path) -> Unusable:
    return Unusable(
        Text(
            f"{path.name} 不是审计工作簿（缺少计算表）；请给出 tender score 写出的工作簿或评审报告 PDF",
            f"{path.name} is no audit workbook (its computed sheets are missing); name one that "
            "tender score wrote, or the PDF of a report",
        )
    )
