"""The award: what is proposed, and that each way of deciding otherwise is told at its cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from evaluation.awarding.award import (
    TenderAward,
    award_findings,
    award_of,
    not_decided,
    plan_of,
    proposal_of,
)
from evaluation.core.finding import Finding, Severity
from evaluation.dossier.records import Award
from evaluation.pipeline import run
from evaluation.planning.plan import Plan
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from tests.dossiers.awarded import WHEN, rows_of

Rows = tuple[Award, ...]


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example before anything was decided."""
    made = run(shipped("tenders") / "qinghe-2026")
    return replace(made, dossier=replace(made.dossier, awards=()))


@pytest.fixture(scope="module")
def plan(scored: Evaluation) -> Plan | None:
    """Return its plan."""
    return plan_of(scored)


@pytest.fixture(scope="module")
def rows(scored: Evaluation, plan: Plan | None) -> Rows:
    """Return the decision as it is proposed."""
    return tuple(rows_of(proposal_of(scored, plan)))


@pytest.fixture
def decided(scored: Evaluation, plan: Plan | None) -> Callable[[Rows], TenderAward]:
    """Return a function that gives the award of the example with other rows."""

    def made(rows: Rows) -> TenderAward:
        dossier = replace(scored.dossier, awards=rows)
        return award_of(replace(scored, dossier=dossier), plan)

    return made


Decided = Callable[[Rows], TenderAward]


def _errors(findings: tuple[Finding, ...]) -> set[str]:
    return {each.code for each in findings if each.severity is Severity.ERROR}


def test_the_proposal_is_the_plan(scored: Evaluation, plan: Plan | None) -> None:
    """Eight lots within the budget; three are left with their reason, one has failed."""
    proposal = proposal_of(scored, plan)
    assert not proposal.decided
    assert proposal.spent == Decimal(2713000) <= (scored.dossier.tender.budget or 0)
    assert [lot.id for lot in proposal.lots if not lot.given] == ["L04", "L06", "L08", "L12"]
    assert all(lot.why for lot in proposal.lots if not lot.given)
    assert [lot.id for lot in proposal.lots if not lot.basis] == ["L12"]


def test_without_a_policy_every_lot_goes_to_its_first_candidate(scored: Evaluation) -> None:
    """The ranking alone proposes; what it adds up to is against the budget once it is decided."""
    bare = replace(scored, dossier=replace(scored.dossier, policy=()))
    proposal = proposal_of(bare, plan_of(bare))
    assert [lot.given[0].score.rank for lot in proposal.lots if lot.given] == [1] * 11
    assert proposal.spent == Decimal(3528000)
    decided = replace(bare, dossier=replace(bare.dossier, awards=tuple(rows_of(proposal))))
    assert _errors(award_findings(decided)) == {"W109"}


def test_what_is_proposed_may_be_decided(rows: Rows, decided: Decided) -> None:
    """Nothing is against a decision as ranking and plan propose it."""
    award = decided(rows)
    assert (award.findings, award.decided, award.when) == ((), True, WHEN)


def test_the_shipped_decision_is_the_plan() -> None:
    """The shipped example decides what its plan says, within its budget."""
    made = run(shipped("tenders") / "qinghe-2026")
    assert len(made.dossier.awards) == 11
    assert award_findings(made) == ()


LATER = datetime(2026, 4, 7, 9)  # noqa: DTZ001 - local time
EARLY = datetime(2026, 3, 24, 9)  # noqa: DTZ001 - local time

WRONG: dict[str, tuple[dict[str, object], set[str]]] = {
    "an excluded bid": (
        {"bid": "B0106", "awarded": None, "basis": "departs", "reason": "r"}, {"W101"},
    ),
    "not the first": ({"bid": "B0102", "awarded": Decimal(452000), "basis": "ranking"},
                      {"W103", "W110", "W111"}),
    "next without a first": (
        {"bid": "B0102", "awarded": Decimal(452000), "basis": "next", "reason": "r"},
        {"W103", "W110"},
    ),
    "no reason": ({"basis": "departs"}, {"W105"}),
    "no bid": ({"bid": None, "awarded": None}, {"W106", "W110", "W111"}),
    "a bid that is not awarded": ({"basis": "none", "reason": "r"}, {"W106"}),
    "another sum": ({"awarded": Decimal(440000)}, {"W107", "W111"}),
    "no sum": ({"awarded": None}, {"W107", "W111"}),
    "a level that is not offered": (
        {"funded_level": 80, "awarded": Decimal(356800)}, {"W107", "W111"},
    ),
    "above the lot": ({"awarded": Decimal(480001)}, {"W107", "W108", "W111"}),
    "before the evaluation": ({"when": EARLY}, {"W113"}),
}  # fmt: skip
"""What is changed in the row of L01, and the errors that it brings."""


