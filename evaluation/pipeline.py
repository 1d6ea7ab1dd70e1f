"""The one place that joins the floors: from a path to a scored tender."""

from dataclasses import replace
from pathlib import Path

from evaluation.core.errors import TenderError, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.dossier.reading import Reading, read
from evaluation.dossier.records import Dossier
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation

LAW = "law"
"""A folder of this name in a dossier holds the bureau's own law, laid over ours."""

SETTING = frozenset({"tender", "lots", "criteria", "panel"})
"""Sheets without which nothing can be said about the rest."""


def run(path: Path) -> Evaluation:
    """Return the dossier at `path` scored, with all findings of reading and scoring.

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
    """Return what was read, scored; see `run`."""
    if reading.dossier is None or has_errors(reading.findings):
        raise refusal(_every_error(reading))
    try:
        evaluation = evaluate(reading.dossier, law_folder(reading.path))
    except TenderError as problem:
        problem.findings = (*reading.findings, *problem.findings)
        raise
    return replace(evaluation, findings=(*reading.findings, *evaluation.findings))


def law_folder(path: Path) -> Path | None:
    """Return the bureau's own law folder inside the dossier folder `path`, if there is one."""
    folder = path / LAW
    return folder if path.is_dir() and folder.is_dir() else None


def _every_error(reading: Reading) -> tuple[Finding, ...]:
    """The findings of reading and, where its sheets allow, the errors that scoring would meet.

    Why:
        A person who corrects a dossier wants all of it at once. Records that refer to nothing are
        left out of the trial run, and what it says about a cell that was reported is dropped.
    """
    dossier = reading.dossier
    broken = {f.place for f in reading.findings if f.severity is Severity.ERROR}
    sheets = {(table.workbook, table.name): table.key for table in reading.tables}
    if dossier is None or any(sheets.get((p.workbook, p.sheet)) in SETTING for p in broken):
        return reading.findings
    try:
        evaluate(_sound(dossier), law_folder(reading.path))
    except TenderError as problem:
        more = (
            f for f in problem.findings if f.severity is Severity.ERROR and f.place not in broken
        )
        return (*reading.findings, *more)
    return reading.findings


def _sound(dossier: Dossier) -> Dossier:
    """The dossier without bids of unknown lots or tenderers, and each bid once."""
    lots = {lot.id for lot in dossier.lots}
    known = {tenderer.id for tenderer in dossier.tenderers}
    bids = {bid.id: bid for bid in dossier.bids if bid.lot in lots and bid.tenderer in known}
    return replace(dossier, bids=tuple(bids.values()))
