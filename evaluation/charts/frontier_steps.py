"""What each budget would buy: value as steps, what is not proven as a band, the decision marked."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaluation.charts.picture import GREY, INK, PALE, WIDTH, Picture, painted
from evaluation.core.exact import Number, money, show
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Point = tuple[Number, Number, Number]
"""A budget, the value found for it, and the value that no plan can pass."""

_BUDGET = Text("预算（{}）", "Budget ({})")
_VALUE = Text("方案总价值", "Value of the plan")
_DECISION = Text("本次预算", "this budget")
_ALT = Text(
    "预算与价值的阶梯（单位：{unit}）。{rows}{decision}。",
    "Value by budget in {unit}. {rows}{decision}.",
)
_ROW_ALT = Text("预算{budget}起价值{value}", "from {budget}: {value}")
_BOUND_ALT = Text("（上界{bound}）", " (at most {bound})")
_DECISION_ALT = Text("；本次预算{budget}，价值{value}", "; this budget {budget}: {value}")
_HEIGHT = 78
_LEFT, _SIDES = 25, 31
"""Millimetres left of the axes, and on both sides of them together."""


def frontier_steps(
    points: Sequence[Point],
    *,
    unit: str,
    lang: Lang,
    decision_budget: Number | None = None,
    value_label: str = "",
    width: float = WIDTH,
) -> Picture:
    """Return the value that each budget buys, as steps from budget to budget.

    A budget between two points buys at least what the lower one does and at most what the bound of
    the higher one leaves: the hatched band.

    Args:
        points: by rising budget; where value and bound are equal, the value is proven.
        unit: of the budgets.
        decision_budget: the budget in question, marked with what it buys.
        value_label: what the value is, where not the value of the plan at large.
        width: millimetres.

    Example:
        >>> frontier_steps([(100, 5, 5), (200, 8, 9)], unit="元", lang="en", decision_budget=150).alt
        'Value by budget in 元. from 100.00: 5; from 200.00: 8 (at most 9); this budget 150.00: 5.'
    """

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes((_LEFT / width, 12 / _HEIGHT, 1 - _SIDES / width, 1 - 19 / _HEIGHT))
        axes.set_xlim(*_span(points))
        budgets, values, bounds = ([float(point[n]) for point in points] for n in range(3))
        twice = [budget for budget in budgets for _ in (0, 1)][1:-1]
        low = [value for value in values[:-1] for _ in (0, 1)]
        high = [bound for bound in bounds[1:] for _ in (0, 1)]
        axes.fill_between(
            twice, low, high, color=PALE, hatch="///", edgecolor="#999999", linewidth=0
        )
        axes.vlines(budgets, values, bounds, color=GREY, linewidth=1.6)
        axes.step(budgets, values, where="post", color=INK, linewidth=1.1)
        axes.plot(budgets, values, "o", color=INK, markersize=2.5)
        axes.set_xlabel(_BUDGET.say(lang).format(unit))
        axes.set_ylabel(value_label or _VALUE.say(lang))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(lambda value, _: f"{value:,.12g}")
        axes.locator_params(axis="x", nbins=6)
        if decision_budget is not None:
            _decide(axes, decision_budget, value_at(points, decision_budget), lang)

    alt = _alt(points, unit, decision_budget, lang)
    return painted(paint, width=width, height=_HEIGHT, alt=alt)


def value_at(points: Sequence[Point], budget: Number) -> Number | None:
    """Return the value that `budget` buys: that of the last step it reaches, None before the first.

    Example:
        >>> value_at([(100, 5, 5), (200, 8, 8)], 150), value_at([(100, 5, 5)], 50)
        (5, None)
    """
    reached = bisect_right([point[0] for point in points], budget)
    return points[reached - 1][1] if reached else None


def across(points: Sequence[Point], budget: Number, width: float = WIDTH) -> float:
    """Return where `budget` stands on the picture: as a share of its width, from the left.

    Example:
        >>> round(across([(100, 5, 5), (200, 8, 8)], 150), 3)
        0.562
    """
    low, high = _span(points)
    inside = (float(budget) - low) / (high - low)
    return _LEFT / width + inside * (1 - _SIDES / width)


def _span(points: Sequence[Point]) -> tuple[float, float]:
    """The budgets at both ends of the axis."""
    low, high = float(points[0][0]), float(points[-1][0])
    room = (high - low) / 20 or 1.0
    return low - room, high + room


def _decide(axes: "Axes", budget: Number, value: Number | None, lang: Lang) -> None:
    axes.axvline(float(budget), color=INK, linewidth=0.7, linestyle="--")
    axes.text(
        float(budget), 1.02, f"{_DECISION.say(lang)}\n{money(budget)}", ha="center", fontsize=6.5,
        transform=axes.get_xaxis_transform(),
    )  # fmt: skip
    if value is not None:
        axes.plot([float(budget)], [float(value)], "D", color="white", markersize=5, mec=INK)
        axes.annotate(
            show(value), (float(budget), float(value)), (6, -9), textcoords="offset points"
        )


def _alt(points: Sequence[Point], unit: str, decision: Number | None, lang: Lang) -> str:
    rows = [
        _ROW_ALT.say(lang).format(budget=money(budget), value=show(value))
        + ("" if bound == value else _BOUND_ALT.say(lang).format(bound=show(bound)))
        for budget, value, bound in points
    ]
    marked = ""
    if decision is not None:
        value = value_at(points, decision)
        said = "—" if value is None else show(value)
        marked = _DECISION_ALT.say(lang).format(budget=money(decision), value=said)
    joined = ("；" if lang == "zh" else "; ").join(rows)
    return _ALT.say(lang).format(unit=unit, rows=joined, decision=marked)
