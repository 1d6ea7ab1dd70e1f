"""Promises about the sums of the maximum points."""

from dataclasses import replace
from decimal import Decimal

from evaluation.checks.check import State
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import examine_reading
from evaluation.resources import shipped


def test_lots_with_the_same_wrong_sum_are_named_in_one_sentence() -> None:
    """Criteria of all lots that add up to 99 points are said once, with every lot named."""
    reading = read(shipped("tenders") / "qinghe-2026")
    dossier = reading.usable()
    criteria = [
        replace(each, max_points=each.max_points - 1) if each.kind == "price" else each
        for each in dossier.criteria
    ]
    wrong = replace(reading, dossier=replace(dossier, criteria=tuple(criteria)))
    checked = {each.check.code: each for each in examine_reading(wrong).checked}["C102"]
    raised = [answer for answer in checked.answers if answer.state is State.RAISED]
    assert [answer.figures for answer in raised] == [{"sum": str(Decimal(99))}]
    assert raised[0].subject.split(", ") == [lot.id for lot in dossier.lots]
