"""How firm a ranking is, shown: the figures of the floors below, and what they do not mean."""

from pathlib import Path

import pytest

from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.resources import shipped
from evaluation.stability.leave_out import leave_out
from evaluation.stability.margin import margins

EXAMPLE = shipped("tenders") / "qinghe-2026"


@pytest.fixture(scope="module")
def dossier() -> OpenDossier:
    """The shipped example, opened in English."""
    return open_dossier(EXAMPLE, "en")


def test_the_closest_ranks_come_first(dossier: OpenDossier) -> None:
    """All margins, with their exact points, and in words what decides equal totals."""
    frame = dossier.margins().frame()
    assert len(frame) == len(margins(dossier._scored()))
    assert frame["points_number"].is_monotonic_increasing
    equal = frame[frame["points"] == "0.00"]
    assert len(equal) and all(equal["decided"].str.len() > 5)


def test_a_mark_that_would_turn_the_first_place_is_named(dossier: OpenDossier) -> None:
    """Expert, bid, criterion, the mark as it is and as it would have to be."""
    frame = dossier.turning_marks().frame()
    gap = (frame["turned_number"] - frame["mark_number"]).abs()
    assert (gap.round(6) == frame["change_number"].abs().round(6)).all()
    assert frame["change_number"].abs().is_monotonic_increasing


def test_each_expert_is_left_out_of_each_lot(dossier: OpenDossier) -> None:
    """A row for each, and a sentence for each lot whose first place does not hold."""
    found = leave_out(dossier._scored())
    face = dossier.without_each_expert()
    assert len(face.rows) == sum(len(lot.without) for lot in found)
    assert len(face.remarks) == 1 + sum(not lot.holds for lot in found)


def test_draws_are_counted(dossier: OpenDossier) -> None:
    """The first places of a lot add up to the draws, as nobody shares one here."""
    frame = dossier.panel_drawn_again(5).frame()
    first = frame[frame["lot"] == "L01"]["first_number"].sum()
    assert first >= 5 and "5 times" in dossier.panel_drawn_again(5).remarks[0]


def test_lots_that_hang_on_the_panel_are_named(dossier: OpenDossier) -> None:
    """Always, borderline or never, as often as the lot was funded over the draws."""
    face = dossier.plan_when_panel_drawn_again(5)
    frame = face.frame()
    assert set(frame["lot"]) == {lot.id for lot in dossier.plan().facts.lots}
    words = {0: "never funded", 5: "always funded"}
    for funded, standing in zip(frame["funded_number"], frame["standing"], strict=True):
        assert standing == words.get(int(funded), "borderline")
    assert (frame["funded_number"] == (frame["share_number"] * 5).round()).all()


def test_every_face_says_what_it_does_not_mean(dossier: OpenDossier) -> None:
    """A close race is no fault of anybody, and changes no result."""
    for face in (
        dossier.margins(),
        dossier.turning_marks(),
        dossier.without_each_expert(),
        dossier.panel_drawn_again(1),
        dossier.plan_when_panel_drawn_again(1),
    ):
        said = (*face.remarks, *face.notes)[0]
        assert ("result" in said or "plan" in said) and ("no " in said or "not " in said)


@pytest.mark.parametrize("draws", [0, -1, "many"])
def test_a_senseless_number_of_draws_is_no_traceback(dossier: OpenDossier, draws: int) -> None:
    """A sentence says what should stand between the brackets."""
    face = dossier.panel_drawn_again(draws)
    assert face.title == "This cannot go on" and repr(draws) in face.remarks[0]


def test_without_a_result_every_door_tells_why(tmp_path: Path) -> None:
    """Nothing at the path: a sentence, no traceback."""
    opened = open_dossier(tmp_path / "nowhere", "zh")
    doors = (opened.margins, opened.turning_marks, opened.without_each_expert)
    faces = [*(door() for door in doors), opened.panel_drawn_again(), opened.pictures("L01")]
    assert {face.title for face in faces} == {"无法继续"}
