"""How sure we are of a value of the law, or of the day it began."""

from enum import StrEnum

from evaluation.core.text import Text


class Certainty(StrEnum):
    """Where a value comes from, from best to worst."""

    FOUND = "found"
    SECOND_HAND = "second-hand"
    MEMORY_HIGH = "memory-high"
    MEMORY_MEDIUM = "memory-medium"
    MEMORY_LOW = "memory-low"
    AT_LATEST = "at-latest"
    """Only for a first day: in force on that day, perhaps before; nothing is claimed before it."""

    @property
    def words(self) -> Text:
        """The certainty as a phrase for a person.

        Example:
            >>> Certainty.SECOND_HAND.words.en
            'second-hand: read in a paper that reports the text'
        """
        return _WORDS[self]

    @property
    def seen(self) -> bool:
        """Whether somebody read it somewhere, so that a source can be named.

        Example:
            >>> Certainty.FOUND.seen, Certainty.MEMORY_HIGH.seen
            (True, False)
        """
        return self in (Certainty.FOUND, Certainty.SECOND_HAND)


_WORDS = {
    Certainty.FOUND: Text("已与文本核对", "found in the text"),
    Certainty.SECOND_HAND: Text(
        "间接来源，见于转述该文本的材料", "second-hand: read in a paper that reports the text"
    ),
    Certainty.MEMORY_HIGH: Text(
        "凭记忆，把握较大，使用前须核对", "from memory, fairly sure; check before use"
    ),
    Certainty.MEMORY_MEDIUM: Text(
        "凭记忆，把握一般，使用前须核对", "from memory, not sure; check before use"
    ),
    Certainty.MEMORY_LOW: Text(
        "凭记忆，把握不大，使用前必须核对", "from memory, unsure; must be checked before use"
    ),
    Certainty.AT_LATEST: Text(
        "起始日不详，至迟自该日起适用", "first day not known; in force on that day at the latest"
    ),
}
