"""The verdict on paper 审计复核报告: what was audited, by what, what differs, and lines to sign on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from evaluation import __version__
from evaluation.auditing.difference import REASONS, Difference, Verdict
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, day
from evaluation.reports.typesetting.environment import fonts_folder, render
from evaluation.reports.typesetting.pdf import Attachment, write_pdf
from evaluation.signing.validity import Signature

MOST = 1000
"""Differences printed; the record that the document carries has all of them."""
FILES = 200
"""Files of a folder that are listed one by one; the rest is in their common fingerprint."""
LONGEST = 240
"""Signs of a value that are printed."""
RECORD = "verdict.json"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of the carried record where the tender has none; never the clock."""

SAYS = {
    "equal": Text("一致", "Equal"),
    "differs": Text("不一致：{0} 处", "Differs in {0} places"),
    "undone": Text("未能全部重做，不能认定一致", "Not all of it can be redone: not called equal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file that was audited."""

    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """A difference, as printed."""

    number: str
    place: str
    recorded: str
    recomputed: str
    reason: str
    follows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyReason:
    """How many differences have one likely reason."""

    reason: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRow:
    """What a signature of the audited document proves."""

    who: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictReport:
    """The verdict as text in one language.

    Args:
        word: ``equal``, ``differs`` or ``undone``, for the looks.
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
    what: str
    program: str
    law_day: str
    compared: str
    files: tuple[FileRow, ...]
    left_out: str
    reasons: tuple[LikelyReason, ...]
    differences: tuple[DifferenceRow, ...]
    more: str
    undone: tuple[str, ...]
    apart: tuple[str, ...]
    signatures: tuple[SignatureRow, ...]


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
    found = verdict.differences
    counts = {key: sum(each.reason == key for each in found) for key in REASONS}
    return VerdictReport(
        id=verdict.tender or NONE,
        title=verdict.title or verdict.what,
        buyer="",
        draft="",
        fingerprint=_together(files) if len(files) != 1 else files[0].sha256,
        ledger=f"tender-evaluation {__version__}",
        word=verdict.word,
        verdict=SAYS[verdict.word].say(lang).format(f"{len(found):,}"),
        what=verdict.what,
        program=f"tender-evaluation {__version__}",
        law_day=day(verdict.day, lang) if verdict.day else NONE,
        compared=f"{verdict.compared:,}",
        files=files[:FILES],
        left_out=f"{len(files) - FILES:,}" if len(files) > FILES else "",
        reasons=tuple(
            LikelyReason(reason=REASONS[key].say(lang), count=f"{count:,}")
            for key, count in counts.items()
            if count
        ),
        differences=tuple(
            _row(number, each, lang) for number, each in enumerate(found[:MOST], start=1)
        ),
        more=f"{len(found) - MOST:,}" if len(found) > MOST else "",
        undone=tuple(text.say(lang) for text in verdict.undone),
        apart=tuple(text.say(lang) for text in verdict.apart),
        signatures=tuple(_signature(each, lang) for each in verdict.signatures),
    )


def _files(path: Path) -> Iterator[FileRow]:
    """Yield every file at `path` with its fingerprint; hidden ones are none of the dossier."""
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in inside:
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        if file.is_file() and not any(part.startswith(".") for part in Path(name).parts):
            data = file.read_bytes()
            yield FileRow(name=name, size=f"{len(data):,}", sha256=sha256(data).hexdigest())


def _together(files: tuple[FileRow, ...]) -> str:
    """Return the SHA-256 of the lines that the program sha256sum prints for `files`."""
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return sha256(lines.encode()).hexdigest()


def _row(number: int, difference: Difference, lang: Lang) -> DifferenceRow:
    return DifferenceRow(
        number=str(number),
        place=str(difference.place),
        recorded=_cut(difference.recorded),
        recomputed=_cut(difference.recomputed),
        reason=REASONS[difference.reason].say(lang),
        follows=difference.reason == "follows",
    )


def _cut(text: str) -> str:
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text or NONE


def _signature(signature: Signature, lang: Lang) -> SignatureRow:
    return SignatureRow(
        who=signature.who, says=signature.line(lang).removeprefix(f"{signature.who}: ")
    )
