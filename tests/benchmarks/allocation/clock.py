"""Processor seconds of this process and its children, and the problems to spend them on."""

import json
import os
from collections.abc import Callable
from typing import TypeVar

from instances import instance

from evaluation.allocation.choose import task_of
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Problem
from evaluation.allocation.program import program_of
from evaluation.allocation.reading.problem_file import problem_from_text
from evaluation.allocation.solving.task import Task

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what `work` returns, and the processor seconds it took, its children's included."""
    before = sum(os.times()[:4])
    result = work()
    return result, sum(os.times()[:4]) - before


def made(lots: int, bids: int, seed: int) -> Problem:
    """Return a problem with all rules."""
    return problem_from_text(json.dumps(instance(lots, bids, seed)))


def whole(problem: Problem) -> Task:
    """Return the task of the first goal, built from the records."""
    program = program_of(problem)
    return task_of(program, gain_of(problem.goals[0], program))


def report(what: str, ours: float, theirs: float, goal: str) -> None:
    """Print a ratio."""
    print(f"{what}: {ours:.2f} s against {theirs:.2f} s: ratio {ours / theirs:.2f} (goal: {goal})")
