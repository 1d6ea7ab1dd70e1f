"""Promises about every picture: its words, its bytes, and that a label is never more than a label."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evaluation.charts.district_bars import district_bars
from evaluation.charts.frontier_steps import frontier_steps, value_at
from evaluation.charts.picture import Datum, Picture, wrapped
from evaluation.charts.price_points import price_points
from evaluation.charts.ranking_margin import Ranked, ranking_margin
from evaluation.charts.score_profile import score_profile
from evaluation.core.errors import Unusable
from evaluation.core.text import LANGS, Lang

SVG = "{http://www.w3.org/2000/svg}"
NAME = "清河市向阳公益艺术中心与城乡公共文化服务联合促进会 Association for Public Culture"
HOSTILE = (
    '</title></svg><script>1</script>{{ 7*7 }} $\\frac{1}{2}$ --> "&amp; \u202egnp\x07😀\ufe0f龘'
)


def datum(value: str | int) -> Datum:
    """Return a number that is printed as it is written."""
    return Datum(Decimal(value), str(value))


def profile(names: list[str], lang: Lang) -> Picture:
    """Return the points of the named bids; the first has none for the price."""
    rows = [(name, (datum(n % 30), datum("8.25") if n else None)) for n, name in enumerate(names)]
    return score_profile(rows, [("方案 plan", datum(30)), ("价格 price", datum(10))], lang=lang)


def ranking(names: list[str], lang: Lang) -> Picture:
    """Return a ranking of the named bids, a quarter of a point apart."""
    totals = [Decimal(95) - Decimal(n) / 4 for n in range(len(names))]
    leads = [*(f"{a - b}" for a, b in pairwise(totals)), ""]
    rows = [
        Ranked(rank=str(n), name=name, total=Datum(total, f"{total:.2f}"), lead=lead)
        for n, (name, total, lead) in enumerate(zip(names, totals, leads, strict=True), 1)
    ]
    return ranking_margin(rows, lang=lang, candidates=3)


def prices(names: list[str], lang: Lang) -> Picture:
    """Return prices that fall by a hundred from bid to bid."""
    rows = [(name, datum(100_000 - 100 * n), datum(f"{n}.5")) for n, name in enumerate(names)]
    return price_points(rows, unit="元", lang=lang, ceiling=datum(110_000), base=datum(90_000))


def districts(names: list[str], lang: Lang) -> Picture:
    """Return sums of districts, half of which say what was asked for."""
    rows = [
        (name, datum(1000 * n), datum(1500 * n) if n % 2 else None) for n, name in enumerate(names)
    ]
    return district_bars(rows, unit="元", lang=lang)


def frontier(names: list[str], lang: Lang) -> Picture:
    """Return as many steps as there are names; the value axis is called by the first."""
    points = [(1000 * n, 10 * n, 10 * n + n % 3) for n in range(1, len(names) + 1)]
    label = wrapped(names[0], 20, 1)
    return frontier_steps(points, unit="元", lang=lang, decision_budget=1500, value_label=label)


KINDS = (profile, ranking, prices, districts, frontier)
Kind = Callable[[list[str], Lang], Picture]


def names(count: int) -> list[str]:
    """Return long names of bids."""
    return [f"B{n:02} {NAME}{n}" for n in range(count)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_holds_its_words(kind: Kind, lang: Lang) -> None:
    """The SVG is well-formed, carries no date and no comment, and its title is what it says."""
    picture = kind(names(3), lang)
    root = ElementTree.fromstring(picture.svg)
    assert root.findtext(f"{SVG}title") == picture.alt
    assert root.get("role") == "img"
    assert "<!--" not in picture.svg
    assert "metadata" not in picture.svg


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_picture_has_the_same_bytes(kind: Kind) -> None:
    """Drawn twice, a picture is the same to the byte."""
    assert kind(names(3), "zh").svg == kind(names(3), "zh").svg


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("kind", KINDS)
def test_one_bid_and_thirty_fit_a_page(kind: Kind, count: int) -> None:
    """From one bid to thirty, a picture fits the type area of an upright page."""
    root = ElementTree.fromstring(kind(names(count), "zh").svg)
    width, height = (
        float(root.attrib[side].removesuffix("pt")) / 72 * 25.4 for side in ("width", "height")
    )
    assert width <= 156
    assert height <= 225


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_label_is_only_drawn(kind: Kind) -> None:
    """A label with markup, template or formula signs neither ends the picture nor is set as math."""
    picture = kind([HOSTILE, *names(2)], "zh")
    root = ElementTree.fromstring(picture.svg)
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not tags & {"script", "image", "foreignObject", "a", "text"}
    assert root.findtext(f"{SVG}title") == picture.alt


def test_a_rare_character_is_drawn() -> None:
    """A name with an ideograph that few faces have stands in the picture, always the same."""
    picture = prices(["𠮷田", "乙"], "zh")
    assert "NotoSansCJKsc" in picture.svg
    assert picture.svg == prices(["𠮷田", "乙"], "zh").svg
    assert "NotoSansCJKsc" not in prices(["吉田", "乙"], "zh").svg


def test_alt_says_every_figure() -> None:
    """Who cannot see the picture reads each name and number in its text."""
    said = ranking(["甲", "乙"], "zh").alt
    assert said == (
        "总分排序及领先下一名的分差。第1名甲总分95.00，领先下一名0.25；第2名乙总分94.75。"
    )


def test_a_budget_before_the_first_step_buys_nothing_known() -> None:
    """The value of a budget is that of the last step it reaches, and none before the first."""
    steps = [(100, 5, 5), (200, 8, 9)]
    assert [value_at(steps, budget) for budget in (99, 100, 199, 200)] == [None, 5, 5, 8]


@pytest.mark.parametrize(("text", "width", "lines"), [(NAME, 12, 2), ("x" * 5000, 30, 2)])
def test_a_long_label_is_cut_and_says_so(text: str, width: int, lines: int) -> None:
    """A long name takes the lines it may have and ends with the sign that something was left out."""
    rows = wrapped(text, width, lines).split("\n")
    assert len(rows) == lines
    assert rows[-1].endswith("…")


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_saving_gives_the_same_file(tmp_path: Path, suffix: str) -> None:
    """A picture saved twice, in each format, gives the same bytes."""
    first, again = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    prices(["甲", "乙"], "zh").save(first)
    prices(["甲", "乙"], "zh").save(again)
    assert first.read_bytes() == again.read_bytes()


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    """A suffix that is no picture is refused in words, and nothing is written."""
    with pytest.raises(Unusable, match=r"\.docx"):
        prices(["甲"], "zh").save(tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())
