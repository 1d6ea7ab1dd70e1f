"""The PuLP model and its two solvers, HiGHS and CBC; the only file that imports pulp.

A solver's word is carried over with care: "Optimal" counts only with the solution status that PuLP
keeps beside it, because the status alone also covers a stop at a limit; values count only where
they are whole, because CBC leaves those of the relaxation behind when it finds nothing.
"""

from dataclasses import dataclass, replace
from functools import cache
from math import gcd
from typing import Any

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.solving.quiet import quiet
from evaluation.allocation.solving.task import Proposal, Said, Solver, Task

_WHOLE = 1e-5
"""How near to 0 or 1 a value must be to be read as such; the solvers promise 1e-6."""

_EXACT = 10**12
"""Largest amount that survives the twelve decimals of the file through which CBC is asked."""


_ROUGH = 5e-4


@dataclass(frozen=True, slots=True)
class Highs:
    """HiGHS in this process, handed the whole model at once.

    Args:
        seconds: time limit; none is set where left out, so that runs repeat exactly.
        nodes: limit of the search tree.
        gap: relative gap at which it may stop; 0 asks for a proof.
    """

    seconds: float | None = None
    nodes: int | None = None
    gap: float = 0.0

    @property
    def name(self) -> str:
        """Return name and version."""
        from importlib.metadata import version

        return f"HiGHS {version('highspy')}"

    def solve(self, task: Task) -> Proposal:
        """Return what HiGHS proposes for `task`."""
        options = {} if self.nodes is None else {"mip_max_nodes": self.nodes}
        solver = _bulk_highs()(
            msg=False,
            threads=1,
            gapRel=self.gap,
            gapAbs=0.99,
            timeLimit=self.seconds,
            **options,
        )
        return _ask(task, solver)


@dataclass(frozen=True, slots=True)
class Cbc:
    """The CBC that comes with PuLP, in a process of its own.

    Args:
        seconds: time limit; none is set where left out.
        gap: relative gap at which it may stop; 0 asks for a proof.
    """

    seconds: float | None = None
    gap: float = 0.0

    @property
    def name(self) -> str:
        """Return name and version; PuLP 3.3 ships this one build."""
        return "CBC 2.10.3"

    def solve(self, task: Task) -> Proposal:
        """Return what CBC proposes for `task`; nothing where its file format would round."""
        if any(abs(a) >= _EXACT for row in task.rows for a in (row.limit, *row.amounts)):
            task = Task(
                lots=task.lots,
                gain=task.gain,
                rows=[_reduced(row) for row in task.rows],
                amounts=task.amounts,
            )
            if any(abs(a) >= _EXACT for row in task.rows for a in (row.limit, *row.amounts)):
                return Proposal(said=Said.NOTHING)
        proposal = self._run(task, [])
        if proposal.said is Said.INFEASIBLE:
            # its preprocessing sometimes calls a feasible task infeasible; never believe it alone
            return self._run(task, ["preprocess off"])
        return proposal

    def _run(self, task: Task, options: list[str]) -> Proposal:
        import pulp

        solver = pulp.COIN_CMD(
            path=pulp.PULP_CBC_CMD.pulp_cbc_path,
            msg=False,  # and no `threads`: with 1 it starts a thread, and now and then waits 10 s
            gapRel=self.gap,
            gapAbs=0.99,
            timeLimit=self.seconds,
            options=options,
        )
        return _ask(task, solver)


def roughly(solver: Solver) -> Solver:
    """Return `solver` set to stop at a gap of 0.05 %, for a first plan that is improved later."""
    return replace(solver, gap=_ROUGH) if isinstance(solver, Highs | Cbc) else solver


def duals(task: Task) -> list[float] | None:
    """Return a price for each row of `task`, from its relaxation; None where that has no solution.

    The prices are hints from floats: what follows from them has to be computed in whole numbers.
    """
    import pulp

    problem, _ = build(task)
    if not any(task.lots):
        return [0.0] * len(task.rows)
    with quiet:
        status = problem.solve(_bulk_highs()(mip=False, msg=False, threads=1))
    if status != pulp.LpStatusOptimal:
        return None
    return _by_row(task, problem.solverModel.getSolution().row_dual)


def ray(task: Task) -> list[float] | None:
    """Return weights of the rows of `task` that show why its relaxation has no solution, if any.

    They are hints from floats, like prices.
    """
    if not any(task.lots):
        return None
    problem, _ = build(task)
    with quiet:
        problem.solve(_bulk_highs()(mip=False, msg=False, threads=1, presolve="off"))
        _, found, weights = problem.solverModel.getDualRay()
    return _by_row(task, list(weights)) if found else None


def _by_row(task: Task, prices: list[float]) -> list[float]:
    """Return the solver's `prices` in the unit of each row of `task`, as it stands there."""
    return [
        -price if task.amounts else -price / (gcd(*row.amounts) or 1)
        for row, price in zip(task.rows, prices[len(task.lots) :], strict=True)
    ]


def _ask(task: Task, solver: Any) -> Proposal:  # noqa: ANN401 - PuLP publishes no types
    """Return the proposal of a PuLP `solver` for `task`."""
    import pulp

    if not any(task.lots):
        feasible = all(row.kept(()) for row in task.rows) or task.amounts
        return Proposal(said=Said.OPTIMAL, chosen=frozenset()) if feasible else _NONE
    problem, variables = build(task)
    try:
        with quiet:
            problem.solve(solver)
    except pulp.PulpSolverError:
        return Proposal(said=Said.NOTHING)
    return read(problem, variables)


_NONE = Proposal(said=Said.INFEASIBLE)


