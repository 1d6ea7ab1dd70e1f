"""Whether each stage is open, sealed, or changed since it was sealed, and what changed."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from evaluation.core.errors import LawError
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import word
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import digest
from evaluation.dossier.records import Dossier, Tender
from evaluation.law.method import method
from evaluation.ledger.ledger import Entry, Ledger
from evaluation.ledger.marking_order import agreed_too_early
from evaluation.ledger.sealed_cells import SealedChange, changes
from evaluation.ledger.stages import GROWING, closed_by, stage_of, stages_of

State = Literal["open", "sealed", "changed"]

CITE = Text("政府采购法实施条例第三十四条", "Implementing Regulations of the Law, art. 34")
"""What is not in the tender document may not be a standard of the evaluation."""


def stage_state(ledger: Ledger | None, dossier: Dossier) -> Mapping[str, State]:
    """Return, for each stage of the method in order, whether it is open, sealed or changed.

    Args:
        ledger: of the dossier; None where none was begun.
        dossier: as it is now.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> set(stage_state(None, Dossier(tender=tender)).values())
        {'open'}
    """
    stages = stages_of(dossier.tender, dossier.law)
    if ledger is None:
        return dict.fromkeys(stages, "open")
    changed = {stage for stage, *_ in _differing(ledger, dossier, stages)}
    return {
        stage: "changed" if stage in changed else "sealed" if stage in ledger.sealed else "open"
        for stage in stages
    }


def stage_findings(ledger: Ledger, dossier: Dossier) -> tuple[Finding, ...]:
    """Return everything that is wrong with a ledger and with the sheets it sealed, by cell.

    Args:
        ledger: of the dossier.
        dossier: as it is now.
    """
    stages = stages_of(dossier.tender, dossier.law)
    cite = CITE if _chinese(dossier) else None
    changed = {
        (finding.place, said): finding
        for stage, sheet, differing in reversed([*_differing(ledger, dossier, stages)])
        for said, finding in _changed(
            ledger.sealed[stage], dossier, sheet, differing, cite if stage == "notice" else None
        )
    }  # a decision that several stages sealed is told once, for the first of them
    told = reversed(changed.values())
    return (
        *ledger.faults,
        *_damaged_copies(ledger),
        *_backdated(ledger),
        *told,
        *agreed_too_early(ledger, dossier),
    )


def _differing(
    ledger: Ledger, dossier: Dossier, stages: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[SealedChange, ...] | None]]:
    """Yield stage, sheet and changes of each sheet that changed; None without a kept copy."""
    closed = closed_by(dossier, stages)
    for stage, entry in ledger.sealed.items():
        for sheet in dict.fromkeys((*entry.sheets, *closed.get(stage, ()))):
            grows = growing(sheet, stage, dossier.tender, stages)
            at = _owner(dossier.tender, stages) if grows else stage
            lines = closed.get(at, {}).get(sheet, ())
            sealed = entry.sheets.get(sheet, digest(()))
            if digest(lines) == sealed:
                continue
            kept = ledger.kept(sealed) if sheet in entry.sheets else ()
            found = None if kept is None else changes(sheet, kept, lines, dossier, growing=grows)
            if found or found is None:
                yield stage, sheet, found


def growing(sheet: str, stage: str, tender: Tender, stages: tuple[str, ...]) -> bool:
    """Return whether records may still be added to `sheet` after `stage` was sealed."""
    return sheet == GROWING and stage != _owner(tender, stages)


def _owner(tender: Tender, stages: tuple[str, ...]) -> str:
    return stage_of(GROWING, "", tender, stages)


def _changed(
    entry: Entry,
    dossier: Dossier,
    sheet: str,
    found: tuple[SealedChange, ...] | None,
    cite: Text | None,
) -> Iterator[tuple[str, Finding]]:
    """Yield each change in words, and the finding that says it."""
    if found is None:
        place = Place(dossier.tender.origin.workbook, sheet)
        text = Text(
            "与封存时不同，封存副本已损坏", "is not as sealed, and the kept copy is damaged"
        )
        yield text.en, _finding(entry, place, text, cite)
    for change in found or ():
        yield change.says.en, _finding(entry, change.place, change.says, cite)


def _finding(entry: Entry, place: Place, says: Text, cite: Text | None) -> Finding:
    when = f"{entry.time:%Y-%m-%d %H:%M}"
    zh, en = (word("stage", entry.stage, lang) for lang in ("zh", "en"))
    return Finding(
        code="S106",
        severity=Severity.ERROR,
        message=Text(
            f"{says.zh}；“{zh}”已由{entry.who}于 {when} 封存（台账第 {entry.number} 行）；"
            "请恢复原值，或说明理由撤销封存后重新封存",
            f"{says.en}; {entry.who} sealed the stage {en} on {when} (line {entry.number} of the "
            "ledger); put it back, or undo the seal with a reason and seal again",
        ),
        next_step=NextStep(Deed.UNDO, entry.stage),
        place=place,
        cite=cite,
    )


def _damaged_copies(ledger: Ledger) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in ledger.entries:
        for sheet, sealed in entry.sheets.items():
            if sealed in seen or ledger.kept(sealed) is not None:
                continue
            seen.add(sealed)
            yield Finding(
                code="S105",
                severity=Severity.ERROR,
                message=Text(
                    f"台账第 {entry.number} 行封存的“{sheet}”副本缺失或被改动；请从备份恢复",
                    f"the copy of {sheet} that line {entry.number} of the ledger sealed is gone or "
                    "was changed; restore it from a backup",
                ),
                place=Place(f"{ledger.folder.name}/{sealed}.jsonl"),
            )


def _backdated(ledger: Ledger) -> Iterator[Finding]:
    for before, entry in pairwise(ledger.entries):
        if entry.time.timestamp() < before.time.timestamp():
            yield Finding(
                code="S107",
                severity=Severity.WARNING,
                message=Text(
                    f"台账第 {entry.number} 行的时间 {entry.time} 早于上一行 {before.time}；"
                    "请核对计算机时钟",
                    f"line {entry.number} of the ledger is dated {entry.time}, before the line "
                    f"above it ({before.time}); check the clock of the computer",
                ),
                place=Place(ledger.path.name, "", str(entry.number)),
            )


def _chinese(dossier: Dossier) -> bool:
    try:
        return method(dossier.tender.method, dossier.law).jurisdiction == "cn"
    except LawError:
        return False
