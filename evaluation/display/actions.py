"""The doors from an open dossier to what is done in a notebook; a refusal is a face as elsewhere."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from evaluation.core.errors import TenderError, refusal
from evaluation.display.face import Face
from evaluation.display.findings import problem_face
from evaluation.display.refusals import internal
from evaluation.display.widgets.controls import ControlPanel
from evaluation.dossier.records import Dossier
from evaluation.pipeline import law_folder

if TYPE_CHECKING:
    from evaluation.display.opening import OpenDossier
    from evaluation.reports.occasion import Occasion


def ruling_form(opened: "OpenDossier") -> ControlPanel | Face:
    """Return a form for rulings on the dossier."""

    def made() -> ControlPanel:
        from evaluation.display.widgets.ruling_form import ruling_form

        now = datetime.now().astimezone()
        return ruling_form(opened.path, _sheets(opened), opened.lang, now)

    return _panel(made, opened)


def screening_form(opened: "OpenDossier") -> ControlPanel | Face:
    """Return a form for screening decisions on the dossier."""

    def made() -> ControlPanel:
        from evaluation.display.widgets.screening_form import screening_form

        return screening_form(opened.path, _sheets(opened), opened.lang)

    return _panel(made, opened)


def what_if(opened: "OpenDossier") -> ControlPanel | Face:
    """Return controls for a trial on the dossier."""

    def made() -> ControlPanel:
        from evaluation.display.widgets.what_if_panel import what_if_panel

        return what_if_panel(opened._scored(), opened.lang, law_folder(opened.path))

    return _panel(made, opened)


def budget_slider(opened: "OpenDossier") -> ControlPanel | Face:
    """Return the frontier around the budget of the dossier, with a slider."""

    def made() -> ControlPanel:
        from evaluation.display.widgets.budget_slider import budget_slider
        from evaluation.planning.budget_frontier import frontier_of
        from evaluation.planning.plan import planned

        plan = planned(opened._scored())
        return budget_slider(frontier_of(plan), plan, opened.lang)

    return _panel(made, opened)


def print_button(opened: "OpenDossier") -> ControlPanel | Face:
    """Return the documents of the dossier with a button that prints them."""

    def made() -> ControlPanel:
        from evaluation.display.widgets.print_button import print_panel

        return print_panel(lambda: _occasion(opened), opened.lang)

    return _panel(made, opened)


def _sheets(opened: "OpenDossier") -> Dossier:
    """What stands in the sheets, errors or not: a decision is often what puts them right."""
    if opened.reading is None or opened.reading.dossier is None:
        raise opened.problem or refusal(opened.reading.findings if opened.reading else ())
    return opened.reading.dossier


def _occasion(opened: "OpenDossier") -> "Occasion":
    from evaluation.reports.occasion import occasion_at

    opened._unchanged()
    return occasion_at(opened.path)


def _panel(make: Callable[[], ControlPanel], opened: "OpenDossier") -> ControlPanel | Face:
    try:
        return make()
    except TenderError as problem:
        return problem_face(problem, opened.lang, opened.path)
    except Exception as problem:
        return problem_face(internal(problem), opened.lang)
