"""What the allocation is told about a scored tender."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.allocation import Mode
from evaluation.core.errors import TenderError
from evaluation.dossier.records import Dossier, Lot, Need
from evaluation.pipeline import run
from evaluation.planning.facts import facts_of, need_of
from evaluation.planning.levels import funding_levels
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


def test_money_is_whole_fen_and_never_above_the_sheet(scored: Evaluation) -> None:
    """Costs are the quotes in whole fen, after a correction that was confirmed."""
    facts = facts_of(scored, Mode.RANK_BOUND)
    prices = {bid.bid: bid.price for bid in facts.bids}
    assert prices["B0101"] == 44_600_000
    assert prices["B0803"] == 20_460_000
    assert facts.funds == {"budget": 300_000_000}


def test_a_failed_lot_is_named_with_its_reason(scored: Evaluation) -> None:
    """A lot that fails offers no bid, and the law's words say why."""
    facts = facts_of(scored, Mode.RANK_BOUND)
    assert list(facts.unfundable) == ["L12"]
    assert "fewer than 3" in facts.unfundable["L12"].en
    assert not [bid for bid in facts.bids if bid.lot == "L12"]


def test_an_open_tie_is_not_decided_by_the_model(scored: Evaluation) -> None:
    """Where a tie for a place is open the lot offers nothing, unless ranks do not bind."""
    results = tuple(
        replace(result, candidates=()) if result.lot.id == "L04" else result
        for result in scored.lots
    )
    tied = replace(scored, lots=results)
    assert set(facts_of(tied, Mode.RANK_BOUND).unfundable) == {"L04", "L12"}
    assert set(facts_of(tied, Mode.PORTFOLIO).unfundable) == {"L12"}


def test_a_tender_without_a_budget_is_told_so(scored: Evaluation) -> None:
    """There is nothing to allocate; the sentence says where to write it."""
    tender = replace(scored.dossier.tender, budget=None)
    with pytest.raises(TenderError, match="has no budget"):
        facts_of(replace(scored, dossier=replace(scored.dossier, tender=tender)), Mode.RANK_BOUND)


def test_levels_become_options_of_their_own(scored: Evaluation) -> None:
    """A lower level costs less and delivers the same part of the work."""
    divisible = _levels(scored, "80% 300000")
    lots = tuple(
        replace(result, lot=replace(result.lot, divisible=True)) for result in divisible.lots
    )
    facts = facts_of(replace(divisible, lots=lots), Mode.RANK_BOUND)
    found = [(bid.level, bid.price, bid.scope) for bid in facts.bids if bid.bid == "B0101"]
    assert found == [(100, 44_600_000, 1000), (80, 30_000_000, 800)]


def test_levels_of_a_lot_that_is_not_divisible_are_left_out_and_said(scored: Evaluation) -> None:
    """The sheet Lots says whether a lot may be funded in part; a note stands at the bid."""
    facts = facts_of(_levels(scored, "80% 300000"), Mode.RANK_BOUND)
    assert [bid.level for bid in facts.bids if bid.bid == "B0101"] == [100]
    assert [finding.code for finding in facts.findings] == ["F217"]


@pytest.mark.parametrize(
    "text",
    [
        "four fifths",
        "80% 36",
        "80% 0",
        "80% 500000",
        "80% 300000; 80% 290000",
        "80% 300000; 50% 350000",
    ],
)
def test_a_level_that_cannot_be_read_or_meant_is_refused(scored: Evaluation, text: str) -> None:
    """In 万元, free, dearer than more of the work, or twice: the finding stands at the cell of the bid."""
    with pytest.raises(TenderError) as refused:
        facts_of(_levels(scored, text), Mode.RANK_BOUND)
    assert [finding.code for finding in refused.value.findings] == ["F213"]


@pytest.mark.parametrize("text", ["80%", "0% 5", "100% 5", "80 5", "80% -5"])
def test_a_level_has_a_share_and_a_price(text: str) -> None:
    """Nothing is guessed from half a level."""
    with pytest.raises(ValueError, match=r"%|80"):
        list(funding_levels(text))


def test_the_weight_of_a_lot_comes_first(scored: Evaluation) -> None:
    """Then the needs map of district, category and audience; else a lot is average."""
    needs = (
        Need(district="D", category="C", need_weight=Decimal("1.2")),
        Need(district="D", category="C", audience="children", need_weight=Decimal("1.4")),
    )
    dossier: Dossier = replace(scored.dossier, needs=needs)
    lot = Lot(id="X", title="X", district="D", category="C")
    assert need_of(dossier, replace(lot, need_weight=Decimal(2))) == 2
    assert need_of(dossier, replace(lot, audience="children")) == Decimal("1.4")
    assert need_of(dossier, replace(lot, audience="elders")) == Decimal("1.2")
    assert need_of(dossier, replace(lot, district="E")) == Fraction(1)


def _levels(scored: Evaluation, text: str) -> Evaluation:
    """Return `scored` with lower levels offered by B0101."""
    lots = tuple(
        replace(
            result,
            scores=tuple(
                replace(score, bid=replace(score.bid, fund_levels=text))
                if score.bid.id == "B0101"
                else score
                for score in result.scores
            ),
        )
        for result in scored.lots
    )
    return replace(scored, lots=lots)
