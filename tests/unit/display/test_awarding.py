"""The face of the award: decided or proposed, with what is against it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.display.awarding import award_face, awarding_of, proposal_face
from evaluation.pipeline import run
from evaluation.planning.plan import planned
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_against_an_award_stands_above_it(scored: Evaluation, lang: Lang) -> None:
    """A decision that breaks a rule is shown with its code, and the proposal with what differs."""
    first = replace(scored.dossier.awards[0], awarded=Decimal(445999))
    awards = (first, *scored.dossier.awards[1:])
    wrong = replace(scored, dossier=replace(scored.dossier, awards=awards))
    found = awarding_of(wrong, planned(wrong))
    assert "W107" in award_face(found, lang)._repr_html_()
    changes = proposal_face(found, lang).frame()["changes"].tolist()
    assert [bool(each) for each in changes] == [True, *[False] * 11]
