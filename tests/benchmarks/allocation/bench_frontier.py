"""A frontier of 50 budgets, 80 % to 129 %, with all rules, against as many cold solves.

Cold solves are timed at every tenth budget and counted ten times.
"""

from dataclasses import replace

from clock import made, report, timed, whole

from evaluation.allocation.beside.frontier import frontier
from evaluation.allocation.solving.pulp_model import Highs


def main() -> None:
    """Print the ratio for one seed."""
    problem = made(500, 8, 2)
    budget = problem.funds["f"]
    budgets = [budget * (80 + step) // 100 for step in range(50)]
    points, ours = timed(lambda: frontier(problem, "f", budgets))
    widths = sorted((p.bound - p.value) / p.value for p in points if p.value and p.bound)
    print(f"band: median {100 * widths[len(widths) // 2]:.3f} %, widest {100 * widths[-1]:.3f} %")
    cold = 0.0
    for ceiling in budgets[4::10]:
        task = whole(replace(problem, funds={"f": ceiling}))
        cold += 10 * timed(lambda task=task: Highs().solve(task))[1]
    report("50 points", ours, cold, "under 0.33")


if __name__ == "__main__":
    main()
