"""Points by criterion: a bar in each cell of a table of bids, its length a share of the most."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaluation.charts.picture import GREY, INK, PALE, WIDTH, Datum, Picture, painted, wrapped
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_OF = Text("{head}满分{most}", "{head}: {most} at most")
_ALT = Text(
    "各投标的得分构成。{heads}。{rows}。", "Points of each bid by criterion. {heads}. {rows}."
)
_NAMES, _ROW, _HEAD = 42, 6.2, 13
"""Millimetres: of the names, of a row, of the heads."""


def score_profile(
    bids: Sequence[tuple[str, Sequence[Datum | None]]],
    criteria: Sequence[tuple[str, Datum]],
    *,
    lang: Lang,
    width: float = WIDTH,
) -> Picture:
    """Return the points of each bid by criterion.

    Args:
        bids: name, and points in the order of `criteria`; None where there are none.
        criteria: name and the most points.
        width: millimetres.

    Example:
        >>> two = Datum(2, "2"), Datum(1, "1.0")
        >>> score_profile([("甲", two)], [("方案", Datum(4, "4")), ("价格", two[0])], lang="en").alt
        'Points of each bid by criterion. 方案: 4 at most; 价格: 2 at most. 甲: 方案 2, 价格 1.0.'
    """
    height = _HEAD + _ROW * len(bids) + 1

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        across = (width - _NAMES) / max(len(criteria), 1)
        for column, (head, most) in enumerate(criteria):
            left = _NAMES + column * across
            _head(axes, left, across, head, most)
            for row, (_, points) in enumerate(bids):
                _cell(axes, left, _HEAD + row * _ROW, across, points[column], most)
        for row, (name, _) in enumerate(bids):
            middle = _HEAD + (row + 0.5) * _ROW
            label = wrapped(name, 30, 2)
            axes.text(0, middle, label, va="center", fontsize=6.5)

    return painted(paint, width=width, height=height, alt=_alt(bids, criteria, lang))


def _head(axes: "Axes", left: float, across: float, head: str, most: Datum) -> None:
    label = wrapped(head, max(int(across / 1.25), 4), 3)
    axes.text(left, _HEAD - 1.6, f"{label}\n（{most.text}）", va="bottom", fontsize=6.5)


def _cell(
    axes: "Axes", left: float, top: float, across: float, points: Datum | None, most: Datum
) -> None:
    room = across - 2.5
    axes.plot([left, left], [top, top + _ROW], color=GREY, linewidth=0.5)
    if points is None:
        axes.text(left + 1, top + _ROW / 2, "—", va="center", fontsize=6.5)
        return
    share = min(float(points) / float(most), 1.0) if most.value else 0.0
    for wide, fill, edge in ((room, "white", PALE), (room * share, PALE, GREY)):
        axes.barh(
            top + _ROW / 2, wide, 0.62 * _ROW, left=left, color=fill, edgecolor=edge, linewidth=0.3
        )
    axes.text(left + 0.8, top + _ROW / 2, points.text, va="center", color=INK, fontsize=6.5)


def _alt(
    bids: Sequence[tuple[str, Sequence[Datum | None]]],
    criteria: Sequence[tuple[str, Datum]],
    lang: Lang,
) -> str:
    comma, semicolon, colon = ("，", "；", "：") if lang == "zh" else (", ", "; ", ": ")
    heads = semicolon.join(
        _OF.say(lang).format(head=head, most=most.text) for head, most in criteria
    )
    rows = semicolon.join(
        name
        + colon
        + comma.join(
            f"{head} {each.text if each else '—'}"
            for (head, _), each in zip(criteria, points, strict=True)
        )
        for name, points in bids
    )
    return _ALT.say(lang).format(heads=heads, rows=rows)
