"""Low quotes: the worked examples of each law."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from evaluation.checks.check import State
from evaluation.checks.quotes import (
    q205_low_price,
    q206_low_price_world_bank,
    q207_low_price_spain,
    q208_low_price_ukraine,
)
from evaluation.core.exact import show
from tests.builder import Change
from tests.unit.checks.scored import by_price, quotes, ruling, scored

PUBLISHED = Path(__file__).parents[3] / "dossiers" / "low_price_cases"
MEAN, FOLLOWING = Fraction(2, 5), Fraction(3, 10)
SPAIN = Fraction(1, 4), Fraction(1, 5), Fraction(1, 10)


def published(name: str) -> dict[str, Any]:
    """Return the published case in the file `name`."""
    return tomllib.loads((PUBLISHED / name).read_text("utf-8"))


def prices(*amounts: str | int) -> tuple[Fraction, ...]:
    """Return `amounts` as exact prices."""
    return tuple(Fraction(amount) for amount in amounts)


def test_the_exam_example_hits_the_ceiling_alone() -> None:
    """Ceiling 100, quotes 41/78/80/89: lines at 36, 39 and 45; 41 is below the last alone."""
    shares = {
        "low_mean": Fraction(1, 2),
        "low_second": Fraction(1, 2),
        "low_ceiling": Fraction(9, 20),
    }
    drawn = q205_low_price.lines(prices(41, 78, 80, 89), Fraction(100), shares)
    assert {field: base * share for field, (base, share) in drawn.items()} == {
        "low_mean": 36, "low_second": 39, "low_ceiling": 45,
    }  # fmt: skip
    case = scored(quotes("41000", "78000", "80000", "89000"))
    (found,) = q205_low_price.look(case)
    assert found.subject == "B1"
    assert set(found.figures) == {"quote", "low_ceiling"}


@pytest.mark.parametrize(
    ("amounts", "raised_to", "low"),
    [
        (("45000", "78000", "80000", "89000"), {}, []),  # equality is not below
        (("44999.99", "78000", "80000", "89000"), {}, ["B1"]),
        (
            ("41000", "41000", "80000", "89000"),
            {},
            ["B1", "B2"],
        ),  # two lowest: by the ceiling alone
        (("60000", "78000", "80000", "89000"), {"low_ceiling": "0.65"}, ["B1"]),
        (("49000", "98000", "98000", "98000"), {"low_second": "0.50"}, []),
        (("62000", "98000", "98000", "98000"), {"low_second": "0.65"}, ["B1"]),
    ],
)
def test_lines_and_their_edges(
    amounts: tuple[str, ...], raised_to: dict[str, str], low: list[str]
) -> None:
    """A line is drawn strictly, at the share that the tender raised it to; equal lows stay two."""
    case = scored(quotes(*amounts), lambda d: d["tender"].update(raised_to))
    found = [a.subject for a in q205_low_price.look(case) if a.state is State.RAISED]
    assert found == low


def test_a_bid_thrown_out_stays_in_the_mean() -> None:
    """The first computation is kept: ruling one low bid out raises no line for the others."""
    amounts = quotes("42000", "78000", "80000", "89000")
    case = scored(amounts, ruling("low_price", "B1", "rejected"))
    assert not [a for a in q205_low_price.look(case) if a.state is State.RAISED]


def test_before_february_2026_the_committee_judges() -> None:
    """Without a national figure the check is not applicable and says who judges."""
    old: Change = lambda d: d["tender"].update(published="2026-01-31")  # noqa: E731
    (found,) = q205_low_price.look(scored(quotes("1000", "78000", "80000", "89000"), old))
    assert found.state is State.NOT_APPLICABLE
    assert "art. 60" in found.message.en


def test_world_bank_relative_approach() -> None:
    """Sixteen published bids: the three that the guidance names lie over one deviation below."""
    given = published("005-relative.toml")
    bids = {quote: Fraction(quote) for quote in given["quotes"]}
    assert list(q206_low_price_world_bank.relative(bids, Fraction(1))) == given["flagged"]


def test_world_bank_absolute_approach() -> None:
    """Four published bids: two lie 20 % or more below the estimate."""
    given = published("006-absolute.toml")
    bids = {quote: Fraction(quote) for quote in given["quotes"]}
    estimate, below = Fraction(given["estimate"]), Fraction(given["share"])
    assert list(q206_low_price_world_bank.absolute(bids, estimate, below)) == given["flagged"]


@pytest.mark.parametrize(
    ("amounts", "base", "line"),
    [
        ((100, 98, 80, 130), 200, "83.4"),  # re-mean without 130
        ((80,), 100, "75"),
        ((100, 79), 200, "80"),
        ((100, 95, 90), 100, "85.5"),
        ((100, 90, 80), 100, "76.5"),  # 100 is more than 10 % above the mean
        ((200, 100, 90), 100, "85.5"),  # the highest is left out of the mean of three
        ((100, 99, 60), 100, "75"),  # never under 25 % below the base
        ((50, 50, 90, 90), 100, "57"),  # two above: the three lowest count
    ],
)
def test_spanish_limits(amounts: tuple[int, ...], base: int, line: str) -> None:
    """The limit of art. 85 for one, two, three and more bidders, by hand."""
    found = q207_low_price_spain.limit(prices(*amounts), Fraction(base), *SPAIN)
    assert show(found, 2).startswith(line)


@pytest.mark.parametrize(
    ("first", "final", "why"),
    [
        (("1100", "1000", "1200"), ("500", "1000", "1100"), ("mean", "next")),
        (("11000", "833", "800"), ("490", "700", "850"), ("next",)),
        (("600", "1000", "1000"), ("600", "857.14", "850"), ("mean",)),
        (("600", "999.99", "1000"), ("600", "857.14", "850"), ()),
        (("185000", "182415", "1000"), ("106500", "107000", "850"), ()),
    ],
)
def test_prozorro_cases(
    first: tuple[str, ...], final: tuple[str, ...], why: tuple[str, ...]
) -> None:
    """The five cases that ProZorro tests itself with; reaching the share is enough."""
    found = q208_low_price_ukraine.reasons(prices(*first), prices(*final), MEAN, FOLLOWING)
    assert found == why


@pytest.mark.parametrize(
    ("jurisdiction", "check", "low"),
    [
        ("wb", q206_low_price_world_bank, ["B1"]),
        ("es", q207_low_price_spain, ["B1"]),
        ("ua", q208_low_price_ukraine, ["B1"]),
    ],
)
def test_each_law_has_its_own_check(jurisdiction: str, check: Any, low: list[str]) -> None:  # noqa: ANN401
    """A low bid is raised under the law of its tender, settled by a ruling, and else not looked at."""
    amounts = (by_price, quotes("50000", "88000", "90000", "95000"))
    case = scored(*amounts)
    assert list(check.look(case)) == []
    there = replace(case, method=replace(case.method, jurisdiction=jurisdiction))
    assert [a.subject for a in check.look(there) if a.state is State.RAISED] == low
    settled = scored(*amounts, ruling("low_price", "B1", "accepted"))
    settled = replace(settled, method=there.method)
    assert all(a.state is State.CLEAR for a in check.look(settled))


def test_few_bids_without_an_estimate_cannot_be_told() -> None:
    """Under World Bank rules four bids need an estimate; without one the answer says so."""
    case = scored(by_price, lambda d: d["lots"][0].update(budget=None))
    case = replace(case, method=replace(case.method, jurisdiction="wb"))
    assert [a.state for a in q206_low_price_world_bank.look(case)] == [State.INSUFFICIENT]
