"""The grounds of corrected marks, and the marks as they were given."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.core.glossary import vocabulary
from evaluation.dossier.decided.corrections import ground_of, replaced_marks
from evaluation.dossier.records import Ruling
from tests.dossiers.sealed import NOON, dossier_of, placed


def ruling(what: str, reason: str = "x", **more: str) -> Ruling:
    """Return a ruling about the bid B1."""
    when = NOON.replace(tzinfo=None)
    return Ruling(what=what, subject="B1", reason=reason, who="评标委员会", when=when, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("ground", vocabulary()["correction"])
def test_each_ground_is_known_in_both_languages(ground: str) -> None:
    """However people begin, in the words of the list or of the law, the ground is understood."""
    words = vocabulary()["correction"][ground]
    for begin in (words.zh, words.en, words.en.title(), f" {words.zh}", *words.also):
        assert ground_of(ruling("correction", f"{begin}：事实")) == (ground, "事实")


def test_the_original_marks_are_kept(tmp_path: Path) -> None:
    """A correction names the mark it replaced; an agreed mark names those of all experts."""
    dossier = dossier_of(placed(tmp_path))
    given = dossier.marks.values["B1", "T1"]
    changed = replace(
        dossier,
        rulings=(
            ruling("correction", criterion="T1", expert="E2", decision="40"),
            ruling("consensus", criterion="T2", decision="20"),
            ruling("exclusion"),
        ),
    )
    found = [*replaced_marks(changed)]
    assert [(f.expert, f.was) for f in found if f.criterion == "T1"] == [("E2", given["E2"])]
    assert len([f for f in found if f.criterion == "T2"]) == 5
    assert all(isinstance(f.was, Decimal) for f in found)
