"""The ledger in words, for the terminal and the documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.schema import sheet
from evaluation.ledger.ledger import Entry, Ledger

_TAB = re.compile(r"\[(.+)!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line of the ledger in words.

    Args:
        number: of the line.
        time: as on the clock of who wrote it, with its offset.
        what: what was done, with the stage.
        reason: why; empty where none was needed.
        stage: key of the stage; empty where it is about none.
        undone: whether it took a seal back; the report prints these with their reasons.
        changed: keys of the sheets that differ from the last seal of the same stage.
    """

    number: int
    time: str
    who: str
    what: Text
    reason: str
    stage: str
    undone: bool
    changed: tuple[str, ...]


def history(ledger: Ledger | None) -> tuple[Told, ...]:
    """Return every line of `ledger` in words; nothing where none was begun.

    Example:
        >>> history(None)
        ()
    """
    return tuple(_told(ledger)) if ledger else ()


def _told(ledger: Ledger) -> Iterator[Told]:
    last: dict[str, Mapping[str, str]] = {}
    for entry in ledger.entries:
        changed: tuple[str, ...] = ()
        if entry.what == "seal":
            before = last.get(entry.stage, entry.sheets)
            names = dict.fromkeys((*before, *entry.sheets))
            changed = tuple(key for key in names if before.get(key) != entry.sheets.get(key))
            last[entry.stage] = entry.sheets
        yield Told(
            number=entry.number,
            time=entry.time.isoformat(sep=" ", timespec="minutes"),
            who=entry.who,
            what=_what(entry),
            reason=entry.reason,
            stage=entry.stage,
            undone=entry.what == "undo",
            changed=changed,
        )


def _what(entry: Entry) -> Text:
    plain = Text(entry.what, entry.what)
    did = vocabulary()["ledger"].get(entry.what, plain)
    stage = vocabulary()["stage"].get(entry.stage, Text(entry.stage, entry.stage))
    details = [_detail(entry, key, value) for key, value in entry.details.items()]
    chinese, english = "；".join(d.zh for d in details), "; ".join(d.en for d in details)
    zh = did.zh + (f"“{stage.zh}”" if entry.stage else "") + (f"（{chinese}）" if chinese else "")
    en = did.en + (f": {stage.en}" if entry.stage else "") + (f" ({english})" if english else "")
    return Text(zh, en)


def _detail(entry: Entry, key: str, value: str) -> Text:
    name = vocabulary()["ledger_detail"].get(key, Text(key, key))
    decided = (
        _TAB.search(entry.details.get("place", "")) if key in ("entered", "replaced") else None
    )
    tab = key_of(decided[1]) if decided else None
    if tab is None:
        return Text(f"{name.zh} {value}", f"{name.en} {value}")
    fields = [_field(tab, part) for part in value.split("; ")]
    chinese, english = "，".join(f.zh for f in fields), ", ".join(f.en for f in fields)
    return Text(f"{name.zh}：{chinese}", f"{name.en}: {english}")


def _field(tab: str, part: str) -> Text:
    """A field of a decision by the head of its column; the rest of a sentence stays as it is."""
    key, _, value = part.partition(" ")
    column = next((each for each in sheet(tab).columns if each.key == key), None)
    if column is None:
        return Text(part, part)
    words = vocabulary()["flag" if column.kind == "flag" else column.choices or "flag"]
    said = words.get(value, Text(value, value)) if column.kind in ("flag", "choice") else None
    said = said or Text(value, value)
    return Text(f"{column.label('zh')} {said.zh}", f"{column.label('en')} {said.en}")
