"""A move of the budget slider against one look-up in the frontier, and against solving anew.

Both sliders are of ipywidgets and write one short text on each move; one of them looks the budget
up in the frontier, and shows its value alone.
"""

from bisect import bisect_right
from collections.abc import Callable
from statistics import median
from time import perf_counter

import ipywidgets as widgets

from evaluation.display.widgets.budget_slider import budget_slider
from evaluation.pipeline import run
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.plan import planned
from evaluation.resources import shipped

ROUNDS = 50


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def main() -> None:
    """Print the ratio of the medians over all steps."""
    plan = planned(run(shipped("tenders") / "qinghe-2026"))
    frontier = frontier_of(plan)
    ours = budget_slider(frontier, plan, "zh").controls["slider"]
    budgets = [point.budget for point in frontier.points]
    bare, shown = widgets.SelectionSlider(options=ours.options), widgets.HTML()

    def look_up(_: object) -> None:
        point = frontier.points[bisect_right(budgets, budgets[bare.value]) - 1]
        shown.value = str(point.value)

    bare.observe(look_up, "value")
    steps = [*range(len(frontier.points))] * ROUNDS
    times = [
        (seconds(lambda step=step: setattr(ours, "value", step)),
         seconds(lambda step=step: setattr(bare, "value", step)))
        for step in steps
    ]  # fmt: skip
    move, one = (median(column) for column in zip(*times, strict=True))
    solved = seconds(lambda: planned(plan.evaluation))
    print(
        f"{move * 1e6:.0f} µs a move against {one * 1e6:.0f} µs: ratio {move / one:.2f} (goal: about 1)"
    )
    print(f"solving anew takes {solved:.2f} s, {solved / move:,.0f} times as long")


if __name__ == "__main__":
    main()
