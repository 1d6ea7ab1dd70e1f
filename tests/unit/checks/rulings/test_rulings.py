"""Marks are agreed on after all have marked, and corrected on the grounds of the law only."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.checks.check import State
from evaluation.checks.rulings import s201_individual_marks_first as s201
from evaluation.checks.rulings import s202_ground_of_correction as s202
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Dossier, Ruling
from tests.dossiers.sealed import NOON, dossier_of, placed
from tests.unit.checks.good import case_of


def ruled(folder: Path, what: str, reason: str = "x", **more: Any) -> Dossier:  # noqa: ANN401
    """Return the base dossier with a ruling about B1."""
    when = NOON.replace(tzinfo=None)
    ruling = Ruling(what=what, subject="B1", reason=reason, who="评标委员会", when=when, **more)
    return replace(dossier_of(placed(folder)), rulings=(ruling,))


def test_an_agreed_mark_needs_the_marks_of_all(tmp_path: Path) -> None:
    """With every member's mark there it is clear; without one, that member is named."""
    dossier = ruled(tmp_path, "consensus", criterion="T1", decision="40")
    case = replace(case_of(), dossier=dossier)
    assert [answer.state for answer in s201.look(case)] == [State.CLEAR]
    values = {
        key: {who: mark for who, mark in given.items() if (key, who) != (("B1", "T1"), "E3")}
        for key, given in dossier.marks.values.items()
    }
    (answer,) = s201.look(replace(case, dossier=replace(dossier, marks=Marks(values))))
    assert answer.state is State.RAISED
    assert "E3" in answer.message.en
    assert "E2" not in answer.message.en


def test_a_recused_member_need_not_mark(tmp_path: Path) -> None:
    """Who stepped down owes no mark."""
    dossier = ruled(tmp_path, "consensus", criterion="T1", decision="40")
    recusal = replace(dossier.rulings[0], what="recusal", subject="E3", decision=None)
    values = {
        key: {who: mark for who, mark in given.items() if who != "E3"}
        for key, given in dossier.marks.values.items()
    }
    dossier = replace(dossier, rulings=(recusal, *dossier.rulings), marks=Marks(values))
    answers = [*s201.look(replace(case_of(), dossier=dossier))]
    assert [answer.state for answer in answers] == [State.CLEAR]


@pytest.mark.parametrize(
    ("reason", "criterion", "state"),
    [
        ("超出范围：评分标准每项最高5分", "T1", State.CLEAR),
        ("extreme: half of all the others", "T1", State.CLEAR),
        ("客观不一致：合同为3份", "N", State.CLEAR),
        ("客观不一致：合同为3份", "T1", State.RAISED),
        ("畸高畸低", "T1", State.RAISED),
        ("重新考虑后调高", "T1", State.RAISED),
    ],
)
def test_a_correction_names_a_ground_of_the_law(
    tmp_path: Path, reason: str, criterion: str, state: State
) -> None:
    """One of four words first, then the facts; an objective ground for an objective factor."""
    dossier = ruled(tmp_path, "correction", reason, criterion=criterion, expert="E1", decision="40")
    case = replace(case_of(), dossier=dossier)
    (answer,) = s202.look(case)
    assert answer.state is state
    assert answer.places
    abroad = replace(case, method=replace(case.method, jurisdiction=""))
    assert [*s202.look(abroad)] == []


def test_the_examples_of_others_are_left_alone() -> None:
    """Rulings that are neither corrections nor agreed marks are none of these checks' business."""
    case = case_of()
    assert case.dossier.rulings
    assert [*s201.look(case), *s202.look(case)] == []
