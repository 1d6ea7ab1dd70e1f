"""The seam to the solvers: one file knows PuLP, and what it hands over is what was asked."""

from pathlib import Path

import pytest

import evaluation.allocation
from evaluation.allocation.linear_row import row_of
from evaluation.allocation.solving.pulp_model import Cbc, Highs, duals, ray
from evaluation.allocation.solving.task import Proposal, Said, Task

SOLVERS = [Highs(), Cbc()]


def test_only_one_file_imports_pulp() -> None:
    """A change of PuLP, or of solvers, touches one file."""
    folder = Path(evaluation.allocation.__path__[0])
    knowing = [
        file.name for file in folder.rglob("*.py") if "import pulp" in file.read_text("utf-8")
    ]
    assert knowing == ["pulp_model.py"]


@pytest.mark.parametrize("solver", SOLVERS)
def test_nothing_to_choose_from_is_answered_without_a_solver(solver: Highs | Cbc) -> None:
    """No columns: the empty plan, or none where a floor is asked for."""
    floor = row_of("floor", {}, "at_least", 1)
    assert solver.solve(Task(lots=[[]], gain={}, rows=[])).chosen == frozenset()
    assert solver.solve(Task(lots=[[]], gain={}, rows=[floor])).said is Said.INFEASIBLE
    empty = Task(lots=[[0]], gain={0: 1}, rows=[floor])
    assert solver.solve(empty).said is Said.INFEASIBLE


@pytest.mark.parametrize("solver", SOLVERS)
def test_money_up_to_the_largest_number_is_told_apart(solver: Highs | Cbc) -> None:
    """One fen in ten thousand million yuan decides whether two lots are affordable."""
    half = 5 * 10**11
    for ceiling, funded in ((10**12, {0, 1}), (10**12 - 1, {0})):
        row = row_of("funds.f", {0: half, 1: half}, "at_most", ceiling)
        task = Task(lots=[[0], [1]], gain={0: 2, 1: 1}, rows=[row])
        proposal = solver.solve(task)
        assert proposal == Proposal(said=Said.OPTIMAL, chosen=frozenset(funded))


def test_prices_are_in_the_unit_of_the_row_as_written() -> None:
    """A row in fen has a hundredth of the price of the same row in yuan."""
    yuan, fen = (
        Task(
            lots=[[0], [1]],
            gain={0: 14, 1: 11},
            rows=[row_of("funds.f", {0: 7 * unit, 1: 5 * unit}, "at_most", 6 * unit)],
        )
        for unit in (1, 100)
    )
    first, second = duals(yuan), duals(fen)
    assert first is not None
    assert second is not None
    assert first[0] == pytest.approx(100 * second[0])


def test_a_relaxation_without_solution_has_weights_and_no_prices() -> None:
    """The weights show which rows clash."""
    rows = [
        row_of("funds.f", {0: 9}, "at_most", 5),
        row_of("other", {1: 1}, "at_most", 1),
        row_of("must", {0: 1}, "at_least", 1),
    ]
    task = Task(lots=[[0], [1]], gain={0: 1}, rows=rows)
    weights = ray(task)
    assert duals(task) is None
    assert weights is not None
    assert [bool(weight) for weight in weights] == [True, False, True]
