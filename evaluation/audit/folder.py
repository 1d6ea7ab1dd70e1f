"""A folder audited: the recorded results of one dossier, or an archive of many."""

from collections.abc import Iterator
from pathlib import Path

from evaluation.audit.cells import content_of
from evaluation.audit.difference import Difference, Verdict
from evaluation.audit.document import audit_document_at
from evaluation.audit.recorded import language_of
from evaluation.audit.redoing import Beside
from evaluation.audit.workbook import audit_workbook_at
from evaluation.core.errors import Unusable
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.ledger import ledger_of
from evaluation.dossier.reading import DOCUMENT, OUTPUT, Reading, read
from evaluation.dossier.stage_changes import stage_findings
from evaluation.pipeline import law_folder


def audit_at(path: Path) -> Verdict:
    """Return what the audit of a dossier folder, an audit workbook or a PDF finds.

    Raises:
        Unusable: there is nothing at `path` that records a result.
    """
    if path.is_dir():
        return _folder(path)
    return _file(path, None)


def is_dossier(folder: Path) -> bool:
    """Return whether `folder` holds the input sheets of one tender, and not an archive of many."""
    if (folder / DOCUMENT).is_file() or (folder / OUTPUT).is_dir():
        return True
    return any(not _is_audit_workbook(book) for book in folder.glob("*.xlsx"))


def _is_audit_workbook(path: Path) -> bool:
    try:
        return language_of(content_of(path)) is not None
    except Unusable:
        return True  # damaged: a row of its own in an archive


def _file(path: Path, home: Path | None) -> Verdict:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return audit_document_at(path, home)
    if suffix == ".xlsx":
        return audit_workbook_at(path, Beside(home=home))
    raise Unusable(
        Text(
            f"{path} 不存在，或不是审计工作簿、PDF 或文件夹；请给出其中之一",
            f"{path} is not there, or is no audit workbook, PDF or folder; name one of these",
        )
    )


def _folder(folder: Path) -> Verdict:
    """Every recorded result in the folder ``out``, and the inputs against these and the ledger."""
    files = [*_carrying(folder / OUTPUT)]
    reading = read(folder)
    if not files:
        raise Unusable(
            Text(
                f"{folder} 的 {OUTPUT} 文件夹中没有审计工作簿或评审报告，没有可核对的记录；"
                "请指明审计工作簿或 PDF",
                f"{folder} has no audit workbook or report in {OUTPUT}, so nothing is recorded to "
                "compare; name the workbook or the PDF itself",
            )
        )
    verdicts = [_file(file, folder) for file in files]
    found = [each for verdict in verdicts for each in verdict.differences]
    found += [each for file in files for each in _inputs(reading, file)]
    found += _sealed(reading)
    return Verdict(
        what=folder.name,
        tender=verdicts[0].tender,
        compared=sum(verdict.compared for verdict in verdicts),
        differences=tuple(dict.fromkeys(found)),
    )


def _carrying(folder: Path) -> Iterator[Path]:
    """Yield the audit workbooks and the documents that carry one."""
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() == ".xlsx" and language_of(content_of(path)):
            yield path
        elif path.suffix.lower() == ".pdf" and "evaluation-report" in path.name:
            yield path


def _inputs(reading: Reading, file: Path) -> Iterator[Difference]:
    """Yield the sheets of the folder that are not those of an audit workbook made of it."""
    if file.suffix.lower() != ".xlsx" or reading.dossier is None:
        return
    recorded = read(file).dossier
    if recorded is None:
        return
    theirs, ours = fingerprints(recorded), fingerprints(reading.dossier)
    tables = {table.key: table for table in reading.tables}
    for key in dict.fromkeys((*theirs, *ours)):
        if theirs.get(key) != ours.get(key):
            table = tables.get(key.split()[0])
            place = Place(table.workbook, key if " " in key else table.name) if table else None
            yield Difference(
                place=place or Place(reading.path.name, key),
                recorded=theirs.get(key, ""),
                recomputed=ours.get(key, ""),
                reason="input",
            )


def _sealed(reading: Reading) -> Iterator[Difference]:
    ledger = ledger_of(reading.path)
    if ledger is None or reading.dossier is None:
        return
    for finding in stage_findings(ledger, reading.dossier, law_folder(reading.path)):
        if finding.severity is Severity.ERROR:
            says = f"{finding.code}: {finding.message.en}"
            yield Difference(place=finding.place, recorded=says, recomputed="", reason="ledger")
