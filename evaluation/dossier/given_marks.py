"""The marks that experts gave, each with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from evaluation.core.place import Place


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of the panel, by bid and criterion, then by expert.

    Args:
        values: expert's mark for each (bid, criterion).
        places: cell of each (expert, bid, criterion), where read from a workbook.
    """

    values: Mapping[tuple[str, str], Mapping[str, Decimal]] = field(default_factory=dict)
    places: Mapping[tuple[str, str, str], Place] = field(default_factory=dict, compare=False)

    def at(self, expert: str, bid: str, criterion: str) -> Place:
        """Return where the mark stands, or should stand."""
        return self.places.get(
            (expert, bid, criterion), Place("", "Marks", f"{expert}/{bid}/{criterion}")
        )

    def __len__(self) -> int:
        return sum(len(by_expert) for by_expert in self.values.values())


NONE_GIVEN = Marks()
"""The marks of a panel that has not begun."""
