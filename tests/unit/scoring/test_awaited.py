"""Before any marks there is one sentence for each expert who is awaited."""

from dataclasses import replace

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Dossier, Expert
from evaluation.scoring.evaluate import evaluate
from tests.unit.scoring.small import small


def missing(dossier: Dossier) -> list[str]:
    """Return what is said about marks that are missing."""
    with pytest.raises(TenderError) as caught:
        evaluate(dossier)
    return [each.message.en for each in caught.value.findings if each.code == "M101"]


def test_an_expert_without_marks_is_one_sentence() -> None:
    """Nobody reads 240 lines to learn that two sheets have not come back."""
    dossier = small("points", [95, 88, 90], [60, 65, 50])
    panel = (*dossier.panel, Expert(id="F", name="f"))
    said = missing(replace(dossier, panel=panel, marks=Marks()))
    assert len(said) == 2
    assert "marks/F.xlsx" in said[1]


def test_single_marks_are_still_named() -> None:
    """Where an expert has marked others, the blank mark is named by bid and criterion."""
    dossier = small("points", [95, 88, 90], [60, 65])
    assert [("B3" in said) for said in missing(dossier)] == [True]
