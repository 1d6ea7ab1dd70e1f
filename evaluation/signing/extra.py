"""The libraries of the optional extra ``sign``, or the sentence that says how to install them."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from typing import TypeVar

from evaluation.core.errors import Unusable
from evaluation.core.text import Text

Result = TypeVar("Result")

INSTALL = "pip install 'tender-evaluation[sign]'"


def installed() -> bool:
    """Return whether signatures can be made and checked here."""
    return find_spec("pyhanko") is not None


def need() -> None:
    """Stop where the extra is not installed.

    Raises:
        Unusable: it is not; the sentence says how to install it.
    """
    if not installed():
        raise Unusable(
            Text(
                f"签名和验签需要可选组件；请运行 {INSTALL}",
                f"signatures need an optional part; run {INSTALL}",
            )
        )
    _quiet()


@cache
def _quiet() -> None:
    """Keep the library from printing what it tries: what it finds is said in sentences."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def apart(work: Callable[[], Result]) -> Result:
    """Return what `work` gives, done in a thread of its own.

    Why:
        The library starts an event loop, and a notebook runs one already in its own thread.

    Example:
        >>> apart(lambda: 2)
        2
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
