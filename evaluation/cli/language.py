"""The language of the terminal."""

import argparse
from typing import Literal

from evaluation.core.language import language


def spoken(options: argparse.Namespace) -> Literal["zh", "en"]:
    """Return the language of messages: that of ``--lang`` where it says one."""
    chosen = getattr(options, "lang", None)
    return chosen if chosen in ("zh", "en") else language()
