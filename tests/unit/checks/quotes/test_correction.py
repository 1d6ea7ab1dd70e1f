"""The four corrections of a quote, in their order."""

from decimal import Decimal

import pytest

from evaluation.checks.quotes.correction import corrected
from evaluation.dossier.records import Bid, Item
from tests.builder import Change, put
from tests.unit.checks.scored import line, quotes, raised, ruling, scored


def bid(quote: str, words: str | None = None) -> Bid:
    """Return a bid."""
    return Bid(id="B1", lot="L1", tenderer="S1", quote=Decimal(quote), quote_words=words)


def item(quantity: str, price: str, amount: str) -> Item:
    """Return a price line."""
    return Item(
        bid="B1", item="x", quantity=Decimal(quantity), unit_price=Decimal(price),
        amount=Decimal(amount),
    )  # fmt: skip


LINES = [item("64", "4200", "268800"), item("1", "31200", "31200")]
TOTAL = "叁拾万元整"


@pytest.mark.parametrize(
    ("quote", "words", "lines", "final"),
    [
        ("300000", TOTAL, LINES, "300000.00"),
        ("30000", TOTAL, [], "300000.00"),  # words before figures
        ("300000", None, [item("64", "42", "268800"), LINES[1]], "300000.00"),  # point misplaced
        (
            "300000",
            None,
            [item("64", "4100", "262400"), LINES[1]],
            "293600.00",
        ),  # unit prices stand
        # words first, and then the total they give is compared with the lines
        ("30000", TOTAL, [item("64", "4100", "262400"), LINES[1]], "293600.00"),
        # a point that explains the difference only with the figures in words
        ("30000", TOTAL, [item("64", "42", "268800"), LINES[1]], "300000.00"),
        ("300000", None, [item("3", "0.005", "0.02")], "0.02"),  # half a fen goes up
    ],
)
def test_rules_in_their_order(quote: str, words: str | None, lines: list[Item], final: str) -> None:
    """Words, then the misplaced point, then the unit prices: each gives the figure by hand."""
    found = corrected(bid(quote, words), lines)
    assert found is not None
    assert str(found.final) == final or found.final == Decimal(final)


def test_a_misplaced_point_must_explain_the_difference_whole() -> None:
    """A unit price that is ten times too small is not plain if the amounts do not add up either."""
    found = corrected(bid("299999"), [item("64", "420", "268800"), LINES[1]])
    assert found is not None
    assert found.misplaced == ()
    assert found.final == Decimal("58080.00")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ((line("B1", "场地", unit_price="420"),), {"Q202"}),
        ((put("bids", "B1", quote="91400", quote_words=None), ruling("price", "B1", "90000")), {"Q203"}),
        ((quotes("91000", "86300", "94200", "97900"), put("bids", "B1", quote_words="玖万叁仟元整")), {"Q201"}),
    ],
)  # fmt: skip
def test_what_is_raised(changes: tuple[Change, ...], codes: set[str]) -> None:
    """A misplaced point asks for confirmation of the unit price; a wrong ruling stays raised."""
    assert raised(scored(*changes)) == codes
