"""Marks that were corrected or agreed after they were given: on which ground, from what to what.

Law:
    Order 87 of the Ministry of Finance, art. 64: nobody changes the result of an evaluation once
    the marks are in, except where a sum is wrong, a mark is outside its range, members differ on
    an objective factor, or the panel finds a mark unreasonably high or low.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.glossary import vocabulary
from evaluation.core.text import normal
from evaluation.dossier.decided.ruling_kinds import ruling_kinds
from evaluation.dossier.records import Dossier, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A mark that a ruling replaced; the mark itself stays in the expert's sheet.

    Args:
        expert: id of the expert.
        was: the mark as given.
        ruling: what replaced it.
    """

    bid: str
    criterion: str
    expert: str
    was: Decimal
    ruling: Ruling


def ground_of(ruling: Ruling) -> tuple[str, str] | None:
    """Return the ground that the reason of a correction begins with, and what follows it.

    Example:
        >>> from datetime import datetime
        >>> made = {"what": "correction", "subject": "B1", "who": "", "when": datetime.min}
        >>> ground_of(Ruling(**made, reason="畸高畸低：高出其他委员均分一半"))
        ('extreme', '高出其他委员均分一半')
        >>> ground_of(Ruling(**made, reason="Range: 12 of 10 points"))
        ('range', '12 of 10 points')
        >>> ground_of(Ruling(**made, reason="重新考虑")) is None
        True
    """
    reason = normal(ruling.reason)
    words = {
        begin: ground
        for ground, text in vocabulary()["correction"].items()
        for begin in (text.zh, text.en, *text.also)
    }
    for begin in sorted(words, key=len, reverse=True):
        if reason.lower().startswith(begin):
            return words[begin], reason[len(begin) :].lstrip(" :;,.、。，；：-—")
    return None


def replaced_marks(dossier: Dossier) -> Iterator[Replaced]:
    """Yield every mark that a correction, a void or a consensus ruling replaced, in their order."""
    for ruling in dossier.rulings:
        if not ruling_kinds()[ruling.what].about_marks:
            continue
        bid = normal(ruling.subject)
        for (of, criterion), given in dossier.marks.values.items():
            if of != bid or ruling.criterion not in (None, criterion):
                continue
            for expert, mark in given.items():
                if ruling.what == "consensus" or ruling.expert == expert:
                    yield Replaced(
                        bid=bid, criterion=criterion, expert=expert, was=mark, ruling=ruling
                    )
