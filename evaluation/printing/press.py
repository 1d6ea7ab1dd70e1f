"""Prints the documents of one tender on all cores, or binds them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.printing.attachments import attachments
from evaluation.printing.order import PrintOrder
from evaluation.printing.printed import Copy, Printed, copies_of
from evaluation.reports.batch import Job, Made, cores, print_pages, printers, set_pages
from evaluation.reports.binding import Paper, bind
from evaluation.reports.document import WHOLE, Document
from evaluation.reports.documents import Offer
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.pdf import Attachment

BOUND = "bound_file"
BOUND_TITLE = Text("归档文件（合订）", "File of the tender, bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Documents of a tender on their way to paper.

    Args:
        rows: each document with the copy of it.
        made: their PDFs, in the same order.
        carried: what documents carry, by language.
    """

    occasion: Occasion
    order: PrintOrder
    rows: Sequence[tuple[Document, Copy]]
    made: Iterator[Made]
    carried: Mapping[Lang, tuple[Attachment, ...]]


def printed(
    offers: Sequence[Offer], occasion: Occasion, order: PrintOrder, *, processes: int | None = None
) -> Iterator[Printed]:
    """Print `offers` and yield what became of each copy, as soon as it is known.

    Args:
        processes: how many to run; all cores where nothing is said.
    """
    with printers(min(processes or cores(), how_many(offers, order))) as pool:
        yield from finish(begin(offers, occasion, order, pool))


def how_many(offers: Iterable[Offer], order: PrintOrder) -> int:
    """Return how many copies there will be."""
    return sum(len(offer.copies.subjects) for offer in offers) * len(order.langs)


def begin(
    offers: Sequence[Offer], occasion: Occasion, order: PrintOrder, pool: ProcessPoolExecutor | None
) -> Begun:
    """Set the words of all documents, hand them to the printers, and return without waiting."""
    carries = any(offer.document.carries_workbook for offer in offers)
    carried = {lang: attachments(occasion, lang) for lang in order.langs if carries}
    rows, jobs = list[tuple[Document, Copy]](), list[Job]()
    for offer in offers:
        document, subjects = offer.document, offer.copies.subjects
        for copy in copies_of(document.key, document.title, subjects, occasion, order):
            rows.append((document, copy))
            number = subjects.index(copy.subject)
            jobs.append(Job(document=document.key, copy=number, lang=copy.lang))
    # A bound file carries the workbook once, and its documents do not.
    pages = set_pages(occasion, jobs, order.templates, {} if order.form == "bound" else carried)
    made = print_pages(pages, pool)
    return Begun(occasion=occasion, order=order, rows=rows, made=made, carried=carried)


def finish(begun: Begun) -> Iterator[Printed]:
    """Put each document in place, or bind them all, and yield what became of it.

    A document that cannot be made or written is told, and the others are made all the same; only a
    file that would lack one is not bound.
    """
    order = begun.order
    papers: dict[Lang, list[Paper]] = {lang: [] for lang in order.langs}
    whole = True
    for (document, copy), made in zip(begun.rows, begun.made, strict=True):
        if made.problem is not None:
            whole = False
            yield Printed(
                title=copy.title,
                name=copy.name,
                problem=made.problem,
                found=made.found,
                usage=made.usage,
            )
        elif order.form == "bound":
            paper = Paper(document=document, subject=copy.subject, data=made.data)
            papers[copy.lang].append(paper)
        else:
            yield copy.put(made.data)
    if order.form == "bound" and whole:
        yield from _bound(papers, begun)


def _bound(papers: Mapping[Lang, Sequence[Paper]], begun: Begun) -> Iterator[Printed]:
    occasion, order = begun.occasion, begun.order
    for copy in copies_of(BOUND, BOUND_TITLE, (WHOLE,), occasion, order):
        found, carried = papers[copy.lang], begun.carried.get(copy.lang, ())
        if found:
            own = order.templates
            yield copy.put(bind(found, occasion, copy.lang, own=own, attachments=carried))
