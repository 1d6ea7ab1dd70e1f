"""The verdict on paper 审计复核报告: what was audited, by what, what differs, and lines to sign on."""

from collections.abc import Iterator, Sized
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from evaluation import __version__
from evaluation.core.text import Lang
from evaluation.core.wording import NONE, count, day, shortened
from evaluation.reports.typesetting.environment import fonts_folder, render
from evaluation.reports.typesetting.pdf import Attachment, write_pdf
from evaluation.reports.views.table_view import TableView, table_view
from evaluation.tables.audited_files import audited_files_table
from evaluation.tables.differences import differences_table, likely_reasons_table
from evaluation.tables.signatures import signatures_table
from evaluation.verdict import AuditedFile, Difference, Verdict

MOST = 1000
"""Differences printed; the record that the document carries has all of them."""
FILES = 200
"""Files of a folder that are listed one by one; the rest is in their common fingerprint."""
LONGEST = 240
"""Signs of a value that are printed."""
RECORD = "verdict.json"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of the carried record where the tender has none; never the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictReport:
    """The verdict as text in one language.

    Args:
        word: ``equal``, ``differs`` or ``undone``, for the looks.
        verdict: what was found, and how much was compared.
        left_out: files that are not listed one by one; empty where all are.
        more: differences that are not printed; empty where all are.
    """

    id: str
    title: str
    buyer: str
    draft: str
    fingerprint: str
    ledger: str
    word: str
    verdict: str
    counted: str
    program: str
    law_day: str
    compared: str
    files: TableView
    left_out: str
    reasons: TableView
    differences: TableView
    more: str
    undone: tuple[str, ...]
    apart: tuple[str, ...]
    signatures: TableView


def verdict_report(verdict: Verdict, path: Path, lang: Lang, *, own: Path | None = None) -> bytes:
    """Return the verdict on what stands at `path` as a PDF/A-3 that carries its whole record.

    The same verdict on the same files gives the same bytes; the day is written in by hand.

    Args:
        own: a bureau's own template folder.
    """
    from json import dumps

    report = view(verdict, path, lang)
    html = render("verdict_report.html.j2", report, lang, own)
    moment = datetime.combine(verdict.day, datetime.min.time()) if verdict.day else UNDATED
    data = dumps(verdict.record(), ensure_ascii=False, indent=1).encode()
    record = Attachment(name=RECORD, content=data, changed=moment, relationship="Data")
    return write_pdf(html, attachments=[record], fonts=fonts_folder(own))


def view(verdict: Verdict, path: Path, lang: Lang) -> VerdictReport:
    """Return the verdict on what stands at `path` as text in `lang`."""
    files = tuple(_files(path))
    printed = tuple(map(_shortened, verdict.differences[:MOST]))
    return VerdictReport(
        id=verdict.tender or NONE,
        title=verdict.title or verdict.what,
        buyer="",
        draft="",
        fingerprint=_together(files) if len(files) != 1 else files[0].sha256,
        ledger=f"tender-evaluation {__version__}",
        word=verdict.word,
        verdict=verdict.said.say(lang),
        counted=verdict.counted.say(lang),
        program=f"tender-evaluation {__version__}",
        law_day=day(verdict.day, lang),
        compared=count(verdict.compared),
        files=table_view(audited_files_table(files[:FILES]), lang),
        left_out=_beyond(FILES, files),
        reasons=table_view(likely_reasons_table(verdict), lang),
        differences=table_view(differences_table(verdict, printed), lang),
        more=_beyond(MOST, verdict.differences),
        undone=tuple(text.say(lang) for text in verdict.undone),
        apart=tuple(text.say(lang) for text in verdict.apart),
        signatures=table_view(signatures_table(verdict.signatures), lang),
    )


def _beyond(most: int, every: Sized) -> str:
    """How many are not printed, where only `most` are; empty where all are."""
    return count(len(every) - most) if len(every) > most else ""


def _files(path: Path) -> Iterator[AuditedFile]:
    """Yield every file at `path` with its fingerprint; hidden ones are none of the dossier."""
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in inside:
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        if file.is_file() and not any(part.startswith(".") for part in Path(name).parts):
            data = file.read_bytes()
            yield AuditedFile(name=name, size=len(data), sha256=sha256(data).hexdigest())


def _together(files: tuple[AuditedFile, ...]) -> str:
    """Return the SHA-256 of the lines that the program sha256sum prints for `files`."""
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return sha256(lines.encode()).hexdigest()


def _shortened(each: Difference) -> Difference:
    return replace(
        each,
        recorded=shortened(each.recorded, LONGEST),
        recomputed=shortened(each.recomputed, LONGEST),
    )
