"""Changes one workbook of a dossier so that a stop at any instant leaves the old state or the new.

A note of what is about to be recorded, the new workbook in place of the old, the line in the
ledger, the note away: in this order. Whoever issues, collects or enters next and finds a note
writes the line that is missing where the new workbook is in place, and else forgets the note.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from evaluation.ledger.ledger import ledger_of, ledger_path
from evaluation.ledger.locking import only_writer, write_safely
from evaluation.ledger.price_gate import MARKED
from evaluation.ledger.sealing import record
from evaluation.ledger.stages import Lines

COLLECT = "collect"
NOTE = "collecting.json"
"""Beside the copies of the ledger, while a sheet is being taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the ledger is to say about a workbook that was changed.

    Args:
        time: in ISO form.
        details: of the mark sheet that came back, or of what was entered.
        sheets: what is kept with the line, such as the marks before and after.
        what: a word of the list ``ledger``.
        stage: the stage it belongs to.
        reason: why, where that matters.
    """

    who: str
    time: str
    details: Mapping[str, str]
    sheets: Mapping[str, Lines]
    what: str = COLLECT
    stage: str = MARKED
    reason: str = ""


@contextmanager
def only_collector(path: Path) -> Iterator[None]:
    """Be the only one who changes sheets of the dossier at `path`; first finish what was stopped.

    Raises:
        TenderError: the ledger has been changed.
        Unusable: somebody else changes them, or a file cannot be written.
    """
    note = note_path(path)
    note.parent.mkdir(exist_ok=True)
    with only_writer(note):
        if note.is_file():
            _finish(path, note)
        yield


def finish(path: Path) -> None:
    """Bring to its end a change that was stopped; without one, do nothing.

    Args:
        path: of the dossier.

    Raises:
        TenderError: the ledger has been changed.
        Unusable: somebody else is collecting, or a file cannot be written.
    """
    if note_path(path).is_file():
        with only_collector(path):
            pass


def take_over(path: Path, target: Path, data: bytes, event: Event) -> None:
    """Put the workbook `data` at `target` and `event` on record; only for the one who may.

    Args:
        path: of the dossier.
        target: the workbook.
        data: what it is to hold.
        event: what the ledger is to say about it.

    Raises:
        TenderError: the ledger has been changed.
        Unusable: a file cannot be written.
    """
    said = {
        "target": target.relative_to(_folder(path)).as_posix(),
        "written": sha256(data).hexdigest(),
        "event": asdict(event),
    }
    note = note_path(path)
    write_safely(note, json.dumps(said, ensure_ascii=False).encode())
    target.parent.mkdir(exist_ok=True)
    write_safely(target, data)
    _record(path, event)
    note.unlink()


def note_path(path: Path) -> Path:
    """Return where the note stands while a workbook of the dossier at `path` is changed."""
    return ledger_path(path).with_suffix("") / NOTE


def _finish(path: Path, note: Path) -> None:
    said = json.loads(note.read_text("utf-8"))
    sheets = {key: tuple(rows) for key, rows in said["event"]["sheets"].items()}
    event = Event(**{**said["event"], "sheets": sheets})
    target = _folder(path) / said["target"]
    halves = target.parent.glob(f".{target.name}.*.tmp")
    for left in (*note.parent.glob(f".{NOTE}.*.tmp"), *halves):
        left.unlink(missing_ok=True)
    replaced = target.is_file() and sha256(target.read_bytes()).hexdigest() == said["written"]
    ledger = ledger_of(path)
    known = ledger is not None and any(
        entry.what == event.what
        and entry.details == event.details
        and entry.time.isoformat() == event.time
        for entry in ledger.entries
    )
    if replaced and not known:
        _record(path, event)
    note.unlink()


def _record(path: Path, event: Event) -> None:
    record(
        path,
        time=datetime.fromisoformat(event.time),
        who=event.who,
        what=event.what,
        stage=event.stage,
        reason=event.reason,
        details=event.details,
        sheets=event.sheets,
    )


def _folder(path: Path) -> Path:
    """The folder that holds the workbooks of the dossier at `path`."""
    return path if path.is_dir() else path.parent
