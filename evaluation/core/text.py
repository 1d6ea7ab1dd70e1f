"""Text in the two languages of the toolkit, and the normal form of what people type."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
"""A language of the toolkit: ``zh`` (Chinese) or ``en`` (English)."""

LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in Chinese and in English.

    Why:
        A wording that stands at the place where it is said, in both languages at once, cannot be
        translated in one place and forgotten in the other.

    Example:
        >>> Text("报价高于最高限价", "the quote is above the ceiling").say("en")
        'the quote is above the ceiling'
    """

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """Return the sentence in `lang`."""
        return self.zh if lang == "zh" else self.en


def both(say: Callable[[Lang], str]) -> Text:
    """Return what `say` gives in each language.

    Example:
        >>> both(lambda lang: f"{7} {Text('天', 'days').say(lang)}")
        Text(zh='7 天', en='7 days')
    """
    return Text(say("zh"), say("en"))


def normal(text: str) -> str:
    """Return `text` in the form in which it is compared: half width, single spaces, trimmed.

    Example:
        >>> normal("　Ｌ０１  包 ")
        'L01 包'
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.split())
