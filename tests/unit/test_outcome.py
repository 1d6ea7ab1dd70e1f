"""The outcome as plain data: numbers are text, fractions stay fractions."""

from fractions import Fraction

from evaluation.outcome import document, plain
from evaluation.scoring.evaluate import evaluate
from tests.dossiers.workbooks import good


def test_every_number_is_text() -> None:
    """Another system reads the figures without a binary fraction in between."""
    (lot,) = document(evaluate(good()))["lots"]  # type: ignore[misc]
    first = next(bid for bid in lot["bids"] if bid["rank"] == 1)
    assert (first["bid"], first["quote"], first["total"]) == ("B03", "105000", "91.14")
    assert lot["candidates"] == ["B03", "B04", "B01"] and lot["failure"] is None


def test_a_fraction_without_end_stays_one() -> None:
    """A third is 1/3, never 0.333."""
    assert [plain(value) for value in (Fraction(1, 3), Fraction(1, 4), None)] == [
        "1/3",
        "0.25",
        None,
    ]