def read(problem: Any, variables: dict[int, Any]) -> Proposal:  # noqa: ANN401 - no types
    """Return what a solved PuLP `problem` says, with its values only where they are whole."""
    import pulp

    said = {
        pulp.LpSolutionOptimal: Said.OPTIMAL,
        pulp.LpSolutionIntegerFeasible: Said.FEASIBLE,
        pulp.LpSolutionInfeasible: Said.INFEASIBLE,
    }.get(problem.sol_status, Said.NOTHING)
    if said is Said.NOTHING and problem.status == pulp.LpStatusInfeasible:
        said = Said.INFEASIBLE  # CBC's "Integer infeasible" has no solution status in PuLP
    if said not in (Said.OPTIMAL, Said.FEASIBLE):
        return Proposal(said=said)
    chosen = set[int]()
    for column, variable in variables.items():
        value = variable.varValue
        if value is None or min(abs(value), abs(value - 1)) > _WHOLE:
            return Proposal(said=said)
        if value > 0.5:
            chosen.add(column)
    return Proposal(said=said, chosen=frozenset(chosen))


def build(task: Task) -> tuple[Any, dict[int, Any]]:
    """Return the PuLP problem of `task` and its 0/1 variables by column."""
    import pulp

    problem = _bulk_problem()("allocation", pulp.LpMaximize)
    columns = task.columns()
    variables = {
        column: problem.add_variable(f"x{number:09}", 0, 1, pulp.LpInteger)
        for number, column in enumerate(columns)
    }
    amounts = {
        column: problem.add_variable(f"y{number:09}", 0, limit, pulp.LpContinuous)
        for number, (column, limit) in enumerate((task.amounts or {}).items())
    }
    everything = {**variables, **amounts}
    problem.own(list(everything.values()))
    gain = task.gain
    problem.setObjective(
        pulp.LpAffineExpression([(v, gain.get(column, 0)) for column, v in everything.items()])
    )
    for number, lot in enumerate(task.lots):
        expression = pulp.LpAffineExpression([(variables[column], 1) for column in lot])
        name = f"l{number:09}"
        problem.addConstraint(pulp.LpConstraint(expression, pulp.LpConstraintLE, name, 1))
    for number, row in enumerate(task.rows):
        small = row if task.amounts else _reduced(row)
        name = f"r{number:09}"
        sense = pulp.LpConstraintLE if row.sense == "at_most" else pulp.LpConstraintGE
        expression = pulp.LpAffineExpression(
            [
                (everything[column], amount)
                for column, amount in zip(small.columns, small.amounts, strict=True)
                if column in everything
            ]
        )
        problem.addConstraint(pulp.LpConstraint(expression, sense, name, small.limit))
    return problem, variables


def _reduced(row: LinearRow) -> LinearRow:
    """Return `row` divided by what its amounts share; whole columns let the limit be rounded."""
    shared = gcd(*row.amounts)
    if shared <= 1:
        return row
    up = row.sense == "at_least"
    return LinearRow(
        id=row.id,
        sense=row.sense,
        columns=row.columns,
        amounts=tuple(amount // shared for amount in row.amounts),
        limit=-(-row.limit // shared) if up else row.limit // shared,
    )


@cache
def _bulk_problem() -> Any:  # noqa: ANN401 - PuLP publishes no types
    """Return PuLP's problem, told once which variables there are instead of with every row."""
    import pulp

    class BulkProblem(pulp.LpProblem):  # type: ignore[misc]
        def own(self, variables: list[Any]) -> None:
            self._variables = variables

        def variables(self) -> list[Any]:
            return self._variables

        def addConstraint(self, constraint: Any, name: str | None = None) -> None:  # noqa: ANN401
            self._constraints[name or constraint.name] = constraint

    return BulkProblem


@cache
def _bulk_highs() -> Any:  # noqa: ANN401 - PuLP publishes no types
    """Return PuLP's HiGHS with the model passed in one call instead of a call a column and row."""
    import highspy
    import numpy as np
    import pulp

    class BulkHighs(pulp.HiGHS):  # type: ignore[misc]
        def buildSolverModel(self, lp: Any) -> None:  # noqa: ANN401 - PuLP's own name
            inf = highspy.kHighsInf
            variables = lp.variables()
            for number, variable in enumerate(variables):
                variable.index = number
            start, index, value = [0], list[int](), list[float]()
            lower, upper = list[float](), list[float]()
            for number, row in enumerate(lp.constraints()):
                row.index = number
                index.extend([variable.index for variable in row])
                value.extend(row.values())
                start.append(len(index))
                low, high = row.getLb(), row.getUb()
                lower.append(-inf if low is None else low)
                upper.append(inf if high is None else high)
            sign = -1 if lp.sense == pulp.LpMaximize else 1
            model = highspy.HighsLp()
            model.num_col_, model.num_row_ = len(variables), len(lower)
            objective = lp.objective
            model.col_cost_ = np.array([sign * objective.get(v, 0) for v in variables], float)
            model.col_lower_ = np.array([v.lowBound for v in variables], float)
            model.col_upper_ = np.array([v.upBound for v in variables], float)
            model.row_lower_ = np.array(lower, float)
            model.row_upper_ = np.array(upper, float)
            model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
            model.a_matrix_.num_col_, model.a_matrix_.num_row_ = len(variables), len(lower)
            model.a_matrix_.start_ = np.array(start, np.int32)
            model.a_matrix_.index_ = np.array(index, np.int32)
            model.a_matrix_.value_ = np.array(value, float)
            if self.mip:
                kinds = highspy.HighsVarType
                model.integrality_ = [
                    kinds.kInteger if v.cat == pulp.LpInteger else kinds.kContinuous
                    for v in variables
                ]
            lp.solverModel.passModel(model)

    return BulkHighs
