"""The kinds of ruling as data: whom each is about, what it has to name, what it may decide."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, Literal

from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text

Decision = Literal["none", "word", "number", "order", "lot"]
"""What stands in the decision: nothing that counts, a word, a number, bids in order, or a lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingKind:
    """A kind of ruling, as ``core/rulings.toml`` describes it.

    Args:
        name: what a person chooses from the list.
        subject: the sheet that names its subject.
        needs: the columns it has to fill in besides the subject.
        may: further columns that mean something for it.
        decision: what its decision may be.
        decides: the same in words, for a person who fills it in.
        words: keys of the list ``decision`` that may stand there, beside a number or an order.
        blank: whether the decision may be blank.
        affirms: words that may stand there all the same, as they say what it does anyway.
        ground: the list with one of whose words its reason begins.
        effect: what it does.
        stage: in which it is made.
    """

    key: str
    name: Text
    subject: Literal["bids", "lots", "panel"]
    decision: Decision
    decides: Text
    effect: Text
    stage: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    blank: bool = False
    affirms: tuple[str, ...] = ()
    ground: str | None = None
    law: Text | None = None

    @property
    def about_marks(self) -> bool:
        """Return whether it names a criterion or an expert."""
        return bool({"criterion", "expert"} & {*self.needs, *self.may})


@cache
def ruling_kinds() -> Mapping[str, RulingKind]:
    """Return every kind of ruling by its key.

    Raises:
        ValueError: the table has a key that no kind has.

    Example:
        >>> ruling_kinds()["correction"].needs, ruling_kinds()["tie"].subject
        (('criterion', 'expert'), 'lots')
    """
    raw = resources.files("evaluation.core").joinpath("rulings.toml").read_text("utf-8")
    return {key: _kind(key, entry) for key, entry in tomllib.loads(raw).items()}


def _kind(key: str, entry: dict[str, Any]) -> RulingKind:
    name = Text(entry.pop("zh"), entry.pop("en"))
    known = {each.name for each in fields(RulingKind)} - {"key", "name"}
    if odd := [each for each in entry if each not in known]:
        raise ValueError(f"rulings.toml: {key}: unknown key '{odd[0]}'")
    plain = {name: _plain(value) for name, value in entry.items()}
    return RulingKind(key=key, name=name, **plain)


def _plain(value: object) -> Any:  # noqa: ANN401 - as the field wants it
    if isinstance(value, dict):
        return Text(**value)
    return tuple(value) if isinstance(value, list) else value


@cache
def decision_words(key: str) -> frozenset[str]:
    """Return every way to write a decision, in small letters.

    Example:
        >>> sorted(decision_words("draw"))
        ['draw', 'drawn', '抽签', '摇号']
    """
    said = vocabulary()["decision"][key]
    return frozenset(each.lower() for each in (key, said.zh, said.en, *said.also))
