"""The ranking: each total as a dot, and how far the next one stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.charts.picture import GREY, INK, WIDTH, Datum, Picture, painted, wrapped
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ALT = Text(
    "总分排序及领先下一名的分差。{rows}。", "Ranking by total, with the lead over the next. {rows}."
)
_ROW_ALT = Text("第{rank}名{name}总分{total}{lead}", "{rank}. {name}: total {total}{lead}")
_LEAD_ALT = Text("，领先下一名{lead}", ", {lead} ahead of the next")
_LEAD = Text("领先 {}", "lead {}")
_TOTAL = Text("总分", "Total")
_CUT = Text("以下为未推荐的名次", "not recommended below")
_NAMES, _ROW, _FOOT = 52, 6.8, 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A place in a ranking.

    Args:
        rank: as it is printed.
        lead: points to the next, as they are printed; empty where there is no next.
    """

    rank: str
    name: str
    total: Datum
    lead: str = ""


def ranking_margin(
    ranking: Sequence[Ranked], *, lang: Lang, candidates: int = 0, width: float = WIDTH
) -> Picture:
    """Return the totals in their order, with the lead of each over the next.

    Args:
        candidates: how many of the first are recommended; a line is drawn below them.
        width: millimetres.

    Example:
        >>> first = Ranked(rank="1", name="甲", total=Datum(90, "90.00"), lead="2.50")
        >>> ranking_margin([first], lang="zh").alt
        '总分排序及领先下一名的分差。第1名甲总分90.00，领先下一名2.50。'
    """
    height = _ROW * len(ranking) + _FOOT

    def paint(figure: "Figure") -> None:
        left, right = (_NAMES + 2) / width, 24 / width
        axes = figure.add_axes((left, _FOOT / height, 1 - left - right, 1 - _FOOT / height))
        totals = [float(each.total) for each in ranking]
        room = max(max(totals) - min(totals), 1.0)
        axes.set_xlim(min(totals) - 0.08 * room, max(totals) + 0.22 * room)
        axes.set_ylim(len(ranking) - 0.5, -0.5)
        for row, each in enumerate(ranking):
            _row(axes, row, each, totals[row : row + 2], lang)
            middle = 1 - (row + 0.5) * _ROW / height
            figure.text(5 / width, middle, each.rank, ha="right", va="center")
            figure.text(8 / width, middle, wrapped(each.name, 32, 2), va="center", fontsize=7)
        axes.set_yticks([])
        axes.set_xlabel(_TOTAL.say(lang))
        axes.spines["left"].set_visible(False)
        axes.grid(axis="x", color="#cccccc", linewidth=0.3)
        axes.set_axisbelow(True)
        if 0 < candidates < len(ranking):
            _line(axes, candidates, lang)

    return painted(paint, width=width, height=height, alt=_alt(ranking, lang))


def _row(axes: "Axes", row: int, each: Ranked, totals: list[float], lang: Lang) -> None:
    if len(totals) > 1:
        axes.plot([totals[1], totals[0]], [row, row], color=GREY, linewidth=2.2)
        axes.plot([totals[1]] * 2, [row, row + 1], color=GREY, linewidth=0.5, linestyle=":")
    axes.plot(totals[:1], [row], "o", color=INK, markersize=4)
    axes.annotate(
        each.total.text, (totals[0], row), (4, 0), textcoords="offset points", va="center"
    )
    if each.lead:
        text = _LEAD.say(lang).format(each.lead)
        axes.text(1.02, row, text, transform=axes.get_yaxis_transform(), va="center")


def _line(axes: "Axes", candidates: int, lang: Lang) -> None:
    axes.axhline(candidates - 0.5, color=INK, linewidth=0.6, linestyle="--")
    beside = axes.get_yaxis_transform()  # between two leads, where nothing else is drawn
    axes.text(1.02, candidates - 0.5, _CUT.say(lang), transform=beside, va="center", fontsize=5.5)


def _alt(ranking: Sequence[Ranked], lang: Lang) -> str:
    rows = [
        _ROW_ALT.say(lang).format(
            rank=each.rank,
            name=each.name,
            total=each.total.text,
            lead=_LEAD_ALT.say(lang).format(lead=each.lead) if each.lead else "",
        )
        for each in ranking
    ]
    return _ALT.say(lang).format(rows=("；" if lang == "zh" else "; ").join(rows))
