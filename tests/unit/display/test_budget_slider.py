"""The budget slider: all is worked out before it moves, and what it shows is the frontier."""

import pytest

from evaluation.charts.frontier_steps import across
from evaluation.core.text import LANGS, Lang
from evaluation.display.widgets.budget_slider import budget_slider
from evaluation.display.widgets.controls import ControlPanel
from evaluation.pipeline import run
from evaluation.planning import budget_frontier
from evaluation.planning.budget_frontier import Frontier, frontier_of
from evaluation.planning.plan import Plan, planned
from evaluation.resources import shipped


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return the plan of the example."""
    return planned(run(shipped("tenders") / "qinghe-2026"))


@pytest.fixture(scope="module")
def found(plan: Plan) -> Frontier:
    """Return its frontier."""
    return frontier_of(plan)


def at(panel: ControlPanel, step: int) -> tuple[str, str]:
    """Move the slider to `step` and return what stands over the picture and below it."""
    panel.controls["slider"].value = step
    return panel.controls["mark"].value, panel.controls["text"].value


def test_it_begins_at_the_budget_of_the_tender(found: Frontier, plan: Plan) -> None:
    """The decision itself is no trial; the button brings the slider back to it."""
    panel = budget_slider(found, plan, "zh")
    own = panel.controls["slider"].value
    assert found.points[own] == found.here
    assert "试算" not in panel.controls["text"].value
    at(panel, 0)
    panel.controls["own"].click()
    assert panel.controls["slider"].value == own


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_shows_its_point(found: Frontier, plan: Plan, lang: Lang) -> None:
    """Value, lots and the place of the line are those of the frontier; all but one are trials."""
    panel = budget_slider(found, plan, lang)
    word = "试算" if lang == "zh" else "What-if"
    steps = [(each.budget, each.value or 0, each.bound or 0) for each in found.points]
    for step, point in enumerate(found.points):
        line, text = at(panel, step)
        assert str(point.value) in text and all(f">{lot}<" in text for lot in point.funded)
        assert (word in text) is (point != found.here)
        assert f"left:{across(steps, point.budget) * 100:.3f}%" in line


def test_reversals_are_told_where_they_happen(found: Frontier, plan: Plan) -> None:
    """A lot that a larger budget drops is named at that budget."""
    panel = budget_slider(found, plan, "zh")
    assert found.reversed
    for step, point in enumerate(found.points):
        dropped = any(each.dropped_at == point.budget for each in found.reversed)
        assert ("反而不入选" in at(panel, step)[1]) is dropped


def test_a_move_solves_and_draws_nothing(
    found: Frontier, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the panel stands, neither the solver nor the picture is touched again."""
    panel = budget_slider(found, plan, "zh")

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(budget_frontier, "frontier", never)
    monkeypatch.setattr("matplotlib.figure.Figure.__init__", never)
    picture = panel.box.children[1].children[0].value
    for step in range(len(found.points)):
        at(panel, step)
    assert panel.box.children[1].children[0].value == picture
