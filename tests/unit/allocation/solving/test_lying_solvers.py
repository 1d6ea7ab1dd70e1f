"""A solver is never believed: lies, early stops and leftovers are caught, each in its way."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pulp
import pytest

from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.problem import Option, Problem, ProblemLot
from evaluation.allocation.solving.best import Grade, best
from evaluation.allocation.solving.pulp_model import Cbc, Highs, build, read
from evaluation.allocation.solving.task import Proposal, Said, Task

COSTS, VALUES = (7, 5, 4, 3), (14, 11, 9, 5)
TASK = Task(
    lots=[[0], [1], [2], [3]],
    gain=dict(enumerate(VALUES)),
    rows=[row_of("funds.f", dict(enumerate(COSTS)), "at_most", 10)],
)
"""The best is {1, 2} for 20; the relaxation promises more."""

NOTHING_FITS = Task(
    lots=[[0], [1]],
    gain={0: 1, 1: 1},
    rows=[row_of("odd", {0: 2, 1: 2}, "at_least", 1), row_of("none", {0: 1, 1: 1}, "at_most", 0)],
)


@dataclass
class Liar:
    """Answers whatever it is told to."""

    says: Callable[[Task], Proposal]
    name: str = "Liar 1.0"
    asked: list[Task] = field(default_factory=list)

    def solve(self, task: Task) -> Proposal:
        """Return the lie."""
        self.asked.append(task)
        return self.says(task)


def saying(said: Said, *chosen: int) -> Liar:
    """Return a solver that always gives this answer."""
    return Liar(lambda _: Proposal(said=said, chosen=frozenset(chosen)))


@pytest.mark.parametrize("honest", [Highs(), Cbc()])
@pytest.mark.parametrize("chosen", [(0, 1), (0, 1, 2, 3), (0, 9)])
def test_a_plan_that_breaks_a_rule_is_not_used(honest: Highs | Cbc, chosen: tuple[int]) -> None:
    """Overspending, and columns that do not exist, are found by re-adding; the liar is named."""
    found = best(TASK, (saying(Said.OPTIMAL, *chosen), honest))
    assert (found.chosen, found.grade) == ({1, 2}, Grade.ONE_SOLVER)
    assert "Liar 1.0 proposed a plan that breaks a rule" in found.notes[0].en


@pytest.mark.parametrize("honest", [Highs(), Cbc()])
def test_a_poor_plan_called_optimal_is_overruled(honest: Highs | Cbc) -> None:
    """The second solver finds the better plan; the first one's word no longer counts."""
    found = best(TASK, (saying(Said.OPTIMAL, 0, 3), honest))
    assert (found.chosen, found.grade) == ({1, 2}, Grade.ONE_SOLVER)
    assert any("a better one exists" in note.en for note in found.notes)
    assert best(TASK, (honest, saying(Said.OPTIMAL, 0, 3))).chosen == {1, 2}


@pytest.mark.parametrize("honest", [Highs(), Cbc()])
def test_infeasible_is_not_believed_where_a_plan_exists(honest: Highs | Cbc) -> None:
    """Whoever finds a plan that keeps every rule refutes it."""
    found = best(TASK, (saying_infeasible(), honest))
    assert (found.chosen, found.grade) == ({1, 2}, Grade.ONE_SOLVER)
    assert any("said that no plan exists" in note.en for note in found.notes)
    assert best(TASK, (honest, saying_infeasible())).chosen == {1, 2}


def saying_infeasible() -> Liar:
    """Return a solver that finds nothing feasible."""
    return Liar(lambda _: Proposal(said=Said.INFEASIBLE))


def test_an_early_stop_is_a_gap_with_both_figures() -> None:
    """A plan without the claim of optimality is graded by the exact bound."""
    found = best(TASK, (saying(Said.FEASIBLE, 0, 3),))
    assert (found.grade, found.gain) == (Grade.GAP, 19)
    assert found.bound is not None
    assert found.bound.whole >= 20


