"""What each goal adds up, as a whole-number gain to be maximised."""

from collections.abc import Sequence

from evaluation.allocation.problem import Goal
from evaluation.allocation.program import Program


def gain_of(goal: Goal, program: Program) -> dict[int, int]:
    """Return what each column adds to `goal`; what is to be least is counted negative."""
    match goal:
        case Goal.VALUE:
            return dict(enumerate(program.values))
        case Goal.LEAST_SPEND:
            return _negative(program.spends)
        case Goal.LEAST_RANK:
            return _negative([rank - 1 for rank in program.ranks])
        case Goal.MOST_LOTS:
            return dict.fromkeys(range(program.size), 1)


def _negative(amounts: Sequence[int]) -> dict[int, int]:
    return {column: -amount for column, amount in enumerate(amounts)}
