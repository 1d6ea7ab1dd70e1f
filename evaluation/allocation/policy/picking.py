"""Which lots, which organisations: the small language of two columns of the Policy sheet.

``L01; L02`` is either of the two, ``rural & children`` is both at once, ``not newcomer`` is all
others; blank is everybody.
"""

import re
from collections.abc import Mapping

from evaluation.allocation.policy.words import EVERYTHING, word

_ANY = re.compile(r"[;；,，、|]|\bor\b")
_BOTH = re.compile(r"[&＆+]|且|\band\b")
_NOT = re.compile(r"^(?:not |!|非|不是)\s*")


def picked(text: str, carried: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], list[str]]:
    """Return the ids that `text` picks, and the words in it that nothing at all carries.

    Args:
        text: what stands in the cell.
        carried: for each id, the words it carries; its own id is among them.

    Example:
        >>> lots = {"L1": frozenset({"l1", "rural"}), "L2": frozenset({"l2", "urban"})}
        >>> sorted(picked("rural; L2", lots)[0]), picked("not rural & north", lots)
        (['L1', 'L2'], (frozenset(), ['north']))
    """
    if word(text) in EVERYTHING:
        return frozenset(carried), []
    known = set[str]().union(*carried.values())
    ids, unknown = set[str](), list[str]()
    for part in _ANY.split(text):
        if not part.strip():
            continue
        ids |= _all_of(part, carried, known, unknown)
    return frozenset(ids), unknown


def _all_of(
    part: str, carried: Mapping[str, frozenset[str]], known: set[str], unknown: list[str]
) -> set[str]:
    ids = set(carried)
    for piece in _BOTH.split(part):
        plain = piece.strip()
        bare = _NOT.sub("", plain)
        wanted = word(plain) if word(plain) in known else word(bare)
        if wanted not in known:
            unknown.append(bare)
            ids = set()
            continue
        carriers = {id for id, words in carried.items() if wanted in words}
        negated = bare != plain and word(plain) not in known
        ids &= set(carried) - carriers if negated else carriers
    return ids
