"""A PDF audited: what it carries is taken out and redone, and its pages are made again."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.auditing.later_awards import as_it_stood, came_later
from evaluation.auditing.redoing import Redone, RedoneBeside, as_long, redo
from evaluation.auditing.reprinting import not_as_printed, occasion_again
from evaluation.auditing.workbook import verdict_on
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.files import file_name
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.ledger.ledger import NAME, Ledger, ledger_of, read_ledger, verify
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.reports.typesetting.document_identity import DocumentIdentity, identity_of
from evaluation.verdict import Difference, Verdict

MAX_PDF = 64 * 2**20
"""Bytes of one document."""
MAX_WORKBOOK = 32 * 2**20
"""Bytes of the workbook inside, once unpacked."""
MAX_PAGES = 2_000

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LEDGER = re.compile(r"(?:台账|Ledgerof)(\d+)(?:行，末行指纹|lines?,head)([0-9a-f]{64})")

GUESSED = "evaluation_report"
"""The document that a PDF is taken for that carries a workbook and does not say what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A PDF with what it carries.

    Args:
        files: name and content of each file inside.
        words: the text of the first page without blanks.
        identity: which document it is; None where it does not say.
    """

    data: bytes
    files: tuple[tuple[str, bytes], ...]
    words: str
    identity: DocumentIdentity | None

    @property
    def books(self) -> list[tuple[str, bytes]]:
        """The workbooks inside."""
        return [each for each in self.files if each[0].lower().endswith(".xlsx")]

    @property
    def digests(self) -> set[str]:
        """The fingerprints that the first page prints."""
        return set(_DIGEST.findall(self.words))

    @property
    def ledger(self) -> Ledger | None:
        """The ledger inside, if there is one."""
        found = [each for each in self.files if each[0].endswith(NAME)]
        return read_ledger(Path(found[0][0]), found[0][1]) if found else None


def audit_document_at(path: Path, beside: RedoneBeside = RedoneBeside()) -> Verdict:  # noqa: B008 - frozen
    """Return whether the audit workbook inside the PDF at `path` comes out again, and its pages do.

    The document is made again from the inputs inside and laid beside the printed one. Where the
    ledger is inside or at hand, head and length are compared with those on the first page.

    Args:
        path: an evaluation report or an award document, as ``tender report`` prints it.
        beside: what is at hand beside it: the folder of the dossier, a bureau's own law, a ledger.

    Raises:
        Unusable: no PDF, or none that carries an audit workbook.
    """
    carried = taken_out(path)
    if len(carried.books) != 1:
        count = len(carried.books)
        raise _unusable(
            path, f"内含 {count} 个工作簿，应为 1 个", f"carries {count} workbooks, not one"
        )
    with TemporaryDirectory() as folder:
        inside = Path(folder) / f"{path.name}-{carried.books[0][0]}"
        inside.write_bytes(carried.books[0][1])
        redone = redo(inside, replace(beside, ledger=carried.ledger or beside.ledger))
    verdict = verdict_on(redone)
    found = [*verdict.differences, *_marked(carried, redone, path.name)]
    found += _ledgers(carried, beside.home, path.name)
    undone = list(verdict.undone)
    if _DIGEST.search(carried.words):
        identity = carried.identity or DocumentIdentity(
            document=GUESSED, lang=redone.lang, version="", draft=True
        )
        try:
            occasion = occasion_again(redone, identity)
            found += not_as_printed(carried.data, path.name, identity, occasion)
        except TenderError as problem:
            undone.append(not_reprinted(problem))
    return replace(
        verdict, what=path.name, differences=tuple(dict.fromkeys(found)), undone=tuple(undone)
    )


def audit_letter_at(path: Path, carried: Carried, home: Path) -> Verdict:
    """Return whether a document without a workbook prints what the dossier in `home` gives.

    Args:
        carried: the PDF at `path`, which says which document it is.
    """
    identity = carried.identity
    if identity is None:
        raise LookupError("the document does not say what it is")
    found: list[Difference] = []
    undone: list[Text] = []
    now = occasion_at(home, issued=identity.issued, draft=identity.draft)
    occasion = _when_printed(now, carried)
    try:
        found += not_as_printed(carried.data, path.name, identity, occasion)
    except TenderError as problem:
        undone.append(not_reprinted(problem))
    return Verdict(
        what=path.name,
        tender=occasion.dossier.tender.id,
        compared=0,
        differences=tuple(found),
        undone=tuple(undone),
        apart=tuple(came_later(path.name, occasion.dossier, now.dossier)),
        title=occasion.dossier.tender.title,
        day=occasion.dossier.tender.published,
    )


def _when_printed(now: Occasion, carried: Carried) -> Occasion:
    """The occasion with awards and ledger as long as the first page says that they were."""
    then, told = as_it_stood(now.dossier, carried.digests), _LEDGER.search(carried.words)
    evaluation = now.evaluation and replace(now.evaluation, dossier=then)
    ledger = now.ledger and as_long(now.ledger, int(told[1])) if told else now.ledger
    return replace(
        now,
        dossier=then,
        evaluation=evaluation,
        ledger=ledger,
        fingerprint=fingerprint_of(then),
    )


def not_reprinted(problem: TenderError) -> Text:
    """Say that the pages could not be compared, and why."""
    return Text(
        f"各页所印未能核对：{problem.text.zh}", f"the pages are not compared: {problem.text.en}"
    )


def _marked(carried: Carried, redone: Redone, name: str) -> Iterator[Difference]:
    """Yield that the fingerprint on the first page is not that of the inputs inside."""
    dossier = redone.reading.dossier
    ours = fingerprint_of(dossier) if dossier else ""
    if ours and ours not in carried.digests:
        yield Difference(
            place=Place(name),
            recorded=min(carried.digests, default=""),
            recomputed=ours,
            reason="attached",
        )


def _ledgers(carried: Carried, home: Path | None, name: str) -> Iterator[Difference]:
    """Yield what is wrong with the ledgers at hand beside the length and head on the first page."""
    told = _LEDGER.search(carried.words)
    if told is None:
        return
    length, head = int(told[1]), told[2]
    faults = [*verify(carried.ledger, head, length)] if carried.ledger else []
    if home is not None:
        faults += verify(ledger_of(home), head, length)
    if carried.ledger is None and carried.identity is not None:
        yield Difference(place=Place(name), recorded="", recomputed=head, reason="attached")
    for fault in faults:
        yield Difference(
            place=fault.place, recorded=head, recomputed=fault.message.en, reason="ledger"
        )


def taken_out(path: Path) -> Carried:
    """Return the PDF at `path` with what it carries.

    Raises:
        Unusable: no PDF, or larger than the limits.
    """
    from pypdf import PdfReader

    try:
        if path.stat().st_size > MAX_PDF:
            raise _unusable(path, f"超过 {MAX_PDF:,} 字节", f"is larger than {MAX_PDF:,} bytes")
        data = path.read_bytes()
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MAX_PAGES:
            raise _unusable(path, f"超过 {MAX_PAGES:,} 页", f"has more than {MAX_PAGES:,} pages")
        keywords = str(reader.metadata.get("/Keywords", "")) if reader.metadata else ""
        return Carried(
            data=data,
            files=tuple(_files(reader)),
            words="".join((reader.pages[0].extract_text() or "").split()),
            identity=identity_of(keywords),
        )
    except Unusable:
        raise
    except Exception as error:  # whatever a damaged document provokes
        says = str(error)[:120]
        raise _unusable(path, f"无法读取（{says}）", f"cannot be read ({says})") from None


def _files(reader: Any) -> list[tuple[str, bytes]]:  # noqa: ANN401 - objects of pypdf
    """The files inside, each unpacked no further than the limit."""
    root = reader.trailer["/Root"]
    tree = root.get("/Names", {}).get("/EmbeddedFiles", {})
    names = tree.get("/Names", []) or [
        part for kid in tree.get("/Kids", []) for part in kid.get_object().get("/Names", [])
    ]
    specs = [spec.get_object() for spec in names[1::2][:100]]
    found = []
    for spec in specs:
        stream = spec["/EF"]["/F"].get_object()
        name = file_name(str(spec.get("/UF") or spec.get("/F") or "attachment.xlsx"))
        found.append((name, _unpacked(stream)))
    return found


def _unpacked(stream: Any) -> bytes:  # noqa: ANN401
    packed: bytes = stream._data
    if "/Filter" not in stream:
        return packed[:MAX_WORKBOOK]
    if str(stream["/Filter"]) not in ("/FlateDecode", "['/FlateDecode']"):
        raise ValueError("an attachment is packed in a way that is not read")
    return zlib.decompressobj().decompress(packed, MAX_WORKBOOK)


def _unusable(path: Path, zh: str, en: str) -> Unusable:
    return Unusable(
        Text(
            f"{path.name} {zh}；请给出评审报告的原件",
            f"{path.name} {en}; name a report as it was printed",
        )
    )
