"""Closing a stage and opening it again: a line in the ledger, and the sheets as they were."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from evaluation import __version__
from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.finding import has_errors
from evaluation.core.glossary import word
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text, normal
from evaluation.dossier.fingerprint import canonical_lines, digest
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import Entry, Ledger, ledger_path, read_ledger
from evaluation.ledger.locking import only_writer, write_safely
from evaluation.ledger.stage_changes import stage_findings
from evaluation.ledger.stages import GROWING, Lines, closed_by, stages_of

NOTHING: Mapping[str, str] = {}
NO_SHEETS: Mapping[str, Lines] = {}


def seal(
    path: Path,
    dossier: Dossier,
    stage: str,
    *,
    who: str,
    time: datetime,
) -> Ledger:
    """Return the ledger of the dossier at `path` after closing `stage` of it.

    Args:
        path: of the dossier.
        dossier: as read there.
        stage: key of the stage, such as ``opening``.
        who: the person who closes it.
        time: now.

    Raises:
        Unusable: there is no such stage, it is sealed already, or one before it is open.
        TenderError: the ledger or a sheet that was sealed has been changed; each place is named.
    """
    stages = stages_of(dossier.tender, dossier.law)
    with _writing(path) as ledger:
        found = stage_findings(ledger, dossier)
        if has_errors(found):
            raise refusal(found)
        _refuse_order(ledger, stage, stages)
        decided = canonical_lines(dossier).get(GROWING)
        sheets = closed_by(dossier, stages)[stage]
        sheets |= {GROWING: tuple(decided)} if decided else {}
        return _append(ledger, time=time, who=who, what="seal", stage=stage, sheets=sheets)


def undo(path: Path, stage: str, *, who: str, why: str, time: datetime) -> Ledger:
    """Return the ledger of the dossier at `path` after opening `stage` and all after it again.

    What was sealed stays where it is, under its fingerprint.

    Args:
        path: of the dossier.
        stage: key of the stage.
        who: the person who opens it.
        why: the reason; it is printed in the report.
        time: now.

    Raises:
        Unusable: the stage is not sealed, or no reason is given.
        TenderError: the ledger has been changed.
    """
    if not normal(why):
        raise Unusable(Text("请写明撤销的理由", "say why the seal is undone"))
    with _writing(path) as ledger:
        if stage not in ledger.sealed:
            closed = ", ".join(ledger.sealed) or "—"
            raise Unusable(
                Text(
                    f"阶段 {stage} 没有封存；已封存的有：{closed}",
                    f"the stage {stage} is not sealed; sealed are: {closed}",
                )
            )
        return _append(ledger, time=time, who=who, what="undo", stage=stage, reason=why)


def record(
    path: Path,
    *,
    time: datetime,
    who: str,
    what: str,
    stage: str = "",
    reason: str = "",
    details: Mapping[str, str] = NOTHING,
    sheets: Mapping[str, Lines] = NO_SHEETS,
) -> Ledger:
    """Return the ledger of the dossier at `path` after putting one more event on record.

    Args:
        path: of the dossier.
        time: now.
        who: the person who did it.
        what: a word of the list ``ledger``, such as ``issue``.
        stage: the stage it belongs to, if any.
        reason: why, where that matters.
        details: whatever else has to be known later.
        sheets: canonical lines by sheet; they are kept under their fingerprints.

    Raises:
        Unusable: the ledger cannot be written.
        TenderError: the ledger has been changed.
    """
    with _writing(path) as ledger:
        return _append(
            ledger, time=time, who=who, what=what, stage=stage, reason=reason,
            details=details, sheets=sheets,
        )  # fmt: skip


@contextmanager
def _writing(path: Path) -> Iterator[Ledger]:
    """The ledger of the dossier at `path` to write on, a new one where none was begun."""
    file = ledger_path(path)
    with only_writer(file):
        ledger = read_ledger(file, file.read_bytes() if file.is_file() else b"")
        if ledger.faults:
            raise refusal(ledger.faults)
        for left in (*file.parent.glob(f".{file.name}.*.tmp"), *ledger.folder.glob(".*.tmp")):
            left.unlink(missing_ok=True)  # half a file of a writer that was stopped
        yield ledger


def _append(
    ledger: Ledger,
    *,
    time: datetime,
    who: str,
    what: str,
    stage: str = "",
    reason: str = "",
    details: Mapping[str, str] = NOTHING,
    sheets: Mapping[str, Lines] = NO_SHEETS,
) -> Ledger:
    if not normal(who):
        raise Unusable(Text("请写明经办人", "say who does it"))
    prints = {sheet: digest(lines) for sheet, lines in sheets.items()}
    for sheet, lines in sheets.items():
        if ledger.kept(prints[sheet]) is None:
            data = "".join(f"{line}\n" for line in lines).encode()
            write_safely(ledger.folder / f"{prints[sheet]}.jsonl", data)
    entry = Entry(
        number=ledger.length + 1,
        time=time.replace(microsecond=0),
        who=_plain(who),
        what=what,
        stage=stage,
        reason=_plain(reason),
        details={key: _plain(value) for key, value in details.items()},
        sheets=prints,
        version=__version__,
        before=ledger.head,
    )
    data = "".join(f"{each.line()}\n" for each in (*ledger.entries, entry)).encode()
    write_safely(ledger.path, data)  # the one moment at which the new state begins
    return read_ledger(ledger.path, data)


def _plain(text: str) -> str:
    """What a person typed, without what no file can hold."""
    return normal(text.encode("utf-8", "replace").decode())


def _refuse_order(ledger: Ledger, stage: str, stages: tuple[str, ...]) -> None:
    if stage not in stages:
        known = ", ".join(stages)
        raise Unusable(
            Text(
                f"没有阶段 {stage}；可用：{known}", f"there is no stage {stage}; there are: {known}"
            )
        )
    if stage in ledger.sealed:
        raise Unusable(
            Text(
                f"“{word('stage', stage, 'zh')}”已经封存；要改动请先撤销封存",
                f"the stage {word('stage', stage, 'en')} is sealed; to change it undo the seal first",
            ),
            next_step=NextStep(Deed.UNDO, stage),
        )
    before = [each for each in stages[: stages.index(stage)] if each not in ledger.sealed]
    if before:
        raise TenderError(
            Text(
                f"须先封存前面的阶段：{'、'.join(word('stage', each, 'zh') for each in before)}",
                "the stages before it have to be sealed first: "
                f"{', '.join(word('stage', each, 'en') for each in before)}",
            ),
            next_step=NextStep(Deed.SEAL, before[0]),
        )
