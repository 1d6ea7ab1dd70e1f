"""The language of the terminal."""

import argparse
import os
from typing import Literal


def language() -> Literal["zh", "en"]:
    """Return Chinese where the environment says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def spoken(options: argparse.Namespace) -> Literal["zh", "en"]:
    """Return the language of messages: that of ``--lang`` where it says one."""
    chosen = getattr(options, "lang", None)
    return chosen if chosen in ("zh", "en") else language()
