"""Defined names of the settings that formulas use, so that a formula reads like a sentence."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "candidates": "recommended_bids",
    "share": "elimination_share",
    "fewest": "elimination_fewest",
}


def parameter_name(name: str) -> str:
    """Return the defined name of a parameter of the tender.

    Example:
        >>> parameter_name("technical_weight")
        'parameter_technical_weight'
    """
    return f"parameter_{name}"
