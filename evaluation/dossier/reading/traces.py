"""What submitted files say about how they were made: author, program, times.

A dossier may hold the tenderers' files in ``submissions/<bid id>/``. Only their properties are
read, never what they say; a file that is odd or too large is passed over and named.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from evaluation.core.text import normal
from evaluation.dossier.reading.xml_parts import parse_xml

SUBMISSIONS = "submissions"
"""The folder of a dossier with a folder of files for each bid."""

MAX_FILES = 2_000
MAX_BYTES = 200_000_000
MAX_PART = 1_000_000
"""Most bytes of one part with properties, unpacked."""

OFFICE = {".xlsx", ".xlsm", ".docx", ".docm", ".pptx"}
PARTS = ("docProps/core.xml", "docProps/app.xml")

FACTS = {
    "creator": "author",
    "lastmodifiedby": "last modified by",
    "created": "created",
    "modified": "modified",
    "application": "program",
    "company": "company",
    "author": "author",
    "creationdate": "created",
    "moddate": "modified",
    "producer": "producer",
    "documentid": "document id",
    "instanceid": "instance id",
}
"""The name of a fact, by that of the property in lower case."""

PACKET = ("document id", "instance id")
"""What only the XMP packet of a PDF states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTrace:
    """What a submitted file says about how it was made.

    Args:
        bid: the bid it belongs to.
        file: its path below the dossier.
        facts: author, last modified by, created, program, … as the file states them; empty where
            it states none or cannot be read.
    """

    bid: str
    file: str
    facts: Mapping[str, str]


def read_traces(folder: Path) -> tuple[FileTrace, ...]:
    """Return the traces of every file in ``submissions/<bid id>/`` of the dossier `folder`.

    Other kinds of files than workbooks, documents, presentations and PDFs have no properties to
    read and are left out. Links that leave the folder are not followed.
    """
    root = folder / SUBMISSIONS
    return tuple(_traces(root, folder)) if root.is_dir() else ()


def _traces(root: Path, folder: Path) -> Iterator[FileTrace]:
    inside = root.resolve()
    files = (
        path
        for path in sorted(root.glob("*/**/*"))
        if path.suffix.lower() in {*OFFICE, ".pdf"} and path.resolve().is_relative_to(inside)
    )
    for count, path in enumerate(files):
        if count == MAX_FILES:
            return
        name = path.relative_to(root)
        yield FileTrace(
            bid=normal(name.parts[0]),
            file=path.relative_to(folder).as_posix(),
            facts=properties(path),
        )


def properties(path: Path) -> Mapping[str, str]:
    """Return what the file at `path` states about how it was made; nothing where it is damaged."""
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return {}
    try:
        if path.suffix.lower() == ".pdf":
            return _pdf(path)
        with zipfile.ZipFile(path) as archive:
            return _office(archive)
    except (zipfile.BadZipFile, expat.ExpatError, OSError, ValueError, RuntimeError, EOFError):
        return {}


def _office(archive: zipfile.ZipFile) -> Mapping[str, str]:
    facts: dict[str, str] = {}
    names = set(archive.namelist())
    for part in PARTS:
        if part in names and archive.getinfo(part).file_size <= MAX_PART:
            with archive.open(part) as stream:
                facts |= _properties(stream.read(MAX_PART + 1)[:MAX_PART])
    return facts


def _properties(xml: bytes) -> Mapping[str, str]:
    """The texts of the tags, and the attributes, that are named in `FACTS`."""
    facts: dict[str, str] = {}
    current = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        current = FACTS.get(_plain(tag), "")
        for name, value in attributes.items():
            _note(facts, FACTS.get(_plain(name), ""), value)

    def characters(text: str) -> None:
        _note(facts, current, text)

    parse_xml(xml, start, characters)
    return facts


def _plain(tag: str) -> str:
    return tag.rsplit(":", 1)[-1].lstrip("/").lower()


def _note(facts: dict[str, str], name: str, value: object) -> None:
    text = normal(str(value))[:200]
    if name and text:
        facts.setdefault(name, text)


def _pdf(path: Path) -> Mapping[str, str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    facts: dict[str, str] = {}
    try:
        reader = PdfReader(io.BytesIO(path.read_bytes()), strict=False)
        for name, value in (reader.metadata or {}).items():
            # Creator of a PDF is the program that made the document, not a person.
            fact = "program" if _plain(name) == "creator" else FACTS.get(_plain(name), "")
            _note(facts, fact, value)
        xmp = reader.root_object.get("/Metadata")
        stream = xmp.get_object().get_data() if xmp is not None else b""
    except (PyPdfError, RecursionError, AttributeError, KeyError, TypeError):
        return facts
    if len(stream) <= MAX_PART:
        with suppress(expat.ExpatError):
            packet = _properties(stream)
            facts |= {name: packet[name] for name in PACKET if name in packet}
    return facts
