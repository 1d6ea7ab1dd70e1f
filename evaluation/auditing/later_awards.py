"""What was recorded before the purchaser decided, or decided again, beside the dossier of today.

A ranking is printed before the award, and a letter before the award moves on; the sheet Awards grows
after that, and the fingerprint of all sheets with it. So a record is held against the sheets as they
stood at its fingerprint, and what came later is said. Only whole decisions are taken off, the last
first: whatever else was changed in the sheets stays a difference.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of, fingerprints
from evaluation.dossier.records import Dossier

SHEET = "awards"


def as_it_stood(dossier: Dossier, digests: Collection[str]) -> Dossier:
    """Return `dossier` as it was at one of the fingerprints `digests` of all sheets together.

    Where it never was, as it is.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> now = run(shipped("tenders") / "qinghe-2026").dossier
        >>> before = replace(now, awards=())
        >>> len(as_it_stood(now, {fingerprint_of(before)}).awards), len(as_it_stood(now, ()).awards)
        (0, 11)
    """
    found = (each for each in _earlier(dossier) if fingerprint_of(each) in digests)
    return next(found, dossier)


def before_awards(dossier: Dossier, digest: str) -> Dossier:
    """Return `dossier` as it was when its sheet Awards had the fingerprint `digest`.

    Args:
        digest: empty where nothing was decided yet.
    """
    found = (each for each in _earlier(dossier) if fingerprints(each).get(SHEET, "") == digest)
    return next(found, dossier)


def came_later(name: str, then: Dossier, now: Dossier) -> Iterator[Text]:
    """Yield which decisions were entered after the record called `name` was made; nothing if none."""
    later = [each for each in now.awards if each not in then.awards]
    if later:
        count, first = len(later), min(each.when for each in later)
        yield Text(
            f"{name} 形成于定标决定登记之前：“定标决定”表自 {first:%Y-%m-%d %H:%M} 起的 {count} 行不在其中，"
            "按其形成时的各表核对",
            f"{name} was made before {count} rows of the sheet Awards (from {first:%Y-%m-%d %H:%M}) "
            "were entered; it is compared with the sheets as they were",
        )


def _earlier(dossier: Dossier) -> Iterator[Dossier]:
    """Yield the dossier as it is, then without its last decisions, down to none."""
    yield dossier
    for moment in sorted({each.when for each in dossier.awards}, reverse=True):
        awards = tuple(each for each in dossier.awards if each.when < moment)
        yield replace(dossier, awards=awards)
