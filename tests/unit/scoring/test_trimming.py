"""Marks may be trimmed by criterion or by the experts' totals; where that matters, it is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.finding import Severity
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Criterion, Dossier, Expert
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.trimming import left_out
from tests.unit.scoring.small import small, totals
from tests.unit.scoring.tenders import ruling

A, B = (
    Criterion(code=code, title=code, kind="subjective", max_points=Decimal(50)) for code in "AB"
)
GIVEN = {
    ("B1", "A"): (39, 34, 40, 41, 42),
    ("B1", "B"): (33, 36, 40, 30, 43),
    ("B2", "A"): (44, 36, 35, 30, 46),
    ("B2", "B"): (38, 44, 37, 32, 32),
}


def trimmed(how: str, given: dict[tuple[str, str], tuple[int, ...]] = GIVEN) -> Dossier:
    """Return a tender of two bids and five experts whose marks are aggregated by `how`."""
    dossier = small("cn_grant_call", [None, None], [1, 1], aggregation=how)
    experts = tuple(Expert(id=f"E{at}", name="e") for at in range(1, 6))
    marks = {
        key: {expert.id: Decimal(mark) for expert, mark in zip(experts, row, strict=True)}
        for key, row in given.items()
    }
    return replace(dossier, criteria=(A, B), panel=experts, marks=Marks(marks))


@pytest.mark.parametrize(
    ("how", "expected"),
    [("trimmed_mean", ["76.33", "74.00"]), ("trimmed_total", ["74.33", "76.67"])],
)
def test_the_two_ways(how: str, expected: list[str]) -> None:
    """The same marks: by criterion the first bid is ahead, by the experts' totals the second."""
    assert totals(trimmed(how)) == expected


def test_a_winner_by_one_way_only_is_told() -> None:
    """A warning names both results; where both ways agree on the first bid nothing is said."""
    (told,) = (each for each in evaluate(trimmed("trimmed_mean")).findings if each.code == "M105")
    assert told.severity is Severity.WARNING
    assert "B1 76.33, B2 74.00" in told.message.en and "B1 74.33, B2 76.67" in told.message.zh
    alike = {**GIVEN, ("B2", "A"): (1, 1, 1, 1, 1)}
    assert "M105" not in {each.code for each in evaluate(trimmed("trimmed_mean", alike)).findings}


def test_equal_totals_are_told_apart_by_the_panel() -> None:
    """The first on the panel is left out among equals; of all equals the first and the last."""
    experts = {expert.id: expert for expert in trimmed("trimmed_total").panel}
    for row, out in (
        ((5, 5, 5, 5, 5), {"E1", "E5"}),
        ((5, 9, 5, 9, 7), {"E1", "E2"}),
        ((9, 5, 5, 9, 9), {"E1", "E2"}),
    ):
        dossier = trimmed("trimmed_total", {**GIVEN, ("B1", "A"): row, ("B1", "B"): row})
        assert left_out(dossier, dossier.bids[0], (A, B), experts) == out


def test_half_an_expert_is_refused() -> None:
    """An expert who counts for one criterion only has no total; a bid marked by two neither."""
    dossier = trimmed("trimmed_total")
    void = ruling("void", "B1", expert="E2", criterion="A")
    with pytest.raises(TenderError) as problem:
        evaluate(replace(dossier, rulings=(void,)))
    assert {each.code for each in problem.value.findings} == {"M103"}
    whole = ruling("void", "B1", expert="E2")
    assert totals(replace(dossier, rulings=(whole,)))[0] == "76.00"  # of 72, 80, 71 and 85
