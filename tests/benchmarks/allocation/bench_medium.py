"""500 lots x 8 bids with all rules: building and certifying, against the bare solver."""

from bare import loaded
from clock import made, report, timed, whole

from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.solving.best import relax
from evaluation.allocation.solving.pulp_model import Highs, build


def main() -> None:
    """Print the ratios for three seeds."""
    for seed in (1, 2, 3):
        problem = made(500, 8, seed)
        task, building = timed(lambda problem=problem: whole(problem))
        _, model = timed(lambda task=task: build(task))
        _, certificate = timed(lambda task=task: relax(task))
        solver = loaded(task)
        _, bare = timed(solver.run)
        _, ours = timed(lambda task=task: Highs().solve(task))
        plan, everything = timed(lambda problem=problem: allocate_problem(problem))
        print(f"seed {seed}: {plan.grade}, value {plan.value}, unique {plan.unique}")
        report("  build and certificate", building + model + certificate, bare, "at most 1.3")
        report("  the same and HiGHS", building + certificate + ours, bare, "at most 1.3")
        report("  everything, two solvers, unique", everything, bare, "none; for information")


if __name__ == "__main__":
    main()
