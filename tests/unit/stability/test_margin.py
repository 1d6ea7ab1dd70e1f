"""How many points lie between the ranks, and which mark would turn the first place round."""

from decimal import Decimal

import pytest

from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from evaluation.stability.again import alone, firsts, scored, with_marks
from evaluation.stability.margin import Turn, margins, turns


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


@pytest.fixture(scope="module")
def found(evaluation: Evaluation) -> tuple[Turn, ...]:
    """Return every turning change of the three closest lots."""
    return turns(evaluation, watched=lambda lots: [r for r in lots if r.lot.id in {"L01", "L04"}])


def test_a_margin_is_the_difference_of_the_printed_totals(evaluation: Evaluation) -> None:
    """Neighbours of every lot; where the points are equal, what decided is named."""
    every = {(each.lot, each.rank): each for each in margins(evaluation)}
    for (lot, rank), margin in every.items():
        ahead, behind = evaluation.lot(lot).ranked[rank - 1 : rank + 1]
        assert (margin.ahead, margin.behind) == (ahead.bid.id, behind.bid.id)
        assert margin.points == ahead.total - behind.total >= 0  # type: ignore[operator]
        assert (margin.decided_by is None) == (margin.points > 0)
    assert every["L04", 1].decided_by == "draw"


def test_a_turning_mark_turns_and_one_step_less_does_not(
    evaluation: Evaluation, found: tuple[Turn, ...]
) -> None:
    """Each figure is checked by scoring again at the figure and one step before it."""
    assert found
    for turn in found:
        one = alone(evaluation.dossier, turn.lot)
        winner = firsts(evaluation.lot(turn.lot))
        key = (turn.expert, turn.bid, turn.criterion)
        step = Decimal("0.1").copy_sign(turn.change)
        at = firsts(scored(with_marks(one, {key: turn.turned})))
        before = firsts(scored(with_marks(one, {key: turn.turned - step})))
        assert at == turn.first != winner
        assert before == winner


def test_the_change_says_its_direction(found: tuple[Turn, ...]) -> None:
    """The winner's mark falls or another's rises; the sentence has both languages."""
    for turn in found:
        assert (turn.change < 0) == (turn.bid in {"B0101", "B0402"})
        assert str(turn.turned) in turn.said.zh
        assert str(turn.turned) in turn.said.en


def test_nobody_turns_a_wide_lead_with_one_mark(evaluation: Evaluation) -> None:
    """Where no single mark is enough there is no turn."""
    assert not turns(evaluation, watched=lambda lots: [r for r in lots if r.lot.id == "L03"])
