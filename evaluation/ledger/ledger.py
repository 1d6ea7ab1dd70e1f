"""The ledger of a dossier: who did what when, a line each, chained by fingerprints.

The ledger of a folder is ``ledger.jsonl`` inside it; that of ``NAME.xlsx`` or ``NAME.json`` is
``NAME.ledger.jsonl`` beside it. Each line is a JSON object that ends in its own fingerprint,
``own``: the SHA-256 of the line as it would read without that member, ended by a line feed. The
member ``before`` is the ``own`` of the line before, or 64 zeros. So anybody can redo line 3::

    sed -n 3p ledger.jsonl | sed 's/,"own":"[0-9a-f]*"}$/}/' | sha256sum

What the chain cannot show by itself is a tail that was cut, or a ledger written anew from the
first line. Therefore every document prints the head (``own`` of the last line) and the length;
`verify` compares.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from evaluation.core.finding import Finding
from evaluation.dossier.fingerprint import digest
from evaluation.dossier.reading.dossier_files import home_of
from evaluation.law.method import STAGES
from evaluation.ledger.faults import BEGIN, faults_of_chain, faults_of_tail

NAME = "ledger.jsonl"
"""The ledger inside a dossier folder; in front of it stands ``NAME.`` beside a single file."""

_OWN = re.compile(r'(?s)(.*),"own":"([0-9a-f]{64})"\}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the ledger.

    Args:
        number: counted from 1.
        time: with its offset from universal time.
        what: ``seal``, ``undo``, or what another command did, such as ``issue`` or ``collect``.
        stage: the stage it is about; empty where it is about none.
        reason: why; empty where none is needed.
        details: whatever else the command puts on record.
        sheets: the fingerprint of each sheet it is about, by key.
        version: of the program that wrote it.
        before: the fingerprint of the line before.
    """

    number: int
    time: datetime
    who: str
    what: str
    stage: str = ""
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    version: str
    before: str

    @property
    def own(self) -> str:
        """The fingerprint of this line."""
        return digest([self._body()])

    def line(self) -> str:
        """Return the line as it stands in the file, without its line feed."""
        body = self._body()
        return f'{body[:-1]},"own":"{digest([body])}"}}'

    def _body(self) -> str:
        values = {
            "number": self.number,
            "time": self.time.isoformat(timespec="seconds"),
            "who": self.who,
            "what": self.what,
            "stage": self.stage,
            "reason": self.reason,
            "details": dict(self.details),
            "sheets": dict(self.sheets),
            "version": self.version,
            "before": self.before,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A ledger as read.

    Args:
        path: its file.
        entries: the lines that can be understood, in the order of the file.
        length: the number of lines, understood or not.
        faults: every line that was cut, edited, inserted or moved; empty for a sound ledger.
        data: what the file held.
    """

    path: Path
    entries: tuple[Entry, ...] = ()
    length: int = 0
    faults: tuple[Finding, ...] = ()
    data: bytes = field(default=b"", repr=False)

    @property
    def head(self) -> str:
        """The fingerprint of the last line; zeros where there is none."""
        return self.entries[-1].own if self.entries else BEGIN

    @property
    def sealed(self) -> Mapping[str, Entry]:
        """The seal of each stage that is closed now; undoing one opens those after it as well."""
        closed: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.what == "seal":
                closed[entry.stage] = entry
            elif entry.what == "undo" and entry.stage in STAGES:
                for stage in STAGES[STAGES.index(entry.stage) :]:
                    closed.pop(stage, None)
        return closed

    @property
    def staged(self) -> bool:
        """Whether the stages are kept to: an empty ledger, or more in it than single decisions."""
        return not self.entries or any(entry.what != "enter" for entry in self.entries)

    @property
    def folder(self) -> Path:
        """Where the sheets as they were sealed are kept, each under its fingerprint."""
        return self.path.with_suffix("")

    def kept(self, fingerprint: str) -> tuple[str, ...] | None:
        """Return the lines of a sheet as sealed; None where the copy is gone or was changed."""
        try:
            lines = (self.folder / f"{fingerprint}.jsonl").read_text("utf-8").split("\n")
        except (OSError, ValueError):
            return None
        return tuple(lines[:-1]) if digest(lines[:-1]) == fingerprint and not lines[-1] else None


def ledger_path(dossier: Path) -> Path:
    """Return where the ledger of the dossier at `dossier` stands, or would stand.

    Example:
        >>> ledger_path(Path("tenders/spring.xlsx")).as_posix()
        'tenders/spring.ledger.jsonl'
    """
    dossier = home_of(dossier)
    return dossier / NAME if dossier.is_dir() else dossier.with_name(f"{dossier.stem}.{NAME}")


def ledger_of(dossier: Path) -> Ledger | None:
    """Return the ledger of the dossier at `dossier`; None where none was begun.

    Example:
        >>> ledger_of(Path("no/such/dossier")) is None
        True
    """
    path = ledger_path(dossier)
    return read_ledger(path, path.read_bytes()) if path.is_file() else None


def read_ledger(path: Path, data: bytes) -> Ledger:
    r"""Return the ledger that `data` holds; lines that were tampered with are among its faults.

    Example:
        >>> ledger = read_ledger(Path("ledger.jsonl"), b'{"number":1}\n')
        >>> ledger.length, [fault.code for fault in ledger.faults]
        (1, ['S101'])
    """
    lines = data.split(b"\n")
    tail = lines.pop()  # nothing, where the last line is ended
    lines += [tail] if tail else []
    read = [_entry(line) for line in lines]
    if tail:
        read[-1] = None
    return Ledger(
        path=path,
        entries=tuple(entry for entry in read if entry is not None),
        length=len(lines),
        faults=tuple(faults_of_chain(path.name, read)),
        data=data,
    )


def verify(ledger: Ledger | None, head: str, length: int) -> tuple[Finding, ...]:
    """Return what is wrong with `ledger` when a document carries its `head` and `length`.

    Args:
        ledger: as it is now; None where it is gone. It may have grown since.
        head: as printed in the document.
        length: as printed in the document.

    Example:
        >>> [fault.code for fault in verify(None, "ab" * 32, 3)]
        ['S103']
    """
    name = ledger.path.name if ledger else NAME
    there = {entry.number: entry.own for entry in ledger.entries} if ledger else {}
    known = there.get(length)
    tail = faults_of_tail(name, ledger.length if ledger else 0, known, head, length)
    return (*(ledger.faults if ledger else ()), *tail)


def _entry(line: bytes) -> Entry | None:
    """The entry of a line; None where it is not what was written."""
    try:
        match = _OWN.fullmatch(line.decode())
        if match is None or digest([f"{match[1]}}}"]) != match[2]:
            return None
        return _checked(json.loads(f"{match[1]}}}"), line.decode())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _checked(raw: Any, line: str) -> Entry | None:  # noqa: ANN401 - whatever a file holds
    """The entry that `raw` is, if it reads back as the very line it came from."""
    entry = Entry(**{**raw, "time": datetime.fromisoformat(raw["time"])})
    texts = (entry.who, entry.what, entry.stage, entry.reason, entry.version, entry.before)
    pairs = (*entry.details.items(), *entry.sheets.items())
    typed = type(entry.number) is int and all(isinstance(text, str) for text in texts)
    strings = all(isinstance(part, str) for pair in pairs for part in pair)
    return entry if typed and strings and entry.line() == line else None
