"""How long all checks of the full example take, against reading it."""

from collections.abc import Callable
from statistics import median
from time import process_time

from evaluation import pipeline
from evaluation.checks.check import Case, Checked
from evaluation.checks.registry import run_checks
from evaluation.dossier.reading.reading import read
from evaluation.resources import shipped

ROUNDS = 15


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of one call."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    example = shipped("tenders") / "qinghe-2026"
    cases: list[Case] = []

    def watch(case: Case) -> tuple[Checked, ...]:
        """Keep the case and check it."""
        cases.append(case)
        return run_checks(case)

    pipeline.run_checks = watch
    pipeline.examine(example)
    times = [
        (seconds(lambda: run_checks(cases[0])), seconds(lambda: read(example)))
        for _ in range(ROUNDS)
    ]
    checks, reading = (median(column) for column in zip(*times, strict=True))
    print("all checks on the full example / reading it")
    print(f"{checks:.3f} s against {reading:.3f} s: ratio {checks / reading:.2f} (goal: at most 1)")
