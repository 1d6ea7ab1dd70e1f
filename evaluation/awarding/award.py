"""The award of a tender: what was decided, or what is proposed, with everything against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from evaluation.awarding.date_rules import date_faults
from evaluation.awarding.lot_award import WHOLE, Given, LotAward, no_candidate
from evaluation.awarding.money_rules import money_faults
from evaluation.awarding.plan_rules import plan_faults
from evaluation.awarding.policy_rules import held_against, policy_faults
from evaluation.awarding.proposal import proposed
from evaluation.awarding.ranking_rules import ranking_faults, undecided
from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.last_asked import last_asked
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text
from evaluation.dossier.decided.standing_awards import standing_awards
from evaluation.dossier.records import Award
from evaluation.planning.plan import Plan, can_allocate, planned
from evaluation.scoring.result import Evaluation, LotResult


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderAward:
    """The award of a tender.

    Args:
        evaluation: that it rests on.
        plan: the plan of what the budget funds; None where the dossier has no policy.
        lots: the award of each lot, in their order.
        findings: what is against it; nothing is looked at where nothing was decided.
    """

    evaluation: Evaluation
    plan: Plan | None
    lots: tuple[LotAward, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the purchaser decided on any lot; else all of it is a proposal."""
        return any(award.rows for award in self.lots)

    @property
    def when(self) -> datetime | None:
        """When the last decision that stands was made; None where there is none."""
        return max((row.when for award in self.lots for row in award.rows), default=None)

    @property
    def spent(self) -> Decimal:
        """What all awards add up to."""
        given = (each for award in self.lots for each in award.given)
        return sum((each.amount for each in given if each.amount is not None), Decimal(0))

    def lot(self, id: str) -> LotAward:
        """Return the award of the lot with `id`."""
        return next(award for award in self.lots if award.id == id)


@last_asked
def plan_of(evaluation: Evaluation) -> Plan | None:
    """Return the plan that an award of the tender has to follow; None where there is no policy.

    Raises:
        TenderError: the policy has errors; the findings say where.
    """
    return planned(evaluation) if can_allocate(evaluation.dossier) else None


def award_of(evaluation: Evaluation, plan: Plan | None) -> TenderAward:
    """Return the award of a tender: as the sheet Awards says, or else as it is proposed.

    Args:
        plan: from `plan_of`, with the reasons of the lots it leaves or without.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> scored = run(shipped("tenders") / "qinghe-2026")
        >>> award_of(scored, plan_of(scored)).lot("L04").given
        ()
    """
    proposal = proposal_of(evaluation, plan)
    if not evaluation.dossier.awards:
        return proposal
    standing = standing_awards(evaluation.dossier)
    decided = tuple(
        _decided(evaluation, award.result, standing[award.id])
        if award.id in standing
        else _awaited(award)
        for award in proposal.lots
    )
    return TenderAward(
        evaluation=evaluation,
        plan=plan,
        lots=decided,
        findings=tuple(_faults(evaluation, plan, decided)),
    )


def proposal_of(evaluation: Evaluation, plan: Plan | None) -> TenderAward:
    """Return the award as ranking and plan propose it, whatever was decided."""
    lots = tuple(proposed(evaluation, plan))
    return TenderAward(evaluation=evaluation, plan=plan, lots=lots)


def decided_award(evaluation: Evaluation) -> TenderAward | None:
    """Return the award that was decided, with what is against it; None where none was.

    Where the policy has errors, no plan can be asked; then they are what is against it.
    """
    if not evaluation.dossier.awards:
        return None
    try:
        return award_of(evaluation, plan_of(evaluation))
    except TenderError as problem:
        errors = tuple(each for each in problem.findings if each.severity is Severity.ERROR)
        return replace(award_of(evaluation, None), findings=errors)


def award_findings(evaluation: Evaluation) -> tuple[Finding, ...]:
    """Return what is against the award that was decided; nothing where none was.

    Raises:
        TenderError: the policy has errors; the findings say where.
    """
    if not evaluation.dossier.awards:
        return ()
    return award_of(evaluation, plan_of(evaluation)).findings


def not_decided(evaluation: Evaluation) -> Finding:
    """Return that the purchaser has not decided on any lot."""
    return Finding(
        code="W115",
        severity=Severity.ERROR,
        message=Text(
            "采购人尚未定标；请先在“定标决定”表登记授予哪一家、金额、确认人和时间",
            "the purchaser has not decided on the award; enter on the sheet Awards who is awarded, "
            "for how much, who confirms it and when",
        ),
        next_step=NextStep(Deed.AWARD),
        place=evaluation.dossier.tender.at("id"),
        cite=Text("财政部令第87号第六十八条、第六十九条", "Order 87, arts. 68 and 69")
        if evaluation.method.tendered
        else None,
    )


def _faults(
    evaluation: Evaluation, plan: Plan | None, lots: tuple[LotAward, ...]
) -> Iterator[Finding]:
    built, wrong = held_against(evaluation, plan, lots)
    yield from wrong
    yield from ranking_faults(evaluation, lots)
    yield from money_faults(evaluation, plan, built, lots)
    if built is not None:
        yield from policy_faults(evaluation, plan, built, lots)
    yield from plan_faults(plan, lots)
    yield from date_faults(evaluation, lots)
    yield from undecided(evaluation, lots)


def _decided(evaluation: Evaluation, result: LotResult, rows: tuple[Award, ...]) -> LotAward:
    scores = {score.bid.id: score for score in result.scores}
    given = tuple(
        Given(score=scores[row.bid], level=row.funded_level or WHOLE, amount=row.awarded)
        for row in rows
        if row.bid in scores
    )
    typed = rows[-1].reason
    why = Text(typed, typed) if typed else None if given else no_candidate(evaluation, result)
    return LotAward(result=result, given=given, basis=rows[-1].basis, why=why, rows=rows)


def _awaited(award: LotAward) -> LotAward:
    """A lot that others were decided before: nobody is awarded it yet."""
    if not award.basis:
        return award  # it has its reason already
    id = award.id
    why = Text(f"{id} 采购人尚未定标", f"the purchaser has not decided on lot {id} yet")
    return LotAward(result=award.result, basis=award.basis, why=why)
