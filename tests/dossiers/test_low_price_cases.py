"""The published low-price cases are transcribed right: their own rule flags what they say."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

from evaluation.core.exact import round_half_up

FOLDER = Path(__file__).parent / "low_price_cases"


def case(name: str) -> dict[str, Any]:
    """Return the case in the file `name`."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def test_relative_approach() -> None:
    """Sixteen quotes have the printed mean, and three lie over one deviation below it."""
    given = case("005-relative.toml")
    quotes = [Fraction(quote) for quote in given["quotes"]]
    mean = sum(quotes, Fraction(0)) / len(quotes)
    variance = sum((quote - mean) ** 2 for quote in quotes) / len(quotes)
    low = [quote for quote in quotes if quote < mean and (mean - quote) ** 2 > variance]
    assert str(round_half_up(mean, 0)) == given["mean"]
    assert [str(quote) for quote in low] == given["flagged"]


def test_absolute_approach() -> None:
    """Two of four quotes lie 20 % or more below the estimate; the guide names one of them."""
    given = case("006-absolute.toml")
    limit = Fraction(given["estimate"]) * (1 - Fraction(given["share"]))
    assert [quote for quote in given["quotes"] if Fraction(quote) <= limit] == given["flagged"]
    assert set(given["named_in_print"]) < set(given["flagged"])
