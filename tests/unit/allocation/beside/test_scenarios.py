"""Named scenarios side by side."""

from evaluation.allocation.beside.scenarios import compare
from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.decision import Decision
from evaluation.allocation.problem import Option, Problem, ProblemLot


def _plan(money: int, *, must: bool = False) -> Decision:
    lots = (
        ProblemLot(id="L1", options=(Option(id="A", value=9, uses={"f": 5}),)),
        ProblemLot(id="L2", options=(Option(id="B", value=8, uses={"f": 4}),), mandatory=must),
    )
    return allocate_problem(Problem(funds={"f": money}, lots=lots))


def test_each_scenario_is_told_against_the_first() -> None:
    """More money adds a lot; a duty swaps one for another at the price of value."""
    now, more, duty = compare({"now": _plan(5), "more": _plan(9), "duty": _plan(5, must=True)})
    assert (now.value, now.more, now.added, now.dropped) == (9, 0, (), ())
    assert (more.value, more.more, more.added, more.spend) == (17, 8, ("L2",), 9)
    assert (duty.more, duty.added, duty.dropped) == (-1, ("L2",), ("L1",))


def test_a_scenario_without_a_plan_has_no_value() -> None:
    """A contradiction is told as one, never as a value of zero."""
    _, impossible = compare({"now": _plan(5), "impossible": _plan(3, must=True)})
    assert impossible.value is None
    assert impossible.more is None


def test_nothing_is_compared_with_nothing() -> None:
    """Without scenarios there is nothing to tell."""
    assert compare({}) == ()
