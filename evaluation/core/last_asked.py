"""What is worked out once for the record in hand."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Record = TypeVar("Record")
Answer = TypeVar("Answer")


def last_asked(function: Callable[[Record], Answer]) -> Callable[[Record], Answer]:
    """Return `function`, which keeps its last answer for when it is asked about the same object.

    Why:
        Many parts ask the same of one dossier in turn. To compare whole dossiers would take longer
        than the answer, and a record never changes, so it is enough that it is the same object.

    Example:
        >>> counted = last_asked(lambda record: [len(record)])
        >>> record = ("a", "b")
        >>> counted(record) is counted(record), counted(("c",))
        (True, [1])
    """
    kept: tuple[Record, Answer] | None = None

    @wraps(function)
    def ask(record: Record) -> Answer:
        nonlocal kept
        last = kept
        if last is None or last[0] is not record:
            last = kept = (record, function(record))
        return last[1]

    return ask
