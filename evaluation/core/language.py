"""The language of a person: the one that is asked for, else that of the environment."""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:  # the list of commands asks here, and has to answer at once
    from evaluation.core.text import Lang


def language(asked: str | None = None) -> "Lang":
    """Return the language `asked` for where there is such a one; else Chinese or English.

    Chinese is meant where the environment says so.

    Example:
        >>> language("zh"), language("en")
        ('zh', 'en')
    """
    if asked == "zh":
        return "zh"
    if asked == "en":
        return "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
