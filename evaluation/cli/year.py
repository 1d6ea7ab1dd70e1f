"""Prints the documents of many tenders, a folder for each; a broken one is a line at the end."""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.language import spoken
from evaluation.cli.other_forms import previews, words
from evaluation.cli.printing import COLON, Placed, begin, finish, status
from evaluation.cli.progress import watched
from evaluation.cli.report import allowed_offers, listing, why_not
from evaluation.cli.running import ERRORS, UNUSABLE
from evaluation.cli.terminal import say, tell
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.files import file_name
from evaluation.core.text import Text

if TYPE_CHECKING:
    from evaluation.reports.document import Document
    from evaluation.reports.documents import Offer
    from evaluation.reports.occasion import Occasion

SHOWN = 3
"""Findings told of a tender that is refused; ``tender check`` tells all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A tender whose documents are being printed.

    Args:
        folder: where they are put.
        placed: its documents as they are put in place.
        withheld: documents that it ought to have and that may not be printed.
    """

    id: str
    folder: Path
    placed: Iterator[Placed]
    withheld: "Sequence[Offer]"


def print_year(
    paths: Sequence[Path], wanted: "tuple[Document, ...]", options: argparse.Namespace
) -> int:
    """Print the documents of the tenders at `paths`, and say at the end which were refused.

    While the documents of one tender are printed, those of the next are set.
    """
    from evaluation.reports.batch import cores, printers

    failed: list[int] = []
    broken: list[tuple[Path, TenderError]] = []
    before: Tender | None = None
    with nullcontext() if options.list or options.preview else printers(cores()) as pool:
        for path in watched(paths):
            try:
                begun = _begin(path, wanted, options, pool)
            except TenderError as problem:
                broken.append((path, problem))
                continue
            failed += _finish(before, options)
            before = begun
        failed += _finish(before, options)
    _tell(broken, len(paths), options)
    failed += [UNUSABLE if isinstance(each, Unusable) else ERRORS for _, each in broken]
    return status(failed)


def _begin(
    path: Path,
    wanted: "tuple[Document, ...]",
    options: argparse.Namespace,
    pool: ProcessPoolExecutor | None,
) -> Tender:
    """Read a tender and hand its documents to the printers."""
    from evaluation.reports.documents import offers
    from evaluation.reports.occasion import occasion_at

    occasion = occasion_at(path, issued=options.issued, draft=options.draft)
    inside = _in_its_folder(occasion, options)
    placed: Iterator[Placed] = iter(())
    withheld: list[Offer] = []
    if options.list:
        lang = spoken(options)
        say(f"{occasion.dossier.tender.id}{COLON.say(lang)}{path}")
        say(listing(offers(occasion), lang))
    elif options.preview:
        placed = previews(offers(occasion, wanted), occasion, inside)
    else:
        allowed, withheld = allowed_offers(wanted, occasion, inside)
        begun = begin(allowed, occasion, inside, pool)
        placed = chain(finish(begun, inside), words(allowed, occasion, inside))
    kept = tuple(offer for offer in withheld if offer.against)
    return Tender(id=occasion.dossier.tender.id, folder=inside.out, placed=placed, withheld=kept)


def _in_its_folder(occasion: "Occasion", options: argparse.Namespace) -> argparse.Namespace:
    folder = options.out / file_name(occasion.dossier.tender.id)
    return argparse.Namespace(**{**vars(options), "out": folder})


def _finish(tender: Tender | None, options: argparse.Namespace) -> list[int]:
    """Put the documents of a tender in place, and return the exit statuses of those that failed."""
    if tender is None or options.list:
        return []
    lang = spoken(options)
    where = [each for _, each in tender.placed]
    failed = [each for each in where if isinstance(each, int)]
    count = len(where) - len(failed)
    text = Text(f"{count} 份文件，见 {tender.folder}", f"{count} files in {tender.folder}")
    say(f"{tender.id}{COLON.say(lang)}{text.say(lang)}")
    for offer in tender.withheld:
        title = f"{tender.id} {offer.document.title.say(lang)}"
        tell(f"{title}{COLON.say(lang)}{why_not(offer, lang)}")
    return [*failed, *(ERRORS for _ in tender.withheld)]


def _tell(
    broken: Sequence[tuple[Path, TenderError]], count: int, options: argparse.Namespace
) -> None:
    """Say which tenders have no documents, and why."""
    if not broken:
        return
    lang, few = spoken(options), len(broken)
    head = Text(
        f"{count} 个项目中有 {few} 个未出具文件：", f"{few} of {count} tenders have no documents:"
    )
    tell(head.say(lang))
    for path, problem in broken:
        tell(f"{path}{COLON.say(lang)}{problem.text.say(lang)}")
        for finding in problem.findings[:SHOWN]:
            tell(f"  {finding.line(lang)}")
