"""From scored bids to a plan: the ranking binds, or every override is named."""

from decimal import Decimal

import pytest

from evaluation.allocation import allocate_problem
from evaluation.allocation.bids import LotFacts, Organisation, RankedBid
from evaluation.allocation.tender.overrides import overrides
from evaluation.allocation.tender.tender_problem import Mode, TenderProblem, build_problem
from evaluation.core.errors import Unusable
from evaluation.law.allocation_law import MODES

LOTS = [
    LotFacts(id="L1", district="D1", setting="rural", size=400, fund="2026"),
    LotFacts(id="L2", district="D2", setting="urban", size=900, fund="2026", need=Decimal("1.1")),
]
ORGANISATIONS = [
    Organisation(id="O1", kinds=frozenset({"social"}), group="G"),
    Organisation(id="O2", group="G"),
    Organisation(id="O3", members=("O3a", "O3b")),
]
BIDS = [
    RankedBid(lot="L1", bid="B1", organisation="O1", points=Decimal("90"), rank=1, price=600_00),
    RankedBid(lot="L1", bid="B2", organisation="O2", points=Decimal("89"), rank=2, price=300_00),
    RankedBid(lot="L2", bid="B3", organisation="O2", points=Decimal("80"), rank=1, price=700_00),
    RankedBid(lot="L2", bid="B4", organisation="O3", points=Decimal("70"), rank=2, price=700_00),
]


def built(mode: Mode, **more: object) -> TenderProblem:
    """Return the problem of the four bids."""
    return build_problem(LOTS, BIDS, ORGANISATIONS, {"2026": 1000_00}, mode=mode, **more)


def test_where_the_ranking_binds_only_first_candidates_can_be_funded() -> None:
    """The model chooses among lots, not among bids; who was left out knows why."""
    problem = built(Mode.RANK_BOUND).problem
    assert [[o.id for o in lot.options] for lot in problem.lots] == [["B1"], ["B3"]]
    plan = allocate_problem(problem)
    assert [(lot.id, option.id) for lot, option in plan.funded()] == [("L2", "B3")]
    assert set(built(Mode.RANK_BOUND).left_out) == {("L1", "B2"), ("L2", "B4")}


def test_a_portfolio_reports_every_first_rank_it_overrides() -> None:
    """With any admitted bid both lots are affordable, at the price of one first rank."""
    whole = built(Mode.PORTFOLIO)
    plan = allocate_problem(whole.problem)
    assert [option.id for _, option in plan.funded()] == ["B2", "B3"]
    (override,) = overrides(whole, plan)
    assert (override.lot, override.first.bid, override.funded.bid) == ("L1", "B1", "B2")
    assert override.worse_and_dearer is False


def test_value_is_points_times_need_times_published_size_and_never_price() -> None:
    """90 x 400 and 80 x 1.1 x 900, in the largest power of ten below a million."""
    values = [lot.options[0].value for lot in built(Mode.RANK_BOUND).problem.lots]
    assert values == [360_000, 792_000]


def test_affiliated_organisations_and_members_of_a_consortium_are_seen() -> None:
    """A cap for each group counts O1 and O2 together; members count in full."""
    cap = {"id": "R1", "metric": "count", "sense": "at most", "amount": 1, "each": "group"}
    whole = built(Mode.PORTFOLIO, policy=[cap])
    plan = allocate_problem(whole.problem)
    assert [option.id for _, option in plan.funded()] == ["B2", "B4"]
    assert whole.problem.lots[1].options[1].organisations == ("O3", "O3a", "O3b")


def test_the_reserve_is_held_back() -> None:
    """Funds count after their reserve."""
    assert built(Mode.RANK_BOUND, reserve={"2026": 400_00}).problem.funds == {"2026": 600_00}


def test_levels_are_options_of_their_own() -> None:
    """The bidder's price and scope at the level count, nothing between levels."""
    lower = RankedBid(
        lot="L1",
        bid="B1",
        organisation="O1",
        points=Decimal("90"),
        rank=1,
        price=250_00,
        level=60,
        scope=620,
    )
    whole = build_problem(LOTS, [*BIDS, lower], ORGANISATIONS, {"2026": 1000_00})
    plan = allocate_problem(whole.problem)
    assert [option.id for _, option in plan.funded()] == ["B1@60%", "B3"]
    assert whole.problem.lots[0].options[1].value == 223_200


def test_lots_that_cannot_be_compared_or_paid_are_refused() -> None:
    """A size for some lots only, no size and no ceiling, a fund nobody has: all at once."""
    lots = [*LOTS, LotFacts(id="L3", fund="2027")]
    with pytest.raises(Unusable) as caught:
        build_problem(lots, BIDS, ORGANISATIONS, {"2026": 1000_00})
    assert [finding.code for finding in caught.value.findings] == ["F210", "F211", "F210"]


def test_a_portfolio_is_never_worth_less_than_where_the_ranking_binds() -> None:
    """More options cannot lower the best value; both modes count in the same unit."""
    for money in range(0, 2000_00, 100_00):
        values = []
        for mode in Mode:
            whole = build_problem(LOTS, BIDS, ORGANISATIONS, {"2026": money}, mode=mode)
            values.append(allocate_problem(whole.problem).value)
        assert values[0] <= values[1]


def test_methods_speak_of_every_mode() -> None:
    """What the law says of a mode is said of the modes that there are, in their words."""
    assert tuple(Mode) == MODES
