"""The one place that joins the floors: from a path to a tender that is scored and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from evaluation.checks.check import Case, Checked
from evaluation.checks.registry import run_checks
from evaluation.core.errors import LawError, TenderError, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.reading.traces import FileTrace, read_traces
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import OWN_LAW
from evaluation.law.book import law_book
from evaluation.law.method import method
from evaluation.law.parameter import Dated
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.ledger.price_gate import Staged, kept_in_stages
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.stability.again import alone

SETTING = frozenset({"tender", "lots", "criteria", "panel", "rulings", "own_law"})
"""Sheets without which nothing can be said about the rest."""

FOLLOWS = {
    "facts": frozenset({"M104"}),
    "screening": frozenset({"A201"}),
    "items": frozenset({"Q203"}),
}
"""What scoring and checks would miss because a row of that sheet could not be read."""

UNTIL = {
    "Q210": frozenset({"Q103", "N117", "N120", "F101"}),
    "C113": frozenset({"F101", "X121"}),
}
"""What nobody is told before the error of that code is put right: in another unit, every quote may be
above the ceiling, every ceiling above the budget, and no bid left; under a minimum that nobody can
reach, every bid is out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """Everything that can be said about a dossier, from one look at it.

    Args:
        reading: its sheets as they were then.
        ledger: as it was then; None where none was begun, or where it is not looked at.
        staged: the dossier as its stages allow it to be seen; None where there is no tender to see.
        evaluation: the scored tender with all findings; None where errors leave no result.
        checked: what each check says; empty where not even the setting of the tender can be read.
        findings: of reading, scoring and checks, each told once.
        problem: what stops the work; None where nothing does.
    """

    reading: Reading
    ledger: Ledger | None = None
    staged: Staged | None = None
    evaluation: Evaluation | None = None
    checked: tuple[Checked, ...] = ()
    findings: tuple[Finding, ...] = ()
    problem: TenderError | None = None

    @property
    def scored(self) -> Evaluation:
        """The scored tender.

        Raises:
            TenderError: there are errors; the exception carries all findings.
        """
        if self.evaluation is None:
            raise self.problem or refusal(self.findings)
        return self.evaluation

    @property
    def seen(self) -> Staged:
        """The dossier as its stages allow it to be seen, with errors or without.

        Raises:
            TenderError: there is no tender to see.
        """
        if self.staged is None:
            raise self.problem or refusal(self.findings)
        return self.staged


def run(path: Path) -> Evaluation:
    """Return the dossier at `path` scored, with all findings of reading, scoring and checks.

    Raises:
        TenderError: there are errors; the exception carries all findings.
        Unusable: there is nothing at `path` that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> run(shipped("tenders") / "qinghe-2026").lot("L01").ranked[0].rank
        1
    """
    return examine(path).scored


def examine(path: Path) -> Examined:
    """Return everything that can be said about the dossier at `path`, errors or not.

    Raises:
        Unusable: there is nothing at `path` that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> examined = examine(shipped("tenders") / "qinghe-2026")
        >>> examined.problem is None, len(examined.checked) > 40
        (True, True)
    """
    return examine_reading(read(path))


def examine_reading(reading: Reading, *, kept: bool = True) -> Examined:
    """Return everything that can be said about what was read; see `examine`.

    Args:
        reading: of a dossier.
        kept: whether its stages are kept to, its ledger is looked at and prices stay closed until
            they may be opened; not so where what was once recorded is only redone.
    """
    ledger = ledger_of(reading.path) if kept else None
    staged = _staged(reading, ledger, kept=kept)
    looked = Examined(reading=reading, ledger=ledger, staged=staged)
    usable = _usable(reading, staged)
    return _stopped(looked, reading.findings) if usable is None else _examined(looked, usable)


def tried(examined: Examined) -> Evaluation | None:
    """Return the result in spite of errors, as only drafts show it; None where there is none."""
    seen = examined.staged
    if seen is None:
        return None
    try:
        scored = evaluate(seen.dossier, prices=seen.prices)
    except (TenderError, LookupError, ValueError):
        return None
    return replace(scored, findings=examined.findings)


def _staged(reading: Reading, ledger: Ledger | None, *, kept: bool) -> Staged | None:
    if reading.dossier is None:
        return None
    return kept_in_stages(ledger, reading.dossier) if kept else Staged(dossier=reading.dossier)


def _examined(looked: Examined, usable: Staged) -> Examined:
    """`looked` with what scoring and checks say about what is `usable` of it."""
    reading = looked.reading
    evaluation, problem = _scored(usable)
    files = read_traces(reading.path)
    checked, law = _checked(usable.dossier, evaluation if usable.prices else None, files)
    said = evaluation.findings if evaluation else problem.findings if problem else ()
    found = (finding for each in checked for finding in each.findings())
    findings = _once(reading, (*usable.findings, *said, *found))
    if evaluation is None or has_errors(findings):
        return _stopped(replace(looked, checked=checked), findings, problem)
    whole = replace(evaluation, findings=findings, law=_joined(evaluation.law, law))
    return replace(looked, evaluation=whole, checked=checked, findings=findings)


