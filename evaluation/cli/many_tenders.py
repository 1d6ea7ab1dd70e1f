"""Prints the documents of many tenders, a folder for each; a broken one is a line at the end."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from evaluation.cli.printing import COLON, status, tell_failed
from evaluation.cli.progress import watched
from evaluation.cli.running import ERRORS, UNUSABLE
from evaluation.cli.terminal import say, table, tell, tell_what_counts
from evaluation.cli.what_to_type import STEPS, line, sentence
from evaluation.cli.withheld import told_why
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.files import file_name
from evaluation.core.text import Lang, Text
from evaluation.printing.chosen import chosen
from evaluation.printing.order import PrintOrder
from evaluation.printing.other_forms import previews, words
from evaluation.printing.press import begin, finish
from evaluation.printing.printed import Printed
from evaluation.reports.batch import cores, printers
from evaluation.reports.documents import Offer, offers
from evaluation.reports.occasion import occasion_at
from evaluation.reports.offered import offers_table

SHOWN = 3
"""Findings told of a tender that is refused; ``tender check`` tells all."""

Broken = tuple[Path, TenderError]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTender:
    """A tender whose documents are being printed.

    Args:
        order: what is printed of it, and where it is put.
        printed: its documents as they are put in place.
        withheld: documents that it ought to have and that may not be printed.
    """

    id: str
    order: PrintOrder
    printed: Iterator[Printed]
    withheld: Sequence[Offer]


def list_year(paths: Sequence[Path], order: PrintOrder, lang: Lang) -> int:
    """Say which documents each of the tenders at `paths` can have now."""
    broken: list[Broken] = []
    for path in watched(paths):
        try:
            occasion = occasion_at(path, issued=order.issued, draft=order.draft)
        except TenderError as problem:
            broken.append((path, problem))
            continue
        say(f"{occasion.dossier.tender.id}{COLON.say(lang)}{path}")
        say(table(offers_table(each.worded(STEPS) for each in offers(occasion)), lang))
    return _tell(broken, len(paths), lang)


def print_year(paths: Sequence[Path], order: PrintOrder, lang: Lang) -> int:
    """Print the documents of the tenders at `paths`, and say at the end which were refused.

    While the documents of one tender are printed, those of the next are set.
    """
    failed: list[int] = []
    broken: list[Broken] = []
    before: PrintedTender | None = None
    with printers(1 if order.form == "pages" else cores()) as pool:
        for path in watched(paths):
            try:
                begun = _begin(path, order, lang, pool)
            except TenderError as problem:
                broken.append((path, problem))
                continue
            failed += _finish(before, lang)
            before = begun
        failed += _finish(before, lang)
    return status([*failed, _tell(broken, len(paths), lang)])


def _begin(
    path: Path, order: PrintOrder, lang: Lang, pool: ProcessPoolExecutor | None
) -> PrintedTender:
    """Read a tender and hand its documents to the printers."""
    occasion = occasion_at(path, issued=order.issued, draft=order.draft)
    tell_what_counts(occasion.findings, lang)
    tender = occasion.dossier.tender.id
    order = replace(order.at(path), out=order.out / file_name(tender))
    if order.form == "pages":
        shown = previews(offers(occasion, order.documents()), occasion, order)
        return PrintedTender(id=tender, order=order, printed=shown, withheld=())
    found = chosen(occasion, order)
    begun = begin(found.allowed, occasion, order, pool)
    placed = chain(finish(begun), words(found.allowed, occasion, order))
    kept = tuple(offer for offer in found.withheld if offer.against)
    return PrintedTender(id=tender, order=order, printed=placed, withheld=kept)


def _finish(tender: PrintedTender | None, lang: Lang) -> list[int]:
    """Put the documents of a tender in place, and return the exit statuses of those that failed."""
    if tender is None:
        return []
    count, failed, order = 0, list[int](), tender.order
    for each in tender.printed:
        if each.path is not None:
            count += 1
        else:
            failed.append(tell_failed(each, lang, named=order.named))
    text = Text(f"{count} 份文件，见 {order.out}", f"{count} files in {order.out}")
    say(f"{tender.id}{COLON.say(lang)}{text.say(lang)}")
    for offer in tender.withheld:
        title = f"{tender.id} {offer.document.title.say(lang)}"
        tell(f"{title}{COLON.say(lang)}{told_why(offer, lang)}")
    return [*failed, *(ERRORS for _ in tender.withheld)]


def _tell(broken: Sequence[Broken], count: int, lang: Lang) -> int:
    """Say which tenders have no documents and why, and return the exit status."""
    if broken:
        few = len(broken)
        head = Text(
            f"{count} 个项目中有 {few} 个未出具文件：",
            f"{few} of {count} tenders have no documents:",
        )
        tell(head.say(lang))
    for path, problem in broken:
        tell(f"{path}{COLON.say(lang)}{sentence(problem).say(lang)}")
        for finding in problem.findings[:SHOWN]:
            tell(f"  {line(finding, lang)}")
    return status([UNUSABLE if isinstance(each, Unusable) else ERRORS for _, each in broken])
