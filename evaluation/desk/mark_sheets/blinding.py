"""Codes that stand for bids where experts must not know whose they are, and the seal of a sheet.

Both come from a secret: 32 random bytes, kept in hexadecimal beside the copies of the ledger, in
``codes.secret``. A code that came from what the dossier says could be found out by whoever knows
the few bids there are and tries each; from a secret it cannot, and whoever has the dossier, an
auditor above all, gets the same codes again. Experts never get the dossier.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.ledger.ledger import ledger_of, ledger_path
from evaluation.ledger.locking import only_writer, write_safely

NAME = "codes.secret"

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 signs that nobody mistakes for one another."""
_SHORTEST = 4


def secret_of(dossier: Path) -> bytes:
    """Return the secret of the dossier at `dossier`; make it where no sheet was ever issued.

    Raises:
        Unusable: it is gone although sheets were issued, or cannot be written.
    """
    file = ledger_path(dossier).with_suffix("") / NAME
    if not file.is_file():
        ledger = ledger_of(dossier)
        if ledger and any(entry.what == "issue" for entry in ledger.entries):
            raise _gone(file)
        file.parent.mkdir(exist_ok=True)
        with only_writer(file):
            if not file.is_file():
                write_safely(file, secrets.token_hex(32).encode() + b"\n")
    try:
        return bytes.fromhex(file.read_text("ascii"))
    except ValueError:
        raise _gone(file) from None


def bid_codes(bids: Iterable[str], secret: bytes) -> dict[str, str]:
    """Return the code of each bid: the same whenever it is asked for, no two alike.

    Args:
        bids: ids of all bids of the dossier.
        secret: of the dossier.

    Example:
        >>> bid_codes(["B01", "B02"], b"a secret")
        {'B01': 'JEUC', 'B02': 'RCJT'}
    """
    digests = {bid: hmac.digest(secret, f"bid {bid}".encode(), hashlib.sha256) for bid in bids}
    signs = {bid: "".join(_SIGNS[byte % 32] for byte in whole) for bid, whole in digests.items()}
    length = _SHORTEST
    while len({whole[:length] for whole in signs.values()}) < len(signs):
        length += 1
    return {bid: whole[:length] for bid, whole in signs.items()}


def sheet_seal(values: Iterable[str], secret: bytes) -> str:
    """Return what only the holder of `secret` can write under `values`.

    Example:
        >>> sheet_seal(["T1", "E01"], b"a secret") == sheet_seal(["T1", "E02"], b"a secret")
        False
    """
    text = "".join(f"{value}\n" for value in values)
    return hmac.digest(secret, f"sheet {text}".encode(), hashlib.sha256).hex()


def _gone(file: Path) -> Unusable:
    return Unusable(
        Text(
            f"{file} 缺失或损坏，已发出的评分表无法核对；请从备份恢复",
            f"{file} is gone or damaged, and the mark sheets that were issued cannot be told from "
            "others; restore it from a backup",
        )
    )
