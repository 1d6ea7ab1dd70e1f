"""An allocation by district: what each gets as a bar, what was asked for as its outline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaluation.charts.picture import GREY, INK, PALE, WIDTH, Datum, Picture, painted, wrapped
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FUNDED = Text("安排", "funded")
_ASKED = Text("申报", "asked for")
_KEY = Text("灰条为安排，斜线框为申报（{}）", "grey: funded; hatched: asked for ({})")
_KEY_ALONE = Text("{}（{}）", "{} ({})")
_SUMS = Text("安排金额", "Money funded")
_ALT = Text("各区{what}（{unit}）。{rows}。", "{what} by district ({unit}). {rows}.")
_NAMES, _ROW, _FOOT = 34, 6.8, 12


def district_bars(
    districts: Sequence[tuple[str, Datum, Datum | None]],
    *,
    unit: str,
    lang: Lang,
    what: str = "",
    width: float = WIDTH,
) -> Picture:
    """Return what each district gets.

    Args:
        districts: name, sum funded, and sum asked for where it is to be shown.
        unit: of the sums.
        what: the sums are, where not money that a plan gives.
        width: millimetres.

    Example:
        >>> south = "城南", Datum(80, "80.00"), Datum(120, "120.00")
        >>> district_bars([south], unit="元", lang="zh").alt
        '各区安排金额（元）。城南：安排80.00，申报120.00。'
    """
    height = _ROW * len(districts) + _FOOT

    def paint(figure: "Figure") -> None:
        left = (_NAMES + 2) / width
        axes = figure.add_axes((left, _FOOT / height, 1 - left - 2 / width, 1 - _FOOT / height))
        most = max((float(each) for _, *sums in districts for each in sums if each), default=0.0)
        axes.set_xlim(0, (most or 1) * 1.4)
        axes.set_ylim(len(districts) - 0.5, -0.5)
        for row, (_, funded, asked) in enumerate(districts):
            if asked is not None:
                axes.barh(row, float(asked), height=0.72, color="white", edgecolor=GREY, hatch="//")
            axes.barh(row, float(funded), height=0.46, color=PALE, edgecolor=INK, linewidth=0.6)
            end = max(float(funded), float(asked) if asked else 0.0)
            text = funded.text if asked is None else f"{funded.text} / {asked.text}"
            axes.annotate(text, (end, row), (4, 0), textcoords="offset points", va="center")
        names = [wrapped(name, 22, 2) for name, *_ in districts]
        axes.set_yticks(range(len(districts)), names)
        axes.tick_params(axis="y", length=0)
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.12g}")
        axes.locator_params(axis="x", nbins=5)
        shown = any(asked is not None for *_, asked in districts)
        alone = _KEY_ALONE.say(lang).format(what or _SUMS.say(lang), unit)
        axes.set_xlabel(_KEY.say(lang).format(unit) if shown else alone)

    alt = _alt(districts, unit, what, lang)
    return painted(paint, width=width, height=height, alt=alt)


def _alt(
    districts: Sequence[tuple[str, Datum, Datum | None]], unit: str, what: str, lang: Lang
) -> str:
    comma, semicolon, colon, space = (
        ("，", "；", "：", "") if lang == "zh" else (", ", "; ", ": ", " ")
    )
    rows = [
        f"{name}{colon}{'' if what else _FUNDED.say(lang) + space}{funded.text}"
        + (f"{comma}{_ASKED.say(lang)}{space}{asked.text}" if asked is not None else "")
        for name, funded, asked in districts
    ]
    said = what or _SUMS.say(lang)
    return _ALT.say(lang).format(what=said, unit=unit, rows=semicolon.join(rows))
