"""Price against price points: a dot a bid, with the ceiling and the base of the formula."""

from collections.abc import Sequence
from itertools import product
from math import inf
from typing import TYPE_CHECKING

from evaluation.charts.picture import GREY, INK, WIDTH, Datum, Picture, painted, wrapped
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PRICE = Text("评审价（{}）", "Evaluated price ({})")
_POINTS = Text("价格得分", "Price points")
_CEILING = Text("最高限价", "ceiling")
_BASE = Text("评审基准价", "base price")
_LOWEST = Text("最低评审价", "lowest price")
_ALT = Text(
    "评审价与价格得分。{lines}{rows}。", "Evaluated price against price points. {lines}{rows}."
)
_ROW_ALT = Text("{name}：评审价{price}，得分{points}", "{name}: price {price}, points {points}")
_LINE_ALT = Text("{what}{price}；", "{what} {price}; ")
_HEIGHT, _EDGE, _LINE = 62, 22, 2.9
_TALL, _ROOMY = 220, 6.6
_FEW = 8
"""Bids whose labels find room beside their dots; more stand in a column, joined by lines."""
_MANY = 20
"""Bids whose picture leaves room for another on its page; with more it takes the page."""


def price_points(
    bids: Sequence[tuple[str, Datum, Datum]],
    *,
    unit: str,
    lang: Lang,
    ceiling: Datum | None = None,
    base: Datum | None = None,
    lowest: Datum | None = None,
    width: float = WIDTH,
) -> Picture:
    """Return the prices of the bids against the points they earn.

    Args:
        bids: short label, price, points; labels of a few characters stay legible.
        unit: of the prices.
        ceiling: price above which a bid is invalid, if there is one.
        base: price that the formula of the points measures others by, where it names one.
        lowest: the lowest price, where the formula measures by that.
        width: millimetres.

    Example:
        >>> bid = "B1", Datum(90, "90.00"), Datum(30, "30.00")
        >>> price_points([bid], unit="元", lang="zh", ceiling=Datum(100, "100.00")).alt
        '评审价与价格得分。最高限价100.00；B1：评审价90.00，得分30.00。'
    """
    lines = [
        (_CEILING.say(lang), ceiling, "--"),
        (_BASE.say(lang), base, ":"),
        (_LOWEST.say(lang), lowest, ":"),
    ]
    marked = [(what, price, dash) for what, price, dash in lines if price is not None]

    height = _height(len(bids))
    side = 6 if len(bids) <= _FEW else 24

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes((14 / width, 12 / height, 1 - (14 + side) / width, 1 - 20 / height))
        spots = [(float(price), float(each)) for _, price, each in bids]
        ends = [*(spot[0] for spot in spots), *(float(price) for _, price, _ in marked)]
        _limits(axes, ends, [spot[1] for spot in spots])
        axes.set_xlabel(_PRICE.say(lang).format(unit))
        axes.set_ylabel(_POINTS.say(lang))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.12g}")
        axes.locator_params(axis="x", nbins=6)
        for what, price, dash in marked:
            _mark(axes, f"{what}\n{price.text}", float(price), dash)
        axes.plot(*zip(*spots, strict=True), "o", color=INK, markersize=3.5, clip_on=False)
        labels = [wrapped(label, 14, 1) for label, *_ in bids]
        (_name if len(bids) <= _FEW else _list)(axes, labels, spots)

    said = "".join(
        _LINE_ALT.say(lang).format(what=what, price=price.text) for what, price, _ in marked
    )
    rows = ("；" if lang == "zh" else "; ").join(
        _ROW_ALT.say(lang).format(name=name, price=price.text, points=each.text)
        for name, price, each in bids
    )
    alt = _ALT.say(lang).format(lines=said, rows=rows)
    return painted(paint, width=width, height=height, alt=alt)


def _height(bids: int) -> float:
    """Return the height of the picture in millimetres."""
    if bids <= _FEW:
        return _HEIGHT
    roomy = min(_TALL, _EDGE + _ROOMY * bids) if bids > _MANY else 0
    return max(_HEIGHT, _EDGE + _LINE * bids, roomy)


def _limits(axes: "Axes", prices: list[float], points: list[float]) -> None:
    for values, limit in ((prices, axes.set_xlim), (points, axes.set_ylim)):
        room = max(max(values) - min(values), abs(max(values)) * 0.02, 0.1)
        limit(min(values) - 0.1 * room, max(values) + 0.14 * room)


def _mark(axes: "Axes", text: str, price: float, dash: str) -> None:
    axes.axvline(price, color=INK, linewidth=0.7, linestyle=dash)
    where = axes.get_xaxis_transform()
    axes.text(price, 1.02, text, fontsize=6.5, ha="center", transform=where)


def _list(axes: "Axes", labels: Sequence[str], spots: Sequence[tuple[float, float]]) -> None:
    """Label the dots in a column at the right, in the order of their heights."""
    order = sorted(range(len(spots)), key=lambda n: (-spots[n][1], spots[n][0]))
    for row, n in enumerate(order):
        axes.annotate(
            labels[n], spots[n], (1.06, 1 - (row + 0.5) / len(order)),
            textcoords="axes fraction", fontsize=6.5, va="center",
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.3, "shrinkB": 2},
        )  # fmt: skip


def _name(axes: "Axes", labels: Sequence[str], spots: Sequence[tuple[float, float]]) -> None:
    """Label the dots where there is room, with a thin line to those whose label stands away."""
    size = 6.5
    to_paper = axes.transData
    dots = [tuple(map(float, to_paper.transform(spot))) for spot in spots]
    scale = axes.figure.dpi / 72
    below = (-inf, -inf, inf, float(axes.bbox.y0))
    taken = [below, *(_box(x, y, 4 * scale, 4 * scale) for x, y in dots)]
    for label, (x, y), spot in zip(labels, dots, spots, strict=True):
        wide, high = scale * size * 0.62 * max(len(label), 2), scale * size * 1.15
        right, up = _place(x, y, wide, high, taken)
        taken.append(_box(x + right, y + up, wide, high))
        far = abs(up) > 14 * scale or abs(right) > wide
        axes.annotate(
            label, spot, (right / scale, up / scale), textcoords="offset points", fontsize=size,
            ha="center", va="center",
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.4} if far else None,
        )  # fmt: skip


Box = tuple[float, float, float, float]


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _place(
    x: float, y: float, wide: float, high: float, taken: Sequence[Box]
) -> tuple[float, float]:
    steps = [0.0, *(sign * step * high for step in range(1, 9) for sign in (1, -1))]
    sides = [0.0, *(sign * step * wide * 0.75 for step in range(1, 5) for sign in (1, -1))]
    spots = [(right, up) for right, up in product(sides, steps) if right or abs(up) >= high]
    spots.sort(key=lambda spot: (abs(spot[0]) + abs(spot[1]), -spot[1], spot[0]))
    for right, up in spots:
        if not any(_meet(_box(x + right, y + up, wide, high), other) for other in taken):
            return right, up
    return spots[0]


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart
