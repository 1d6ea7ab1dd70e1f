"""What ranking and plan propose: the award of every lot, before anybody decides."""

from collections.abc import Iterator

from evaluation.allocation.reasons.rule_names import called, together
from evaluation.awarding.lot_award import (
    Given,
    LotAward,
    money_of_option,
    no_candidate,
    no_plan,
)
from evaluation.core.text import Text
from evaluation.planning.plan import Plan, named
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
    """Why the plan leaves the lot, in words for its tenderers and the public.

    The rules that keep it out are named where the reasons were asked for; by their own sentences,
    as nobody outside knows their ids.
    """
    id = result.lot.id
    left = next((each for each in plan.left if each.lot == id), None)
    names = [_public_name(plan, rule) for rule in left.rules] if left else []
    if names:
        rules = together(names)
        why = Text(
            f"受{rules.zh}限制，{id} 本次未予安排",
            f"lot {id} is not funded this time on account of {rules.en}",
        )
    else:
        why = Text(
            f"预算有限，{id} 未列入资金分配方案",
            f"the budget is limited, and lot {id} is not among the lots that it funds",
        )
    where = plan.evaluation.dossier.tender.allocation_announced
    if not where:
        return why
    return Text(f"按{where}公布的分配规则，{why.zh}", f"By the rule announced in {where}, {why.en}")


def _public_name(plan: Plan, id: str) -> Text:
    problem = plan.built.problem
    text = next((rule.text for rule in problem.rules if rule.id == id and rule.text), None)
    if text is None:
        return named(called(problem, id))
    return Text(f"“{text.zh.rstrip('。．. ')}”", f"the rule “{text.en.rstrip('。．. ')}”")
