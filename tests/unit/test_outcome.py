"""The outcome as plain data: numbers are text, fractions stay fractions."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from evaluation.dossier.records import Award
from evaluation.outcome import document, plain
from evaluation.scoring.evaluate import evaluate
from tests.dossiers.workbooks import good


def test_every_number_is_text() -> None:
    """Another system reads the figures without a binary fraction in between."""
    lots = document(evaluate(good()))["lots"]
    assert isinstance(lots, list)
    (lot,) = lots
    first = next(bid for bid in lot["bids"] if bid["rank"] == 1)
    assert (first["bid"], first["quote"], first["total"]) == ("B03", "105000", "91.14")
    assert lot["candidates"] == ["B03", "B04", "B01"] and lot["failure"] is None


def test_a_decision_is_an_award_of_open_contracting() -> None:
    """Status, value, suppliers and date of each row; a replaced one and a revoked one are cancelled."""
    made = evaluate(good())
    first = Award(lot="L01", bid="B03", awarded=Decimal(105000), basis="ranking", who="Li",
                  when=datetime(2026, 3, 27, 10))  # fmt: skip  # noqa: DTZ001 - local time
    after = replace(first, bid="B04", awarded=Decimal("110000.00"), basis="next", reason="r",
                    when=datetime(2026, 4, 2, 10))  # fmt: skip  # noqa: DTZ001 - local time
    back = replace(after, bid=None, awarded=None, basis="revoked")
    none = replace(back, basis="none")

    def awards(*rows: Award) -> list[dict[str, object]]:
        found = document(replace(made, dossier=replace(made.dossier, awards=rows)))["awards"]
        assert isinstance(found, list)
        return found

    old, new = awards(first, after)
    assert (old["status"], new["status"]) == ("cancelled", "active")
    assert new["value"] == {"amount": "110000.00", "currency": "CNY"}
    assert new["suppliers"] == [{"id": "S4", "name": "某艺术团4"}]
    assert (new["date"], new["relatedLots"], new["relatedBid"]) == (
        "2026-04-02T10:00:00", ["L01"], "B04",
    )  # fmt: skip
    assert [awards(first, each)[1]["status"] for each in (back, none)] == [
        "cancelled", "unsuccessful",
    ]  # fmt: skip
    assert awards(first, back)[1]["value"] is None
    assert awards() == []


def test_a_fraction_without_end_stays_one() -> None:
    """A third is 1/3, never 0.333."""
    assert [plain(value) for value in (Fraction(1, 3), Fraction(1, 4), None)] == [
        "1/3",
        "0.25",
        None,
    ]
