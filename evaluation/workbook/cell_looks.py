"""How the cells of the added sheets look: by their colour a reader knows what they are."""

from typing import Any

from evaluation.dossier.writing.looks import HEAD, LINE, TITLE

MIDDLE = {"valign": "vcenter", **LINE}
WRAPPED = {**MIDDLE, "text_wrap": True}

STYLES: dict[str, dict[str, Any]] = {
    "title": TITLE,
    "says": {"font_color": "#595959", "valign": "top", "text_wrap": True},
    "head": HEAD,
    "band": {"bold": True, "bg_color": "#1F5673", "font_color": "#FFFFFF", "valign": "vcenter"},
    "band_small": {"bg_color": "#1F5673", "font_color": "#FFFFFF", "font_size": 8,
                   "align": "center", "valign": "vcenter", "text_wrap": True},
    "bid": {"bold": True, "bg_color": "#EEF3F6", **MIDDLE},
    "text": WRAPPED,
    "small": {"font_size": 8, "font_color": "#404040", **WRAPPED},
    "link": {"font_color": "#0B5CAD", "bg_color": "#F3F8FD", **MIDDLE},
    "live": MIDDLE,
    "result": {"bold": True, **MIDDLE},
    "decided": {"bg_color": "#FFF4D6", **MIDDLE},
    "named": {"bg_color": "#FFF4D6", "align": "left", **MIDDLE},
    "recorded": {"italic": True, "font_color": "#595959", "bg_color": "#EFEFEF", **MIDDLE},
    "warning": {"bold": True, "font_color": "#C00000", "valign": "vcenter"},
    "check": {"align": "center", "bold": True, "font_color": "#00703C", **MIDDLE},
}  # fmt: skip
"""``link`` is read from an input sheet, ``live`` is computed here, ``decided`` is a decision of
people or a rule that the workbook does not compute, ``recorded`` is what the package found,
``check`` compares the two."""


def decimals(places: int | None) -> str:
    """Return the number format of a figure that is rounded to `places`, or not rounded.

    Example:
        >>> decimals(2), decimals(0), decimals(None)
        ('0.00', '0', '0.00####')
    """
    if places is None:
        return "0.00####"
    return f"0.{'0' * places}" if places else "0"
