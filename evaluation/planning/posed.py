"""The problem that a scored tender poses: its lots and bids, its policy, its goals."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.allocation import Mode, TenderProblem, build_problem
from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.finding import Finding
from evaluation.dossier.records import Policy
from evaluation.planning.equity_rules import equity_findings, is_equity, with_equity
from evaluation.planning.facts import Facts, facts_of
from evaluation.planning.frozen_goals import frozen_goals, goals_of
from evaluation.scoring.result import Evaluation, Score

_COLUMNS = (
    "id", "metric", "organisations", "lots", "sense", "amount", "share", "base", "each",
    "priority", "legal_basis", "sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A problem, what it was built from, and what there is to say about it.

    Args:
        findings: of the policy and the goals; no errors.
    """

    facts: Facts
    built: TenderProblem
    findings: tuple[Finding, ...]


def posed(evaluation: Evaluation, mode: Mode) -> Posed:
    """Return the problem that `evaluation` poses where `mode` says who may be funded.

    Raises:
        TenderError: the tender has no budget, or the policy or the goals have errors; the findings
            say where.
    """
    dossier = evaluation.dossier
    goals = goals_of(dossier.tender)
    facts, built = _problem(evaluation, mode)
    fair, plain = _parted(dossier.policy)
    frozen = frozen_goals(with_equity(built.problem, dossier, fair), dossier, goals)
    said = tuple(_placed(plain, finding) for finding in built.findings)
    built = replace(built, problem=frozen.problem)
    return Posed(facts=facts, built=built, findings=(*facts.findings, *said, *frozen.notes))


def every_option(evaluation: Evaluation, taken: Collection[str]) -> TenderProblem:
    """Return the problem in which any ranked bid may be funded: what an award is held against.

    Args:
        taken: the bids whose conditions count; those of all others are not read.

    Raises:
        TenderError: the tender has no budget, or the policy or a condition has errors; the
            findings say where.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> built = every_option(run(shipped("tenders") / "qinghe-2026"), ["B0102"])
        >>> ("L01", "B0102") in built.bids
        True
    """
    lots = tuple(
        replace(result, scores=tuple(_freed(score, taken) for score in result.scores))
        for result in evaluation.lots
    )
    _, built = _problem(replace(evaluation, lots=lots), Mode.PORTFOLIO)
    return built


def _freed(score: Score, taken: Collection[str]) -> Score:
    return (
        score if score.bid.id in taken else replace(score, bid=replace(score.bid, conditions=None))
    )


def obstacles(evaluation: Evaluation) -> tuple[Finding, ...]:
    """Return what in policy, goals or funds keeps the budget from being allocated; nothing is solved.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> obstacles(run(shipped("tenders") / "qinghe-2026"))
        ()
    """
    tender = evaluation.dossier.tender
    try:
        goals_of(tender)
        _problem(evaluation, Mode(tender.allocation_mode or Mode.RANK_BOUND))
    except TenderError as problem:
        return problem.findings
    return ()


def _problem(evaluation: Evaluation, mode: Mode) -> tuple[Facts, TenderProblem]:
    """The problem before its goals are met, and what it was built from."""
    facts = facts_of(evaluation, mode)
    fair, plain = _parted(evaluation.dossier.policy)
    if wrong := tuple(equity_findings(evaluation.dossier, fair)):
        raise refusal(wrong)
    return facts, _built(plain, facts, mode)


def _parted(policy: Sequence[Policy]) -> tuple[list[Policy], list[Policy]]:
    """The rules of equity between districts, and all others."""
    return [row for row in policy if is_equity(row)], [row for row in policy if not is_equity(row)]


def _built(policy: Sequence[Policy], facts: Facts, mode: Mode) -> TenderProblem:
    rows: list[Mapping[str, object]] = [
        {key: getattr(row, key) for key in _COLUMNS} for row in policy
    ]
    try:
        return build_problem(
            facts.lots,
            facts.bids,
            facts.organisations,
            facts.funds,
            rows,
            mode=mode,
            carries=facts.money.carries,
            total=facts.money.total,
            minor=facts.minor,
        )
    except Unusable as problem:
        placed = (_placed(policy, finding) for finding in problem.findings)
        raise TenderError(problem.text, placed) from None


_ROW = re.compile(r"A(\d+)")


def _placed(policy: Sequence[Policy], finding: Finding) -> Finding:
    """Return `finding` with the cell of the dossier that it is about."""
    place = finding.place
    row = _ROW.fullmatch(place.cell)
    if place.workbook or place.sheet != "Policy" or row is None:
        return finding
    return replace(finding, place=policy[int(row[1]) - 2].at("id"))
