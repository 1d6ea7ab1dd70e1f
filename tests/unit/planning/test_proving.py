"""The bound of a plan as sums that anybody can redo."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.dossier.records import Policy
from evaluation.pipeline import run
from evaluation.planning.plan import Plan, planned
from evaluation.planning.proving import bound_sums
from evaluation.resources import shipped

EXAMPLE = run(shipped("tenders") / "qinghe-2026")


@pytest.fixture(scope="module", params=["rank-bound", "portfolio"])
def plan(request: pytest.FixtureRequest) -> Plan:
    """Return the plan of the example in either mode."""
    return planned(EXAMPLE, request.param)


def test_the_sums_are_the_bound_of_the_proof(plan: Plan) -> None:
    """The largest of them, in whole value, is what the certificate says no plan can pass."""
    sums = bound_sums(plan)
    assert plan.proof is not None
    assert max(added.bound // 1 for added in sums) == plan.proof.bound
    assert all(term.multiplier > 0 for added in sums for term in added.terms)


def test_every_sum_can_be_redone_from_the_sheets(plan: Plan) -> None:
    """Value less multiplier × use of each bid, lot by lot, gives what the lots add."""
    program = plan.decision.program
    for added in bound_sums(plan):
        paid = {(term.id, term.each): term for term in added.terms}
        rest = [Fraction(value) for value in program.values]
        for row in program.rows:
            term = paid.get((row.id, row.each))
            if term is None or term.limit != row.limit or term.sense != row.sense:
                continue
            sign = 1 if row.sense == "at_most" else -1
            for column, amount in zip(row.columns, row.amounts, strict=True):
                rest[column] -= sign * term.multiplier * amount
        lots = Fraction(0)
        for lot, span in zip(program.lots, program.spans, strict=True):
            left = [rest[c] for c in span if (lot.id, program.pairs[c][1].id) not in added.outside]
            lots += max(left) if lot.id in added.inside else max([Fraction(0), *left])
        assert lots == added.lots


def test_every_plan_falls_into_one_case(plan: Plan) -> None:
    """The plan itself, and the plan that funds nothing, each keep the conditions of one case."""
    chosen = {(lot.id, option.id) for lot, option in plan.decision.funded()}
    for funded in (chosen, set[tuple[str, str]]()):
        lots = {lot for lot, _ in funded}
        cases = [
            added
            for added in bound_sums(plan)
            if lots.issuperset(added.inside) and funded.isdisjoint(added.outside)
        ]
        assert len(cases) == 1


def test_without_a_plan_there_is_no_sum() -> None:
    """A contradiction has no bound to add up."""
    every = Policy(id="all", metric="个数", sense="不少于", amount=Decimal(40))
    dossier = replace(EXAMPLE.dossier, policy=(every,))
    assert bound_sums(planned(replace(EXAMPLE, dossier=dossier))) == ()
