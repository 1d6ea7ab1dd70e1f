"""What ranking and plan propose: the award of every lot, before anybody decides."""

from collections.abc import Iterator

from evaluation.awarding.lot_award import (
    Given,
    LotAward,
    money_of_option,
    no_candidate,
    no_plan,
)
from evaluation.core.text import Text
from evaluation.planning.plan import Plan
from evaluation.scoring.result import Evaluation, LotResult


def proposed(evaluation: Evaluation, plan: Plan | None) -> Iterator[LotAward]:
    """Yield the award of each lot as the ranking, and the plan where there is one, propose it.

    Args:
        plan: None where the dossier has no policy, so that every lot goes to who is ranked first.
            Where no award can rest on it nothing is proposed, and that says why.

    Law:
        Order 87, art. 68: the purchaser determines the winner from the candidates in their order.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> lots = proposed(run(shipped("tenders") / "qinghe-2026"), None)
        >>> next(lots).given[0].amount
        Decimal('446000')
    """
    barred = None if plan is None else no_plan(plan)
    for result in evaluation.lots:
        why = no_candidate(evaluation, result) or barred
        if why is not None:
            yield LotAward(result=result, why=why)
        elif plan is None:
            yield _by_ranking(evaluation, result)
        else:
            yield _by_plan(plan, result)


def _by_ranking(evaluation: Evaluation, result: LotResult) -> LotAward:
    every = evaluation.method.awards == "candidates"
    scores = [result.score(bid) for bid in result.candidates[: None if every else 1]]
    given = tuple(
        Given(score=score, amount=score.price.quote if score.price else None) for score in scores
    )
    return LotAward(result=result, given=given, basis="ranking")


def _by_plan(plan: Plan, result: LotResult) -> LotAward:
    for lot, option in plan.decision.funded():
        if lot.id == result.lot.id:
            bid = plan.built.bids[lot.id, option.id]
            amount = money_of_option(plan, option)
            given = Given(score=result.score(bid.bid), level=bid.level, amount=amount)
            return LotAward(result=result, given=(given,), basis="plan")
    return LotAward(result=result, basis="none", why=_not_funded(plan, result))


def _not_funded(plan: Plan, result: LotResult) -> Text:
    """Why the plan leaves the lot: its first sentence, where the reasons were asked for."""
    id = result.lot.id
    said = next((left.sentences[0] for left in plan.left if left.lot == id), None)
    why = said or Text(
        f"{id} 未列入资金分配方案", f"lot {id} is not among the lots that the budget funds"
    )
    where = plan.evaluation.dossier.tender.allocation_announced
    if not where:
        return why
    return Text(f"按{where}公布的分配规则：{why.zh}", f"By the rule announced in {where}: {why.en}")