def test_a_lone_liar_is_graded_as_one_solver_at_most() -> None:
    """What only one solver says is never printed as proven by two."""
    assert best(TASK, (saying(Said.OPTIMAL, 0, 3),)).grade is Grade.ONE_SOLVER


def test_nothing_is_claimed_from_silence() -> None:
    """Solvers that give nothing leave the answer unknown, not infeasible."""
    silent = Liar(lambda _: Proposal(said=Said.NOTHING))
    assert best(TASK, (silent, silent)).grade is Grade.UNKNOWN


def test_infeasible_needs_two_voices_for_the_higher_grade() -> None:
    """Honest solvers agree; a silent one adds nothing."""
    assert best(NOTHING_FITS, (Highs(), Cbc())).grade is Grade.INFEASIBLE_TWO
    silent = Liar(lambda _: Proposal(said=Said.NOTHING))
    assert best(NOTHING_FITS, (Highs(), silent)).grade is Grade.INFEASIBLE_ONE


class Stopped(pulp.LpSolver):
    """Stands in for a solver inside PuLP: sets status and values as told."""

    def __init__(self, status: int, solution: int, values: list[float]) -> None:
        super().__init__(msg=False)
        self.outcome = (status, solution, values)

    def actualSolve(self, lp: pulp.LpProblem) -> int:
        """Leave the values behind and report the status."""
        status, solution, values = self.outcome
        for variable, value in zip(lp.variables(), values, strict=True):
            variable.varValue = value
        lp.assignStatus(status, solution)
        return status


def heard(status: int, solution: int, values: list[float]) -> Proposal:
    """Return what the adapter makes of a PuLP problem left in this state."""
    problem, variables = build(TASK)
    problem.solve(Stopped(status, solution, values))
    return read(problem, variables)


def test_optimal_after_a_time_limit_is_not_optimal() -> None:
    """PuLP's status says "Optimal" for a stop with a plan in hand; the solution status does not."""
    said = heard(pulp.LpStatusOptimal, pulp.LpSolutionIntegerFeasible, [1, 0, 0, 1])
    assert said == Proposal(said=Said.FEASIBLE, chosen=frozenset({0, 3}))


def test_values_of_the_relaxation_are_not_a_plan() -> None:
    """After "infeasible" nothing is read; after "optimal" fractions are refused."""
    halves = [1, 0.6, 0, 0]
    infeasible = heard(pulp.LpStatusInfeasible, pulp.LpSolutionInfeasible, halves)
    assert infeasible == Proposal(said=Said.INFEASIBLE)
    assert heard(pulp.LpStatusOptimal, pulp.LpSolutionOptimal, halves).chosen is None
    nothing = heard(pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound, halves)
    assert nothing == Proposal(said=Said.NOTHING)


def test_tiny_deviations_from_whole_are_rounded_and_larger_ones_refused() -> None:
    """The solvers keep whole numbers to a millionth."""
    near = heard(pulp.LpStatusOptimal, pulp.LpSolutionOptimal, [1e-7, 1 - 1e-7, 1, -1e-9])
    assert near.chosen == {1, 2}
    assert heard(pulp.LpStatusOptimal, pulp.LpSolutionOptimal, [1e-3, 1, 1, 0]).chosen is None


def test_liars_do_not_spoil_the_whole_allocation() -> None:
    """Goals, ties and uniqueness are decided as if the liar were not there."""
    lots = tuple(
        ProblemLot(id=f"L{k}", options=(Option(id="B", value=v, uses={"f": c}),))
        for k, (v, c) in enumerate(zip(VALUES, COSTS, strict=True))
    )
    problem = Problem(funds={"f": 10}, lots=lots)
    honest = allocate_problem(problem)
    for liar in (saying(Said.OPTIMAL, 0, 1), saying(Said.OPTIMAL, 0, 3), saying_infeasible()):
        plan = allocate_problem(problem, solvers=(liar, Highs()))
        assert (plan.chosen, plan.unique) == (honest.chosen, True)
        assert plan.notes
        assert allocate_problem(problem, solvers=(Cbc(), liar)).chosen == honest.chosen
