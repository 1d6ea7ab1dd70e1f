"""Next steps: what helps where something is refused, as data that each front end says its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluation.core.text import Text


class Deed(StrEnum):
    """What a person can do about it."""

    REPLACE = "replace"
    """Have a file or folder replaced that is there already."""
    PRINT_DRAFT = "print_draft"
    """Print a draft in place of a final document."""
    SEAL = "seal"
    """Close a stage."""
    UNDO = "undo"
    """Open a stage again, with a reason."""
    COLLECT = "collect"
    """Take in filled mark sheets."""
    CONVERT = "convert"
    """Write the dossier in another form."""
    LIST_LAW = "list_law"
    """See which parameters the law has."""
    LIST_DOCUMENTS = "list_documents"
    """See which documents there are."""
    AWARD = "award"
    """Have the award proposed, and enter what the purchaser decides."""
    OTHER_FOLDER = "other_folder"
    """Work in another folder."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A deed that helps.

    Why:
        What a person types for it differs: an option or a command in a terminal, a word in brackets
        in a cell. So the sentence of an error or a finding is whole without it, and whoever shows
        the sentence says how.

    Args:
        deed: what to do.
        stage: which stage to close or to open.
    """

    deed: Deed
    stage: str = ""


Words = Mapping[Deed, Text]
"""How a front end says each deed, with the sign that joins it to a sentence."""


def worded(text: Text, next_step: NextStep | None, words: Words) -> Text:
    """Return `text` with its next step at the end; as it is where there is none.

    Example:
        >>> words = {Deed.SEAL: Text("（tender seal {stage}）", " (tender seal {stage})")}
        >>> worded(Text("请先封存", "seal it first"), NextStep(Deed.SEAL, "opening"), words).en
        'seal it first (tender seal opening)'
    """
    if next_step is None:
        return text
    how = words[next_step.deed]
    zh, en = (each.format(stage=next_step.stage) for each in (how.zh, how.en))
    return Text(text.zh + zh, text.en + en)
