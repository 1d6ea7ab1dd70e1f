"""The ranking without each expert."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Ruling
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.stability.leave_out import leave_out

EXAMPLE = run(shipped("tenders") / "qinghe-2026")


def test_the_ranking_is_that_of_a_panel_without_the_expert() -> None:
    """It is what scoring gives where the expert does not sit on the panel."""
    found = {each.lot: each for each in leave_out(EXAMPLE)}
    dossier = EXAMPLE.dossier
    others = evaluate(
        replace(
            dossier,
            panel=tuple(expert for expert in dossier.panel if expert.id != "E05"),
            marks=Marks(
                values={
                    key: {who: mark for who, mark in given.items() if who != "E05"}
                    for key, given in dossier.marks.values.items()
                }
            ),
        )
    )
    for lot, each in found.items():
        (without,) = (one for one in each.without if one.expert == "E05")
        assert without.ranking == tuple(score.bid.id for score in others.lot(lot).ranked)


def test_a_first_place_that_hangs_on_one_expert_is_named() -> None:
    """Without E05 the first place of L01 is another's; L03 holds whoever is missing."""
    found = {each.lot: each for each in leave_out(EXAMPLE)}
    (turned,) = (one for one in found["L01"].without if not one.holds)
    assert (turned.expert, turned.first) == ("E05", frozenset({"B0102"}))
    assert "E05" in found["L01"].said.zh
    assert found["L03"].holds
    assert "stays first" in found["L03"].said.en
    assert "L12" not in found  # it failed: nobody was ranked


def test_two_experts_are_too_few_to_leave_one_out() -> None:
    """With two experts one of them always decides, so nothing is said."""
    dossier = replace(EXAMPLE.dossier, panel=EXAMPLE.dossier.panel[:2])
    assert not leave_out(replace(EXAMPLE, dossier=dossier))


def test_a_ruling_about_a_mark_stays_with_its_expert() -> None:
    """A corrected mark of one expert counts as corrected when another is left out."""
    cell, given = ("B0101", "A1"), EXAMPLE.dossier.marks.values
    ruling = Ruling(
        what="correction", subject="B0101", criterion="A1", expert="E01", reason="r", who="w",
        decision=f"{given[cell]['E01']}", when=datetime(2026, 3, 25, 12),  # noqa: DTZ001
    )  # fmt: skip
    wrong = replace(
        EXAMPLE.dossier,
        marks=Marks(values={**given, cell: {**given[cell], "E01": Decimal(0)}}),
    )
    right = replace(wrong, rulings=(*wrong.rulings, ruling))
    assert leave_out(evaluate(wrong))[0].first == {"B0102"}
    assert leave_out(evaluate(right))[0] == leave_out(EXAMPLE)[0]
