"""Every face and every form that a notebook shows of the example says what it said."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from functools import cache
from typing import Any

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.display.year.year import open_year
from evaluation.resources import shipped
from tests.golden.plain import plain
from tests.golden.shelf import TENDERS

FACES: Mapping[str, Callable[[OpenDossier], Any]] = {
    "findings": lambda dossier: dossier.findings(),
    "checks": lambda dossier: dossier.checks(),
    "screening": lambda dossier: dossier.screening(),
    "marks-L01": lambda dossier: dossier.marks("L01"),
    "ranking": lambda dossier: dossier.ranking(),
    "pictures-L01": lambda dossier: dossier.pictures("L01"),
    "margins": lambda dossier: dossier.margins(),
    "turning-marks": lambda dossier: dossier.turning_marks(),
    "without-each-expert": lambda dossier: dossier.without_each_expert(),
    "panel-drawn-again": lambda dossier: dossier.panel_drawn_again(5),
    "plan-when-panel-drawn-again": lambda dossier: dossier.plan_when_panel_drawn_again(5),
    "allocation": lambda dossier: dossier.allocation(),
    "award": lambda dossier: dossier.award(),
    "rules": lambda dossier: dossier.rules(),
    "equity": lambda dossier: dossier.equity(),
    "fairer-plans": lambda dossier: dossier.fairer_plans(),
    "alternatives": lambda dossier: dossier.alternatives(3),
    "frontier": lambda dossier: dossier.frontier(),
    "scenarios": lambda dossier: dossier.scenarios(),
    "law": lambda dossier: dossier.law(),
    "documents": lambda dossier: dossier.documents(),
    "refusal": lambda dossier: dossier.ranking("L99"),
}
"""Every table of a dossier, by the name of its file."""

FORMS: Mapping[str, Callable[[OpenDossier], Any]] = {
    "ruling-form": lambda dossier: dossier.ruling_form(),
    "screening-form": lambda dossier: dossier.screening_form(),
    "award-form": lambda dossier: dossier.award_form(),
    "what-if": lambda dossier: dossier.what_if(),
    "budget-slider": lambda dossier: dossier.budget_slider(),
    "print-button": lambda dossier: dossier.print_button(),
}
"""Every form of a dossier, by the name of its file."""

EMPTY = "\u200b"
"""What a control has for a description where it has none."""

Golden = Callable[[str, Mapping[str, str]], None]


@pytest.fixture(scope="module")
def opened() -> Iterator[Callable[[Lang], OpenDossier]]:
    """What gives the example, opened once in each language, in the folder where a notebook stands."""
    with chdir(shipped("tenders")):
        yield cache(lambda lang: open_dossier(shipped("tenders") / TENDERS["qinghe-2026"], lang))


@pytest.mark.parametrize("lang", LANGS)
def test_faces(lang: Lang, opened: Callable[[Lang], OpenDossier], golden: Golden) -> None:
    """No table in a notebook loses a word, a row or a column of its frame."""
    texts = {name: face_text(make(opened(lang))) for name, make in FACES.items()}
    golden(f"qinghe-2026/{lang}/faces", texts)


@pytest.mark.parametrize("lang", LANGS)
def test_year(lang: Lang, golden: Golden) -> None:
    """The same holds for all shipped tenders in one view."""
    year = open_year(shipped("tenders"), lang)
    faces = {
        "tenders": year.tenders(),
        "lots": year.lots(),
        "awards": year.awards(),
        "districts": year.districts(),
        "organisations": year.organisations(),
        "competition": year.competition(),
        "time": year.time(),
    }
    golden(f"year/{lang}/faces", {name: face_text(face) for name, face in faces.items()})


@pytest.mark.parametrize("lang", LANGS)
def test_forms(lang: Lang, opened: Callable[[Lang], OpenDossier], golden: Golden) -> None:
    """No form in a notebook loses a control, a choice or a word."""
    texts = {name: "\n".join(words(make(opened(lang)).box)) for name, make in FORMS.items()}
    golden(f"qinghe-2026/{lang}/forms", texts)


def face_text(face: Any) -> str:  # noqa: ANN401
    """Return what a face shows, and the data frame that it gives."""
    frame = face.frame().astype(object).fillna("")
    rows = [frame.columns, *frame.itertuples(index=False)]
    lines = (" | ".join(map(str, row)) for row in rows)
    return "\n".join([plain(face._repr_html_()), "", "[frame]", *lines])


def words(widget: Any) -> Iterator[str]:  # noqa: ANN401 - widgets have no common type
    """Yield what a person reads on a control and on all inside it, but not what was typed into it."""
    kind = type(widget).__name__
    said = [getattr(widget, name, "") for name in ("description", "placeholder", "tooltip")]
    choices = getattr(widget, "_options_labels", ())
    told = " | ".join(text for text in (*said, *choices) if text and text != EMPTY)
    if told:
        yield f"{kind}: {told}"
    if kind == "HTML":
        yield plain(widget.value)
    for child in getattr(widget, "children", ()):
        yield from words(child)
