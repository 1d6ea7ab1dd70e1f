"""Shows how far long work has come, where somebody is watching."""

import sys
from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")


def watched(items: Iterable[Item]) -> Iterable[Item]:
    """Return `items`, with a bar on standard error while they are gone through.

    There is no bar where standard error is no terminal: a log file must not fill with bars.
    """
    from tqdm import tqdm

    shown: Iterable[Item] = tqdm(items, file=sys.stderr, disable=None, leave=False)
    return shown
