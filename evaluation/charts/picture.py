"""A picture: an SVG with its words said for those who cannot see it, the same bytes every time.

Why:
    Text is drawn as paths, so that a picture looks the same on every machine; what it says stands
    in its title, which PDFs and screen readers take. Grey, hatching and numbers carry the meaning,
    never colour: an office prints in black and white. Floats only place the ink.
"""

import atexit
import io
import os
import re
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any

from evaluation.core.errors import Unusable
from evaluation.core.exact import Number
from evaluation.core.files import place_file
from evaluation.core.text import Text
from evaluation.typefaces import HEI, REST

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MM = 1 / 25.4
"""Inches of a millimetre, which is what sizes are given in here."""

WIDTH = 154
"""Millimetres between the margins of an upright page."""

INK, GREY, PALE = "#000000", "#8a8a8a", "#dddddd"
"""What is said, what leads the eye, and what stands behind."""

_FAMILY = re.compile(r"font-family: '[^;\"]*")
_BARE = {"Date": None, "Creator": None, "Format": None, "Type": None}
_WRITERS: dict[str, dict[str, Any]] = {
    ".png": {"format": "png", "dpi": 200, "facecolor": "white", "metadata": {"Software": None}},
    ".pdf": {"format": "pdf", "metadata": {"CreationDate": None, "Creator": None}},
}


@dataclass(frozen=True, slots=True)
class Datum:
    """A number to draw, and the text that says it: what is printed is never a rounding of ours.

    Args:
        value: places the ink.
        text: stands beside it, as the caller prints this number elsewhere.
    """

    value: Number
    text: str

    def __float__(self) -> float:
        """Where it stands on the paper."""
        return float(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that gives itself as SVG.

    Args:
        alt: what it shows, with its figures, in one language.
    """

    alt: str
    _figure: "Figure" = field(repr=False)

    @property
    def svg(self) -> str:
        """The SVG for any page: text is drawn as paths, so that no font is needed."""
        return _inline(_written(self._figure, format="svg", metadata=_BARE).decode(), self.alt)

    def typeset(self, family: str) -> str:
        """Return the SVG for a page that brings its own faces: text stays text, to be searched.

        Args:
            family: one name or several, as CSS lists them.
        """
        data = _written(self._figure, fonttype="none", format="svg", metadata=_BARE).decode()
        return _FAMILY.sub(f"font-family: {escape(family)}", _inline(data, self.alt))

    def _repr_html_(self) -> str:
        return self.svg

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write it to `path` as .svg, .png or .pdf, whichever its suffix says.

        Args:
            force: replace a file that is there.

        Raises:
            Unusable: the suffix is another one, a file is there, or the place cannot be written.
        """
        suffix = path.suffix.lower()
        if suffix == ".svg":
            place_file(path, self.svg.encode(), force=force)
            return
        if suffix not in _WRITERS:
            raise Unusable(
                Text(
                    f"图只能存为 .svg、.png 或 .pdf，不能存为“{path.name}”",
                    f"a picture is saved as .svg, .png or .pdf, not as {path.name}",
                )
            )
        place_file(path, _written(self._figure, **_WRITERS[suffix]), force=force)


def painted(paint: Callable[["Figure"], None], *, width: float, height: float, alt: str) -> Picture:
    """Return the picture that `paint` draws on a sheet of `width` × `height` millimetres.

    Args:
        alt: what it says in words, with its figures.
    """
    figure = _figure(paint, width, height, _style())
    if _has_rare(figure):
        families = [_family(HEI.file), _rest_family(), "DejaVu Sans"]
        figure = _figure(paint, width, height, _style() | {"font.family": families})
    return Picture(alt="".join(filter(_drawn, alt)), _figure=figure)


def wrapped(text: str, width: int, lines: int = 2) -> str:
    r"""Return a label in at most `lines` lines of `width` half-width columns, cut with "…".

    What cannot be drawn - directions, controls, the request for a colour - is left out: the tables
    of a document, which name it, are the place for it.

    Example:
        >>> wrapped("清河市向阳公益艺术中心", 12)
        '清河市向阳公\n益艺术中心'
        >>> wrapped("Sunny Arts Centre of Qinghe", 12)
        'Sunny Arts\nCentre of…'
    """
    rows: list[str] = []
    rest = " ".join("".join(filter(_drawn, text)).split())
    while rest and len(rows) < lines:
        row = _first_row(rest, width)
        rest = rest[len(row) :].lstrip()
        rows.append(row.rstrip())
    if rest:
        rows[-1] = f"{_first_row(rows[-1], width - 1, hard=True).rstrip()}…"
    return "\n".join(rows)


def _drawn(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and not "\ufe00" <= character <= "\ufe0f"


def _first_row(text: str, width: int, *, hard: bool = False) -> str:
    taken, used = 0, 0
    for character in text:
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            break
        taken += 1
    row = text[:taken]
    splits_word = taken < len(text) and row[-1:].isascii() and text[taken] != " "
    if splits_word and not hard and " " in row:
        return row[: row.rindex(" ") + 1]
    return row


def _written(figure: "Figure", *, fonttype: str = "path", **how: Any) -> bytes:  # noqa: ANN401 - what matplotlib takes
    import matplotlib as mpl

    data = io.BytesIO()
    with mpl.rc_context(_style() | {"svg.fonttype": fonttype}), warnings.catch_warnings():
        # A character that no face has: documents refuse it, with its name, before they draw.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure.savefig(data, **how)
    return data.getvalue()


def _figure(
    paint: Callable[["Figure"], None], width: float, height: float, style: dict[Any, Any]
) -> "Figure":
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(style):
        figure = Figure(figsize=(width * MM, height * MM), facecolor="none")
        paint(figure)
    return figure


def _has_rare(figure: "Figure") -> bool:
    from matplotlib.text import Text as Label

    used = {ord(each) for label in figure.findobj(Label) for each in label.get_text()}
    return bool((used - HEI.codes) & REST.codes)


@cache
def _family(file: Path) -> str:
    """Make the face in `file` known to matplotlib, and return its name."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(file)
    return font_manager.FontProperties(fname=file).get_name()


@cache
def _rest_family() -> str:
    """Make known what only the face of rare characters has; matplotlib takes it from a file."""
    handle, name = mkstemp(suffix=".otf")
    with os.fdopen(handle, "wb") as file:
        file.write(REST.cut(REST.codes - HEI.codes))
    atexit.register(Path(name).unlink, missing_ok=True)
    return _family(Path(name))


def _style() -> dict[Any, Any]:
    return {
        "font.family": [_family(HEI.file), "DejaVu Sans"],
        "font.size": 7.5,
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "axes.facecolor": "none",
        "savefig.facecolor": "auto",
        "axes.linewidth": 0.5,
        "axes.edgecolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.labelsize": 7.5,
        "xtick.labelsize": 7,
        "ytick.labelsize": 7.5,
        "xtick.major.width": 0.5,
        "ytick.major.width": 0.5,
        "hatch.linewidth": 0.4,
        "lines.solid_capstyle": "butt",
        "svg.hashsalt": "tender",
        "pdf.fonttype": 3,
    }


def _inline(data: str, alt: str) -> str:
    """The SVG element alone, without comments (they repeat every text), and with its title."""
    body = re.sub(r"<!--.*?-->\n?|\s*<metadata>.*?</metadata>", "", data, flags=re.DOTALL)
    start = body.index("<svg")
    head_end = body.index(">", start)
    head = body[start:head_end]
    title = escape(alt, quote=True)
    return f'{head} role="img"><title>{title}</title>{body[head_end + 1 :]}'.strip()
