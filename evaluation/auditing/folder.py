"""A folder audited: the recorded results of one dossier, or an archive of many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.auditing.comparing import ordered
from evaluation.auditing.document_audit import audit_document_at, audit_letter_at, taken_out
from evaluation.auditing.later_awards import SHEET, before_awards, came_later
from evaluation.auditing.recorded import language_of
from evaluation.auditing.redoing import RedoneBeside
from evaluation.auditing.signed import with_signatures
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.auditing.workbook_content import tabs_of
from evaluation.core.errors import Unusable
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.reading.astray import OUTPUT
from evaluation.dossier.reading.dossier_files import DOCUMENT
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import ledger_of
from evaluation.ledger.stage_changes import stage_findings
from evaluation.verdict import Difference, Verdict

if TYPE_CHECKING:
    from evaluation.signing.certificate import Certificate


def audit_at(path: Path, law: Path | None = None, trust: Iterable["Certificate"] = ()) -> Verdict:
    """Return what the audit of a dossier folder, an audit workbook or a PDF finds.

    Args:
        law: a bureau's own law, laid over ours; that of the record where none is given.
        trust: certificates of authorities that are trusted, where the PDF is signed.

    Raises:
        Unusable: there is nothing at `path` that records a result.
    """
    beside = RedoneBeside(law=law, trust=tuple(trust))
    return _folder(path, beside) if path.is_dir() else _file(path, beside)


def is_dossier(folder: Path) -> bool:
    """Return whether `folder` holds the input sheets of one tender, and not an archive of many."""
    if (folder / DOCUMENT).is_file() or (folder / OUTPUT).is_dir():
        return True
    tabs = (tabs_of(book) for book in folder.glob("*.xlsx"))
    return any(each and language_of(each) is None for each in tabs)


def _file(path: Path, beside: RedoneBeside) -> Verdict:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return with_signatures(audit_document_at(path, beside), path, beside.trust)
    if suffix == ".xlsx":
        return audit_workbook_at(path, beside)
    raise Unusable(
        Text(
            f"{path} 不存在，或不是审计工作簿、PDF 或文件夹；请给出其中之一",
            f"{path} is not there, or is no audit workbook, PDF or folder; name one of these",
        )
    )


def _folder(folder: Path, beside: RedoneBeside) -> Verdict:
    """Every recorded result in the folder ``out``, and the inputs against these and the ledger."""
    files = [file for file in sorted((folder / OUTPUT).glob("*")) if _carries(file)]
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
    beside = replace(beside, home=folder)
    verdicts = [_file(file, beside) for file in files]
    verdicts += _letters(folder, {file.name for file in files}, beside)
    found = [each for verdict in verdicts for each in verdict.differences]
    later: list[Text] = []
    for file in files:
        then = _then(reading, file)
        if then is not None and reading.dossier is not None:
            found += _inputs(reading, then)
            later += came_later(file.name, then.now, reading.dossier)
    found += _sealed(reading)
    return Verdict(
        what=folder.name,
        tender=verdicts[0].tender,
        compared=sum(verdict.compared for verdict in verdicts),
        differences=ordered(found),
        undone=tuple(dict.fromkeys(text for verdict in verdicts for text in verdict.undone)),
        apart=tuple(
            dict.fromkeys((*(text for verdict in verdicts for text in verdict.apart), *later))
        ),
        signatures=tuple(each for verdict in verdicts for each in verdict.signatures),
        title=verdicts[0].title,
        day=verdicts[0].day,
    )


def _carries(path: Path) -> bool:
    """Whether the file is an audit workbook, or a document that has one inside."""
    if path.suffix.lower() == ".xlsx":
        return language_of(tabs_of(path)) is not None
    return path.suffix.lower() == ".pdf" and bool(taken_out(path).books)


def _letters(folder: Path, audited: set[str], beside: RedoneBeside) -> Iterator[Verdict]:
    """Yield a verdict on each other document, made again from the inputs of the folder.

    A document that does not say what it is, such as a scan, is only looked at for signatures.
    """
    for path in sorted((folder / OUTPUT).glob("*.pdf")):
        carried = taken_out(path) if path.name not in audited else None
        if carried is not None:
            unknown = Verdict(what=path.name, tender="", compared=0, differences=())
            verdict = audit_letter_at(path, carried, folder) if carried.identity else unknown
            yield with_signatures(verdict, path, beside.trust)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Then:
    """The inputs inside a workbook, and the dossier as it was when they were recorded.

    Args:
        now: without the awards that were decided later.
    """

    recorded: Dossier
    now: Dossier


def _then(reading: Reading, file: Path) -> _Then | None:
    """The inputs inside an audit workbook beside those of the folder; None where they are not read."""
    if file.suffix.lower() != ".xlsx" or reading.dossier is None:
        return None
    recorded = read(file).dossier
    if recorded is None:
        return None
    awards = fingerprints(recorded).get(SHEET, "")
    return _Then(recorded=recorded, now=before_awards(reading.dossier, awards))


def _inputs(reading: Reading, then: _Then) -> Iterator[Difference]:
    """Yield the sheets of the folder that are not those of an audit workbook made of it."""
    theirs, ours = fingerprints(then.recorded), fingerprints(then.now)
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
    for finding in stage_findings(ledger, reading.dossier):
        if finding.severity is Severity.ERROR:
            says = f"{finding.code}: {finding.message.en}"
            yield Difference(place=finding.place, recorded=says, recomputed="", reason="ledger")