@pytest.mark.parametrize("name", WRONG)
def test_what_may_not_be_awarded_is_an_error(name: str, rows: Rows, decided: Decided) -> None:
    """An award outside ranking, plan, money or order of days is refused with its reason."""
    changed, wanted = WRONG[name]
    found = decided((replace(rows[0], **changed), *rows[1:])).findings  # type: ignore[arg-type]
    assert _errors(found) == wanted, [each.message.en for each in found]


def test_everything_to_everybody_breaks_budget_and_caps(
    scored: Evaluation, rows: Rows, decided: Decided
) -> None:
    """All first candidates at once pass the budget and a cap, which the message counts."""
    first = {lot.lot.id: lot.ranked[0] for lot in scored.lots if lot.candidates}
    every = tuple(
        replace(row, bid=first[row.lot].bid.id, awarded=first[row.lot].bid.quote,
                basis="departs", reason="r")
        for row in rows
    )  # fmt: skip
    said = " ".join(each.message.en for each in decided(every).findings)
    assert "3,528,000.00, above the budget of 3,000,000.00" in said
    assert "R2[T07]: 763,000.00, where at most 700,000.00" in said


def test_a_plan_may_be_left_openly(rows: Rows, decided: Decided) -> None:
    """Not to award a lot that the plan funds is a warning with the reason, where it is given."""
    left = replace(rows[-1], bid=None, awarded=None, basis="none", reason="r")
    assert "W111" in _errors(decided((*rows[:-1], left)).findings)
    revoked = replace(left, basis="revoked", when=LATER)
    award = decided((*rows, revoked))
    assert award.lot("L11").given == ()
    assert {each.code for each in award.findings} == {"W110", "W111"}
    assert _errors(award.findings) == set()


def test_the_next_candidate_follows_a_recorded_first(rows: Rows, decided: Decided) -> None:
    """Where the first withdraws the lot goes to the second, at the second's own price."""
    after = replace(rows[0], bid="B0102", awarded=Decimal(452000), basis="next", reason="r",
                    when=LATER)  # fmt: skip
    award = decided((*rows, after))
    assert award.lot("L01").given[0].score.bid.id == "B0102"
    assert "W103" not in {each.code for each in award.findings}


def test_two_winners_of_one_lot_are_refused(rows: Rows, decided: Decided) -> None:
    """One supplier a lot, unless the method selects several."""
    second = replace(rows[0], bid="B0102", awarded=Decimal(452000), basis="departs", reason="r")
    assert "W104" in _errors(decided((*rows, second)).findings)


def test_a_late_decision_and_an_open_lot_are_said(rows: Rows, decided: Decided) -> None:
    """The time of the law and lots without a decision are warnings."""
    late = tuple(replace(row, when=LATER) for row in rows[1:])
    assert {each.code for each in decided(late).findings} == {"W112", "W114"}


def test_a_period_that_nobody_can_count_is_said(
    scored: Evaluation, plan: Plan | None, rows: Rows
) -> None:
    """Where the holidays of the year are not announced, the award says so instead of nothing."""
    tender = replace(scored.dossier.tender, evaluated=date(2027, 3, 25))
    made = tuple(replace(row, when=row.when.replace(year=2027)) for row in rows)
    dossier = replace(scored.dossier, tender=tender, awards=made)
    found = award_of(replace(scored, dossier=dossier), plan).findings
    told = [each for each in found if each.code == "W114"]
    assert len(told) == len(rows)
    assert "2027" in told[0].message.en


def test_no_decision_is_said_with_what_to_do(scored: Evaluation) -> None:
    """A tender without a decision says so once, with the next step."""
    said = not_decided(scored)
    assert (said.code, said.severity) == ("W115", Severity.ERROR)
    assert award_findings(scored) == ()