def _usable(reading: Reading, staged: Staged | None) -> Staged | None:
    """What may be seen, if its setting is sound; records that refer to nothing are left out.

    Why:
        A person who corrects a dossier wants all of it at once, so a dossier with errors is tried.
    """
    if staged is None or not has_errors(reading.findings):
        return staged
    if SETTING & _broken_sheets(reading) or any(not place.cell for place in _broken(reading)):
        return None
    dossier = staged.dossier
    lots = {lot.id for lot in dossier.lots}
    known = {tenderer.id for tenderer in dossier.tenderers}
    bids = {bid.id: bid for bid in dossier.bids if bid.lot in lots and bid.tenderer in known}
    return replace(staged, dossier=replace(dossier, bids=tuple(bids.values())))


def _broken(reading: Reading) -> frozenset[Place]:
    return frozenset(f.place for f in reading.findings if f.severity is Severity.ERROR)


def _broken_sheets(reading: Reading) -> frozenset[str]:
    keys = {(table.workbook, table.name): table.key for table in reading.tables}
    law = (table for table in reading.tables if table.key == OWN_LAW)
    rows = (row.origin for table in law for row in table.rows)
    keys |= {(row.workbook, row.sheet): OWN_LAW for row in rows}  # a file of a folder each
    return frozenset(keys.get((place.workbook, place.sheet), "") for place in _broken(reading))


def _scored(staged: Staged) -> tuple[Evaluation | None, TenderError | None]:
    try:
        return evaluate(staged.dossier, prices=staged.prices), None
    except TenderError as problem:
        return None, problem


def _checked(
    dossier: Dossier,
    evaluation: Evaluation | None,
    files: tuple[FileTrace, ...] = (),
) -> tuple[tuple[Checked, ...], tuple[Dated, ...]]:
    """What the checks say, and the law they applied; nothing where the method is not known."""
    day, book = dossier.tender.published, law_book(dossier.law)
    applied: dict[str, Dated] = {}

    def law(key: str) -> Dated:
        if key not in applied:
            applied[key] = book.on(key, day)
        return applied[key]

    def ranking(other: Dossier, lot: str) -> tuple[str, ...]:
        one = alone(other, lot)
        return tuple(score.bid.id for score in evaluate(one).lot(lot).ranked)

    try:
        rules = method(dossier.tender.method, dossier.law).on(day)
    except LawError:
        return (), ()
    case = Case(
        dossier=dossier,
        method=rules,
        law=law,
        day=day,
        admitted=_admitted(evaluation) if evaluation else None,
        winners=_winners(evaluation.lots) if evaluation else None,
        totals=_totals(evaluation.lots) if evaluation else None,
        rescore=ranking if evaluation else None,
        files=files,
    )
    return run_checks(case), tuple(applied.values())


def _admitted(evaluation: Evaluation) -> frozenset[str]:
    scores = (score for lot in evaluation.lots for score in lot.scores)
    return frozenset(score.bid.id for score in scores if score.admitted)


def _winners(lots: Iterable[LotResult]) -> Mapping[str, str]:
    """The first of each lot; none where several share the first place."""
    firsts = {result.lot.id: result.ranked[0] for result in lots if result.ranked}
    return {lot: score.bid.id for lot, score in firsts.items() if not score.tied}


def _totals(lots: Iterable[LotResult]) -> Mapping[str, Decimal]:
    scores = (score for result in lots for score in result.ranked)
    return {score.bid.id: score.total for score in scores if score.total is not None}


def _once(reading: Reading, more: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of reading, and those of `more` that say something new.

    Where reading found errors, a cell that was reported is not reported again, and only errors
    are added: records are missing, so what merely looks odd may not be.
    """
    broken, tried = _broken(reading), has_errors(reading.findings)
    follows = {code for key in _broken_sheets(reading) for code in FOLLOWS.get(key, ())}
    said = tuple(more)
    follows |= {
        code
        for each in said
        if each.severity is Severity.ERROR
        for code in UNTIL.get(each.code, ())
    }
    found: dict[tuple[str, Place, str], Finding] = {}
    for finding in said:
        if tried and (finding.place in broken or finding.severity is not Severity.ERROR):
            continue
        if finding.code in follows or (tried and not finding.place.workbook):
            continue  # a mark without a cell: its row may stand under a misspelt code
        found.setdefault((finding.code, finding.place, finding.message.en), finding)
    return (*reading.findings, *found.values())


def _joined(first: Iterable[Dated], second: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple({value.key: value for value in (*first, *second)}.values())


def _stopped(
    looked: Examined, findings: tuple[Finding, ...], problem: TenderError | None = None
) -> Examined:
    """An error that belongs to no cell keeps its own words; the rest are counted."""
    if problem is not None and not has_errors(problem.findings):
        problem.findings = findings
    else:
        problem = refusal(findings)
    return replace(looked, findings=findings, problem=problem)
