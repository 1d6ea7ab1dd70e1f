"""One writer at a time, and files that are never seen half written, whenever the power fails."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.text import Text

PATIENCE = 3.0
"""Seconds to wait for another writer."""


@contextmanager
def only_writer(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one who writes `path` while the block runs.

    The lock file beside it names who holds it. The system lets go of it when its holder ends,
    however that happens, so one that was left behind stops nobody.

    Raises:
        Unusable: somebody else still writes after `patience` seconds, or the folder cannot be
            written to.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        held = _take(lock, patience)
    except OSError as error:
        raise _not_written(path, error) from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(held)


def write_safely(path: Path, data: bytes) -> None:
    """Write `data` to `path`: whatever happens, the old or the new content stands there, whole.

    Raises:
        Unusable: the place cannot be written to.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(exist_ok=True)
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise _not_written(path, error) from None


def _take(lock: Path, patience: float) -> int:
    import fcntl  # of the systems we run on; reading a ledger works everywhere

    until = time.monotonic() + patience
    while True:
        held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(held, 200, 0).decode("utf-8", "replace").strip()
            os.close(held)
            if time.monotonic() > until:
                raise _taken(lock, holder) from None
            time.sleep(0.05)
            continue
        if _is_still(lock, held):
            os.ftruncate(held, 0)
            os.pwrite(held, f"{os.getpid()} {socket.gethostname()}\n".encode(), 0)
            return held
        os.close(held)  # its holder removed it while we waited


def _is_still(lock: Path, held: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(held))
    except FileNotFoundError:
        return False


def _settle(folder: Path) -> None:
    """Make the new name in `folder` outlast a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _taken(lock: Path, holder: str) -> Unusable:
    who = f"（{holder}）" if holder else ""
    english = f" ({holder})" if holder else ""
    return Unusable(
        Text(
            f"另一个程序{who}正在写入 {lock.parent} 的台账；请等它结束后重试",
            f"another program{english} is writing the ledger in {lock.parent}; wait until it has "
            "ended and try again",
        )
    )


def _not_written(path: Path, error: OSError) -> Unusable:
    why = error.strerror or str(error)
    return Unusable(
        Text(
            f"无法写入 {path}（{why}）；请检查路径和权限",
            f"cannot write {path} ({why}); check the path and the permissions",
        )
    )
