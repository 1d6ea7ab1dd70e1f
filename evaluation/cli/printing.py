"""Prints the documents of one tender on all cores, or binds them; says what went wrong with which."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.language import spoken
from evaluation.cli.running import ERRORS, FINE, UNUSABLE
from evaluation.cli.terminal import say, tell
from evaluation.core.errors import TenderError
from evaluation.core.files import place_file
from evaluation.core.text import LANGS, Lang, Text

if TYPE_CHECKING:
    from evaluation.reports.batch import Job, Made
    from evaluation.reports.document import Document, Subject
    from evaluation.reports.documents import Offer
    from evaluation.reports.occasion import Occasion
    from evaluation.reports.typesetting.binding import Paper
    from evaluation.reports.typesetting.pdf import Attachment

BOUND = "bound_file"
BOUND_TITLE = Text("归档文件（合订）", "File of the tender, bound")

ALL = "all"
"""Instead of the names of documents: every one."""

COLON = Text("：", ": ")

Placed = tuple[Text, int | Path]
"""A document with where it is, or with the exit status of what went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Documents of a tender on their way to paper.

    Args:
        rows: each document with whom its copy is for.
        made: their PDFs, in the same order.
        carried: what documents carry, by language.
    """

    occasion: "Occasion"
    rows: "Sequence[tuple[Document, Subject, Job]]"
    made: "Iterator[Made]"
    carried: "Mapping[Lang, tuple[Attachment, ...]]"


def languages(options: argparse.Namespace) -> tuple[Lang, ...]:
    """Return the languages of the documents."""
    return LANGS if options.lang == "both" else (options.lang,)


def copies_of(
    offers: "Iterable[Offer]", options: argparse.Namespace
) -> "Iterator[tuple[Document, Subject, int, Lang]]":
    """Yield every copy in every language: document, whom it is for, its number, language."""
    for offer in offers:
        for number, subject in enumerate(offer.copies.subjects):
            for lang in languages(options):
                yield offer.document, subject, number, lang


def begin(
    offers: "Sequence[Offer]",
    occasion: "Occasion",
    options: argparse.Namespace,
    pool: ProcessPoolExecutor | None,
) -> Begun:
    """Set the words of all documents, hand them to the printers, and return without waiting."""
    from evaluation.display.attachments import attachments
    from evaluation.reports.batch import Job, print_pages, set_pages

    carries = any(offer.document.carries_workbook for offer in offers)
    carried = {lang: attachments(occasion, lang) for lang in languages(options) if carries}
    rows = [
        (document, subject, Job(document=document.key, copy=number, lang=lang))
        for document, subject, number, lang in copies_of(offers, options)
    ]
    # A bound file carries the workbook once, and its documents do not.
    inside = {} if options.bind else carried
    pages = set_pages(occasion, [job for *_, job in rows], options.templates, inside)
    return Begun(occasion=occasion, rows=rows, made=print_pages(pages, pool), carried=carried)


def finish(begun: Begun, options: argparse.Namespace) -> Iterator[Placed]:
    """Put each document in place, or bind them all, and yield what became of it.

    A document that cannot be made or written is told, and the others are made all the same; only a
    file that would lack one is not bound.
    """
    from evaluation.reports.typesetting.binding import Paper

    papers: dict[Lang, list[Paper]] = {lang: [] for lang in languages(options)}
    whole = True
    for (document, subject, job), made in zip(begun.rows, begun.made, strict=True):
        if made.problem is not None:
            whole = False
            yield document.title, _complain(made, document, subject, begun.occasion, options)
        elif options.bind:
            papers[job.lang].append(Paper(document=document, subject=subject, data=made.data))
        else:
            where = put(made.data, document.key, subject, begun.occasion, job.lang, options)
            yield document.title, where
    if options.bind and whole:
        yield from _bound(papers, begun, options)


def _bound(
    papers: "Mapping[Lang, Sequence[Paper]]", begun: Begun, options: argparse.Namespace
) -> Iterator[Placed]:
    from evaluation.reports.document import WHOLE
    from evaluation.reports.typesetting.binding import bind

    for lang, found in papers.items():
        if found:
            carried = begun.carried.get(lang, ())
            data = bind(found, begun.occasion, lang, own=options.templates, attachments=carried)
            yield BOUND_TITLE, put(data, BOUND, WHOLE, begun.occasion, lang, options)


def _complain(
    made: "Made",
    document: "Document",
    subject: "Subject",
    occasion: "Occasion",
    options: argparse.Namespace,
) -> int:
    lang = spoken(options)
    for finding in made.found:
        tell(finding.line(lang))
    if made.problem is not None:
        name = subject.name(occasion.dossier.tender.id, document.key)
        tell(f"{document.title.say(lang)} {name}{COLON.say(lang)}{made.problem.say(lang)}")
    return UNUSABLE if made.usage else ERRORS


def put(
    data: bytes,
    key: str,
    subject: "Subject",
    occasion: "Occasion",
    lang: Lang,
    options: argparse.Namespace,
    suffix: str = "pdf",
) -> int | Path:
    """Put a file in place and return where; where that cannot be, say why and return the status."""
    try:
        return place(data, key, subject, occasion, lang, options, suffix)
    except TenderError as problem:
        tell(problem.text.say(spoken(options)))
        return UNUSABLE


def place(
    data: bytes,
    key: str,
    subject: "Subject",
    occasion: "Occasion",
    lang: Lang,
    options: argparse.Namespace,
    suffix: str = "pdf",
) -> Path:
    """Put `data` under the name of the document and return where; the same bytes may be there.

    Raises:
        Unusable: another file is there and ``--force`` is not given.
    """
    name = subject.name(occasion.dossier.tender.id, key)
    path: Path = options.out / f"{name}.{'draft.' if occasion.draft else ''}{lang}.{suffix}"
    if not (path.is_file() and path.read_bytes() == data):
        place_file(path, data, force=options.force)
    return path


def tell_placed(placed: Iterable[Placed], options: argparse.Namespace) -> int:
    """Say of each file where it is, and return the exit status of all."""
    failed = []
    for title, where in placed:
        if isinstance(where, int):
            failed.append(where)
        else:
            say(f"{title.say(spoken(options))}{COLON.say(spoken(options))}{where}")
    return status(failed)


def status(failed: Sequence[int]) -> int:
    """Return the exit status where these things failed: errors of the dossier come first."""
    return ERRORS if ERRORS in failed else max(failed, default=FINE)
