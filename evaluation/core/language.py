"""The language of a person, where nobody says it."""

import os
from typing import Literal


def language() -> Literal["zh", "en"]:
    """Return Chinese where the environment says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
