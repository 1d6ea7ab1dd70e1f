"""A plan and what stands beside it as plain data, for other systems; every number is text."""

from collections.abc import Iterator

from evaluation.allocation import answer_of
from evaluation.core.exact import show
from evaluation.core.table import plain
from evaluation.planning.left import Left
from evaluation.planning.more import More
from evaluation.planning.plan import Plan
from evaluation.tables.budget_steps import budget_steps_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.nearby_plans import nearby_plans_table
from evaluation.tables.passed_over import overrides_table
from evaluation.tables.plan_rules import tightest_rules_table
from evaluation.tables.scenarios import scenarios_table
from evaluation.tables.steadiness import steadiness_table

NOTHING = More()


def plan_record(plan: Plan, more: More = NOTHING) -> dict[str, object]:
    """Return `plan` as one JSON-ready object: the answer to its problem, its reasons, and `more`.

    Money is in minor units in the answer and in the reasons, and in the unit of the sheets in the
    tables. Their figures are exact: a decimal where it ends, else a fraction.
    """
    tender, proof = plan.evaluation.dossier.tender, plan.proof
    return {
        "tender": tender.id,
        "mode": str(plan.mode),
        "announced": tender.allocation_announced,
        **answer_of(plan.decision),
        "value_unit": str(plan.built.unit),
        "upper_bound": show(proof.bound, 6) if proof else None,
        "gap": show(proof.gap, 8) if proof else None,
        "must": list(proof.must) if proof else [],
        "left": [_left(left) for left in plan.left],
        "cost_of_rules": _costs(plan),
        "overrides": overrides_table(plan).records(),
        "why_no_plan": [plain(text) for text in plan.conflict],
        "findings": [finding.record() for finding in plan.findings],
        **dict(_beside(plan, more)),
    }


def _left(left: Left) -> dict[str, object]:
    return {
        "lot": left.lot,
        "reason": str(left.reason),
        "kept_out_by": list(left.rules),
        "no_fewer_rules": left.smallest,
        "bid": left.bid.bid if left.bid else None,
        "points_needed": None if left.points is None else f"{left.points:f}",
        "highest_price": str(left.price.amount) if left.price else None,
        "least_extra_money": str(left.extra.amount) if left.extra else None,
        "sentences": [plain(text) for text in left.sentences],
    }


def _costs(plan: Plan) -> list[dict[str, object]]:
    table = tightest_rules_table(plan).only("id", "last_in", "first_in", "changes")
    return [record for record in table.records() if record["last_in"] is not None]


def _beside(plan: Plan, more: More) -> Iterator[tuple[str, object]]:
    if more.equity is not None:
        beyond = more.equity.beyond
        yield (
            "equity",
            {
                "whole": plain(more.equity.whole),
                "districts": district_parts_table(more.equity).records(),
                "plans": fairer_plans_table(more.equity).records(),
                "no_plan_from_floor": plain(beyond),
            },
        )
    if more.frontier is not None:
        reversed_lots = more.frontier.reversed
        yield (
            "frontier",
            {
                "decision": plain(more.frontier.decision),
                "points": budget_steps_table(more.frontier, plan).records(),
                "reversals": [
                    {
                        "lot": each.lot,
                        "funded_at": plain(each.funded_at),
                        "dropped_at": plain(each.dropped_at),
                    }
                    for each in reversed_lots
                ],
            },
        )
    if more.alternatives:
        yield "alternatives", nearby_plans_table(more.alternatives, plan).records()
    if more.scenarios:
        yield "scenarios", scenarios_table(more.scenarios, plan).records()
    if more.steadiness:
        yield "steadiness", steadiness_table(more.steadiness, plan).records()
