"""A recorded workbook read, and everything that follows from its inputs run again."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.auditing.draft import is_draft
from evaluation.auditing.recorded import (
    language_of,
    ledger_on_record,
    mode_on_record,
    recorded_findings,
)
from evaluation.auditing.workbook_content import Content, StoredSheet, content_of
from evaluation.awarding.award import TenderAward, decided_award
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.text import Lang, Text
from evaluation.dossier.own_law import law_lines
from evaluation.dossier.reading.reading import Reading, read
from evaluation.law.law_files import law_in
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.pipeline import Examined, examine_reading, tried
from evaluation.planning.plan import Plan, planned
from evaluation.workbook.tabs import tab

if TYPE_CHECKING:
    from evaluation.signing.certificate import Certificate


AWARD = "W"
"""Codes of what is against an award."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedoneBeside:
    """What is at hand beside the recorded result.

    Args:
        home: the folder of the dossier, with the files that tenderers submitted.
        law: a folder of the bureau's own law, in place of that inside.
        ledger: of the dossier.
        trust: certificates of authorities that are trusted, where documents are signed.
    """

    home: Path | None = None
    law: Path | None = None
    ledger: Ledger | None = None
    trust: tuple["Certificate", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen(Ledger):
    """A ledger that is not at hand, of which the record gives length and head.

    Args:
        last: the fingerprint of its last line.
    """

    last: str

    @property
    def head(self) -> str:
        """The fingerprint of the last line, as recorded."""
        return self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone:
    """What was recorded, and what comes out of its inputs.

    Args:
        path: of the workbook.
        told: the findings on record.
        examined: None where the inputs have errors.
        award: as it was decided, held against ranking, plan and money; None where none was.
        plan: None where none is recorded, or none can be made.
        problem: why the recorded plan cannot be made again.
    """

    path: Path
    content: Content
    lang: Lang
    reading: Reading
    beside: RedoneBeside
    told: tuple[Finding, ...]
    examined: Examined | None = None
    award: TenderAward | None = None
    plan: Plan | None = None
    problem: Text | None = None

    @property
    def ledger(self) -> Ledger | None:
        """The ledger, or what the record says of one that is not at hand."""
        told = ledger_on_record(self.content, self.lang)
        if self.beside.ledger is not None or told is None:
            return self.beside.ledger
        return Unseen(path=self.path, length=told[0], last=told[1])

    @property
    def told_before(self) -> tuple[Finding, ...]:
        """The findings on record but for those of the award, which a report does not print."""
        against = {(each.code, each.message.say(self.lang)) for each in self._against}
        return tuple(
            each
            for each in self.told
            if not each.code.startswith(AWARD)
            and (each.code, each.message.say(self.lang)) not in against
        )

    @property
    def _against(self) -> tuple[Finding, ...]:
        return self.award.findings if self.award else ()

    @property
    def planned(self) -> StoredSheet | None:
        """The sheet of the recorded plan, if there is one."""
        return self.content.sheets.get(tab("allocation", self.lang))


def redo(path: Path, beside: RedoneBeside) -> Redone:
    """Return what the audit workbook at `path` records, and what comes out of its inputs.

    Raises:
        Unusable: not a workbook, or not an audit workbook.
    """
    content = content_of(path)
    lang = language_of(content.sheets)
    if lang is None:
        raise _no_audit_workbook(path)
    home = beside.home
    reading = replace(_tabs_noted(_under(read(path), beside.law)), path=home or path)
    told = ledger_on_record(content, lang)
    ledger = (beside.ledger or ledger_of(reading.path)) if told else None
    if ledger is not None and told:
        ledger = as_long(ledger, told[0])
    redone = Redone(
        path=path,
        content=content,
        lang=lang,
        reading=reading,
        beside=RedoneBeside(home=home, ledger=ledger),
        told=recorded_findings(content, lang),
    )
    examined = examine_reading(reading, kept=False)
    if is_draft(examined.findings, redone.told, lang):
        examined = replace(examined, evaluation=tried(examined))
    elif has_errors(reading.findings):
        return redone
    award = decided_award(examined.evaluation) if examined.evaluation else None
    return _with_plan(replace(redone, examined=examined, award=award))


def _under(reading: Reading, law: Path | None) -> Reading:
    """`reading` under the law of a bureau in the folder `law`, where one is named."""
    if law is None or reading.dossier is None:
        return reading
    own_law = tuple(law_lines(law_in(law)))
    return replace(reading, dossier=replace(reading.dossier, own_law=own_law))


def _tabs_noted(reading: Reading) -> Reading:
    """`reading` with unknown tabs as notes: the comparison itself names the sheets that differ."""
    found = tuple(
        replace(each, severity=Severity.NOTE) if each.code == "D005" else each
        for each in reading.findings
    )
    return replace(reading, findings=found)


def as_long(ledger: Ledger, length: int) -> Ledger:
    """Return `ledger` as it stood at `length`, when a record was made; it may have grown since."""
    entries = tuple(entry for entry in ledger.entries if entry.number <= length)
    return replace(ledger, entries=entries, length=min(ledger.length, length))


def _with_plan(redone: Redone) -> Redone:
    """`redone` with the plan, made again where one is on record."""
    examined = redone.examined
    if redone.planned is None or examined is None or examined.evaluation is None:
        return redone
    try:
        plan = planned(examined.evaluation, mode_on_record(redone.content, redone.lang))
    except TenderError as problem:
        return replace(redone, problem=problem.text)
    return replace(redone, plan=plan)


def _no_audit_workbook(path: Path) -> Unusable:
    return Unusable(
        Text(
            f"{path.name} 不是审计工作簿（缺少计算表）；请给出评审得到的审计工作簿或评审报告 PDF",
            f"{path.name} is no audit workbook (its computed sheets are missing); name one that "
            "an evaluation wrote, or the PDF of a report",
        )
    )
