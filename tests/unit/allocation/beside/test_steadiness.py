"""How often a lot is funded when the marks are drawn again."""

from fractions import Fraction

from evaluation.allocation.beside.steadiness import Standing, steadiness
from evaluation.allocation.problem import Option, Problem, ProblemLot


def _draw(first: int, second: int, *, must: bool = False) -> Problem:
    values = (("L1", first), ("L2", second))
    return Problem(
        funds={"f": 5},
        lots=tuple(
            ProblemLot(
                id=lot, options=(Option(id="B", value=value, uses={"f": 5}),), mandatory=must
            )
            for lot, value in values
        ),
    )


def test_a_lot_is_always_borderline_or_never_funded() -> None:
    """The share of draws tells which lots hang on the marks."""
    first, second = steadiness([_draw(9, 8), _draw(9, 7), _draw(6, 7)])
    assert (first.share, first.standing) == (Fraction(2, 3), Standing.BORDERLINE)
    assert (second.share, second.standing) == (Fraction(1, 3), Standing.BORDERLINE)
    first, second = steadiness([_draw(9, 8), _draw(9, 7)])
    assert (first.standing, second.standing) == (Standing.ALWAYS, Standing.NEVER)


def test_a_draw_without_a_plan_counts_for_nobody() -> None:
    """Shares are of the draws that have a plan."""
    first, _ = steadiness([_draw(9, 8), _draw(9, 8, must=True)])
    assert (first.funded, first.draws) == (1, 1)


def test_draws_are_gone_through_once() -> None:
    """Whoever makes the draws one by one can show how far the work has come."""
    draws = (_draw(9, 8) for _ in range(3))
    assert [each.draws for each in steadiness(draws)] == [3, 3]
    assert not steadiness([])
