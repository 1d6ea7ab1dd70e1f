"""The one place that joins the floors: from a path to a tender that is scored and checked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from evaluation.checks.check import Case, Checked
from evaluation.checks.registry import run_checks
from evaluation.core.errors import LawError, TenderError, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.desk.entering.entering import Entry, entry
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.reading.traces import FileTrace, read_traces
from evaluation.dossier.records import Dossier
from evaluation.law.book import law_book
from evaluation.law.method import method
from evaluation.law.parameter import Dated
from evaluation.ledger.concerns import concerns
from evaluation.ledger.ledger import ledger_of
from evaluation.ledger.price_gate import Staged, kept_in_stages
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.stability.again import alone

LAW = "law"
"""A folder of this name in a dossier holds the bureau's own law, laid over ours."""

SETTING = frozenset({"tender", "lots", "criteria", "panel", "rulings"})
"""Sheets without which nothing can be said about the rest."""

FOLLOWS = {"facts": frozenset({"M104"}), "screening": frozenset({"A201"})}
"""What scoring would miss because a row of that sheet could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """Everything that can be said about a dossier.

    Args:
        evaluation: the scored tender with all findings; None where errors leave no result.
        checked: what each check says; empty where not even the setting of the tender can be read.
        findings: of reading, scoring and checks, each told once.
        problem: what stops the work; None where nothing does.
    """

    evaluation: Evaluation | None
    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
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
    return score(read(path))


def score(reading: Reading) -> Evaluation:
    """Return what was read, scored and checked; see `run`."""
    return examine_reading(reading).scored


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


def examine_reading(
    reading: Reading, *, kept: bool = True, overlay: Path | None = None
) -> Examined:
    """Return everything that can be said about what was read; see `examine`.

    Args:
        reading: of a dossier.
        kept: whether its stages are kept to, its ledger is looked at and prices stay closed until
            they may be opened; not so where what was once recorded is only redone.
        overlay: a folder with the bureau's own law; that of the dossier where none is given.
    """
    dossier, folder = _usable(reading), overlay or law_folder(reading.path)
    if dossier is None:
        return _stopped(reading.findings, ())
    ledger = ledger_of(reading.path) if kept else None
    staged = kept_in_stages(ledger, dossier, folder) if kept else Staged(dossier=dossier)
    dossier = staged.dossier
    evaluation, problem = _scored(staged, folder)
    files = read_traces(reading.path)
    checked, law = _checked(dossier, folder, evaluation if staged.prices else None, files)
    said = evaluation.findings if evaluation else problem.findings if problem else ()
    found = (finding for each in checked for finding in each.findings())
    more = (*staged.findings, *said, *found)
    findings = _once(reading, more)
    if evaluation is None or has_errors(findings):
        return _stopped(findings, checked, problem)
    whole = replace(evaluation, findings=findings, law=_joined(evaluation.law, law))
    return Examined(evaluation=whole, checked=checked, findings=findings)


def concerning(reading: Reading, stage: str) -> tuple[Finding, ...]:
    """Return the findings that stand in the way of closing `stage`, or should be seen before it.

    Args:
        reading: of a dossier, which need not hold more than the stages up to this one.
        stage: key of the stage.

    Raises:
        TenderError: an error that belongs to no place, such as a method that is not known.
    """
    early = tuple(finding for finding in reading.findings if concerns(finding, stage))
    examined = examine_reading(replace(reading, findings=early))
    if examined.problem is not None and not has_errors(examined.findings):
        raise examined.problem
    return tuple(finding for finding in examined.findings if concerns(finding, stage))


def prepared(path: Path, key: str, typed: Mapping[str, str]) -> Entry:
    """Return a decision as it would stand in the dossier at `path`; `enter` then writes it.

    Args:
        path: of the dossier.
        key: ``screening`` or ``rulings``.
        typed: what a person typed, by the key of the column.

    Raises:
        TenderError: the decision is not complete, names what is not there, or is too late.
        Unusable: it cannot be entered there.
    """
    planned = entry(read(path), key, typed, law_folder(path))
    row = re.compile(rf"[A-Z]*{planned.place.cell}")
    wrong = tuple(
        finding
        for finding in examine_reading(planned.reading).findings
        if finding.severity is Severity.ERROR
        and replace(finding.place, cell=planned.place.cell) == planned.place
        and row.fullmatch(finding.place.cell)
    )
    if wrong:
        raise refusal(wrong)
    return planned


def law_folder(path: Path) -> Path | None:
    """Return the bureau's own law folder inside the dossier folder `path`, if there is one."""
    folder = path / LAW
    return folder if path.is_dir() and folder.is_dir() else None


def _usable(reading: Reading) -> Dossier | None:
    """What was read, if its setting is sound; records that refer to nothing are left out.

    Why:
        A person who corrects a dossier wants all of it at once, so a dossier with errors is tried.
    """
    dossier = reading.dossier
    if dossier is None or not has_errors(reading.findings):
        return dossier
    if SETTING & _broken_sheets(reading) or any(not place.cell for place in _broken(reading)):
        return None
    lots = {lot.id for lot in dossier.lots}
    known = {tenderer.id for tenderer in dossier.tenderers}
    bids = {bid.id: bid for bid in dossier.bids if bid.lot in lots and bid.tenderer in known}
    return replace(dossier, bids=tuple(bids.values()))


def _broken(reading: Reading) -> frozenset[Place]:
    return frozenset(f.place for f in reading.findings if f.severity is Severity.ERROR)


def _broken_sheets(reading: Reading) -> frozenset[str]:
    keys = {(table.workbook, table.name): table.key for table in reading.tables}
    return frozenset(keys.get((place.workbook, place.sheet), "") for place in _broken(reading))


def _scored(staged: Staged, folder: Path | None) -> tuple[Evaluation | None, TenderError | None]:
    try:
        return evaluate(staged.dossier, folder, prices=staged.prices), None
    except TenderError as problem:
        return None, problem


def _checked(
    dossier: Dossier,
    folder: Path | None,
    evaluation: Evaluation | None,
    files: tuple[FileTrace, ...] = (),
) -> tuple[tuple[Checked, ...], tuple[Dated, ...]]:
    """What the checks say, and the law they applied; nothing where the method is not known."""
    day, book = dossier.tender.published, law_book(folder)
    applied: dict[str, Dated] = {}

    def law(key: str) -> Dated:
        if key not in applied:
            applied[key] = book.on(key, day)
        return applied[key]

    def ranking(other: Dossier, lot: str) -> tuple[str, ...]:
        one = alone(other, lot)
        return tuple(score.bid.id for score in evaluate(one, folder).lot(lot).ranked)

    try:
        rules = method(dossier.tender.method, folder).on(day)
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
    found: dict[tuple[str, Place, str], Finding] = {}
    for finding in more:
        if tried and (finding.place in broken or finding.severity is not Severity.ERROR):
            continue
        if finding.code in follows or (tried and not finding.place.workbook):
            continue  # a mark without a cell: its row may stand under a misspelt code
        found.setdefault((finding.code, finding.place, finding.message.en), finding)
    return (*reading.findings, *found.values())


def _joined(first: Iterable[Dated], second: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple({value.key: value for value in (*first, *second)}.values())


def _stopped(
    findings: tuple[Finding, ...],
    checked: tuple[Checked, ...],
    problem: TenderError | None = None,
) -> Examined:
    """An error that belongs to no cell keeps its own words; the rest are counted."""
    if problem is not None and not has_errors(problem.findings):
        problem.findings = findings
    else:
        problem = refusal(findings)
    return Examined(evaluation=None, checked=checked, findings=findings, problem=problem)
