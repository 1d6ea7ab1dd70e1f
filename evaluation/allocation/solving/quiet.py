"""Standard output kept for what we say: solvers print there from C, whatever they are told.

Why:
    ``--json`` promises one object on standard output. A solver's banner goes past Python's own
    ``sys.stdout`` straight to file descriptor 1, so that is where it has to be stopped. A notebook,
    whose ``sys.stdout`` has no file descriptor at all, is not touched by it.
"""

import ctypes
import os
import sys
from contextlib import suppress
from threading import Lock

STDOUT = 1


class _Quiet:
    """Leads standard output nowhere while at least one thread is inside.

    Example:
        >>> with quiet:
        ...     _ = os.write(1, b"a banner")
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._kept = _lead_away()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._kept is not None:
                _lead_back(self._kept)
                self._kept = None


quiet = _Quiet()
"""The one way in, so that two threads never keep each other's."""


def _lead_away() -> int | None:
    """Return a descriptor of what standard output was; None where the process has none."""
    _flush()
    try:
        kept = os.dup(STDOUT)
    except OSError:
        return None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDOUT)
    os.close(nowhere)
    return kept


def _lead_back(kept: int) -> None:
    _flush()
    os.dup2(kept, STDOUT)
    os.close(kept)


def _flush() -> None:
    """Send on what Python and C still hold, so that it goes where it was meant to go."""
    with suppress(AttributeError, ValueError):  # there is no sys.stdout, or it is closed
        sys.stdout.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
