"""The audit workbook that a PDF carries, taken out, and the fingerprints that its pages print."""

import io
import re
import zlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.audit.difference import Difference, Verdict
from evaluation.audit.redoing import Beside
from evaluation.audit.workbook import audit_workbook_at
from evaluation.core.errors import Unusable
from evaluation.core.place import Place
from evaluation.core.placing import file_name
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.dossier.ledger import ledger_of, verify
from evaluation.dossier.reading import read

MAX_PDF = 64 * 2**20
"""Bytes of one document."""
MAX_WORKBOOK = 32 * 2**20
"""Bytes of the workbook inside, once unpacked."""
MAX_PAGES = 2_000

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LEDGER = re.compile(r"(?:台账|Ledgerof)(\d+)(?:行，末行指纹|lines,head)([0-9a-f]{64})")


def audit_document_at(path: Path, home: Path | None = None) -> Verdict:
    """Return whether the audit workbook inside the PDF at `path` comes out again.

    The fingerprint on the first page is compared with that of the inputs, and where the ledger is
    at hand, its head and length are.

    Args:
        path: an evaluation report or an award document, as ``tender report`` prints it.
        home: the folder of the dossier, with its ledger.

    Raises:
        Unusable: no PDF, or none that carries an audit workbook.
    """
    name, data, words = _taken_out(path)
    with TemporaryDirectory() as folder:
        inside = Path(folder) / f"{path.name}-{name}"
        inside.write_bytes(data)
        verdict = audit_workbook_at(inside, Beside(home=home))
        dossier = read(inside).dossier
    found = list(verdict.differences)
    digests = set(_DIGEST.findall(words))
    ours = fingerprint_of(dossier) if dossier else ""
    if ours and ours not in digests:
        printed = min(digests, default="")
        found.append(_printed(Place(path.name), printed, ours))
    if home is not None and (told := _LEDGER.search(words)):
        for fault in verify(ledger_of(home), told[2], int(told[1])):
            found.append(_printed(Place(path.name), told[2], fault.message.en, "ledger"))
    return replace(verdict, what=path.name, differences=tuple(found))


def _printed(place: Place, there: str, ours: str, reason: str = "printed") -> Difference:
    return Difference(place=place, recorded=there, recomputed=ours, reason=reason)


def _taken_out(path: Path) -> tuple[str, bytes, str]:
    """Return name and bytes of the workbook, and the text of the first page without blanks."""
    from pypdf import PdfReader

    try:
        if path.stat().st_size > MAX_PDF:
            raise _unusable(path, f"超过 {MAX_PDF:,} 字节", f"is larger than {MAX_PDF:,} bytes")
        reader = PdfReader(io.BytesIO(path.read_bytes()))
        found = [each for each in _files(reader) if each[0].lower().endswith(".xlsx")]
        words = "".join((reader.pages[0].extract_text() or "").split())
    except Unusable:
        raise
    except Exception as error:  # whatever a damaged document provokes
        says = str(error)[:120]
        raise _unusable(path, f"无法读取（{says}）", f"cannot be read ({says})") from None
    if len(found) != 1:
        count = len(found)
        raise _unusable(
            path, f"内含 {count} 个工作簿，应为 1 个", f"carries {count} workbooks, not one"
        )
    return found[0][0], found[0][1], words


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
            f"{path.name} {zh}；请给出 tender report 打印的评审报告",
            f"{path.name} {en}; name a report that tender report printed",
        )
    )
