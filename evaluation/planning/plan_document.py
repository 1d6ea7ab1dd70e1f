"""A plan as plain data, for other systems; every number is text."""

from evaluation.allocation import answer_of
from evaluation.core.exact import show
from evaluation.core.text import Text
from evaluation.planning.kept_rules import RuleKept
from evaluation.planning.left import Left
from evaluation.planning.more import More, more_document
from evaluation.planning.plan import Plan

NOTHING = More()


def document(plan: Plan, more: More = NOTHING) -> dict[str, object]:
    """Return `plan` as one JSON-ready object: the answer to its problem, its reasons, and `more`.

    Money is in minor units in the answer and in the reasons, and in the unit of the sheets in what
    stands beside the plan.
    """
    tender, proof = plan.evaluation.dossier.tender, plan.proof
    return {
        "tender": tender.id,
        "mode": str(plan.mode),
        **answer_of(plan.decision),
        "value_unit": str(plan.built.unit),
        "upper_bound": show(proof.bound, 6) if proof else None,
        "gap": show(proof.gap, 8) if proof else None,
        "must": list(proof.must) if proof else [],
        "left": [_left(left) for left in plan.left],
        "cost_of_rules": [_cost(kept) for kept in plan.rules if kept.price],
        "overrides": [
            {"lot": each.lot, "first": each.first.bid, "funded": each.funded.bid}
            for each in plan.overrides
        ],
        "why_no_plan": [_both(text) for text in plan.conflict],
        "findings": [finding.record() for finding in plan.findings],
        **more_document(more),
    }


def _left(left: Left) -> dict[str, object]:
    return {
        "lot": left.lot,
        "reason": str(left.reason),
        "bid": left.bid.bid if left.bid else None,
        "points_needed": None if left.points is None else f"{left.points:f}",
        "highest_price": str(left.price.amount) if left.price else None,
        "least_extra_money": str(left.extra.amount) if left.extra else None,
        "sentences": [_both(text) for text in left.sentences],
    }


def _cost(kept: RuleKept) -> dict[str, object]:
    price = kept.price
    if price is None:
        return {"id": kept.id}
    return {
        "id": kept.id,
        "last_in": str(price.last_in),
        "first_in": str(price.first_in),
        "changes": list(price.changed),
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
