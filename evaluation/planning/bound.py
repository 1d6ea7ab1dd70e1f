"""The proof by arithmetic, in numbers that any spreadsheet program adds up exactly."""

from dataclasses import replace

from evaluation.allocation import Decision
from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.proof.cases import SAFE, ProofCase, cases_of, shortened
from evaluation.allocation.solving.best import Grade
from evaluation.allocation.solving.multipliers import Bound, bound_of

__all__ = ["SAFE", "short_bound", "with_cases"]

SMALL = 200
"""Up to this many options the bound is made sharp by cases."""


def short_bound(decision: Decision) -> Bound | None:
    """Return the bound of `decision` with its multipliers cut to fewer digits; None without one.

    Any multipliers from 0 give a bound that holds, so nothing is lost but a little sharpness; and
    no product or sum on the way reaches 2**53.

    Example:
        >>> from evaluation.allocation import allocate_problem, problem_from_text
        >>> text = '{"funds": {"2026": 6}, "lots": [{"id": "L1", "options": ['
        >>> text += '{"id": "B1", "value": 14, "uses": {"2026": 5}}]}]}'
        >>> bound = short_bound(allocate_problem(problem_from_text(text)))
        >>> bound.whole
        14
    """
    if decision.bound is None:
        return None
    task = task_of(decision.program, gain_of(decision.problem.goals[0], decision.program))
    return bound_of(task, shortened(task, decision.bound.multipliers))


def with_cases(decision: Decision) -> Decision:
    """Return `decision` with its bound cut short, and by cases where it is small.

    Where no case leaves room for more than the plan, arithmetic alone proves it, and it says so.
    Where the cases do not even halve what is left between, they are not worth reading.
    """
    bound = short_bound(decision)
    if bound is None or not decision.planned:
        return replace(decision, bound=bound)
    task = task_of(decision.program, gain_of(decision.problem.goals[0], decision.program))
    reached = sum(task.gain.get(column, 0) for column in decision.chosen)
    cases: tuple[ProofCase, ...] = (ProofCase(bound=bound),)
    if decision.program.size <= SMALL and bound.whole > reached:
        cases = cases_of(task, reached) or cases
    sharp = max(case.bound.whole for case in cases)
    if sharp > reached:
        worthwhile = sharp - reached <= (bound.whole - reached) // 2
        return replace(decision, bound=bound, cases=cases if worthwhile else ())
    first, *others = decision.met
    proven = replace(first, grade=Grade.ARITHMETIC)
    return replace(
        decision, bound=bound, cases=cases, grade=Grade.ARITHMETIC, met=(proven, *others)
    )
