"""Shows how far long work has come, where somebody is watching."""

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def watched(items: Iterable[Item], total: int | None = None) -> Iterable[Item]:
    """Return `items`, with a bar on standard error while they are gone through.

    Args:
        total: how many they are, where they do not know it themselves.

    There is no bar where standard error is no terminal: a log file must not fill with bars.
    """
    from tqdm import tqdm

    shown: Iterable[Item] = tqdm(items, total=total, file=sys.stderr, disable=None, leave=False)
    return shown


def counting() -> Callable[[int, int], None]:
    """Return what is told how many of how many are done, with a bar like that of `watched`."""
    from tqdm import tqdm

    bar = tqdm(file=sys.stderr, disable=None, leave=False)

    def count(done: int, of: int) -> None:
        bar.total = of
        bar.update(done - bar.n)
        if done == of:
            bar.close()

    return count
