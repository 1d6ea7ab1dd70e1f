"""Prints many documents with a bar, on all cores, or binds them; says what went wrong with which."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.language import language
from evaluation.cli.progress import watched
from evaluation.cli.running import ERRORS, FINE, UNUSABLE
from evaluation.cli.terminal import say, tell
from evaluation.core.errors import TenderError
from evaluation.core.placing import place_file
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from evaluation.reports.batch import Made
    from evaluation.reports.binding import Paper
    from evaluation.reports.document import Subject
    from evaluation.reports.documents import Offer
    from evaluation.reports.occasion import Occasion
    from evaluation.reports.pdf import Attachment

BOUND = "bound_file"
BOUND_TITLE = Text("归档文件（合订）", "File of the tender, bound")

_COLON = Text("：", ": ")


def print_many(
    offers: "Sequence[Offer]",
    occasion: "Occasion",
    langs: Sequence[Lang],
    options: argparse.Namespace,
) -> int:
    """Write the documents, or one file of them where ``--bind`` is said; return the exit status.

    A document that cannot be made or written is told, and the others are made all the same; only a
    file that would lack one is not bound.
    """
    from evaluation.reports.batch import Job, make_many
    from evaluation.reports.binding import Paper

    carries = any(offer.document.carries_workbook for offer in offers)
    from evaluation.display.attached import attachments

    carried = {lang: attachments(occasion, lang) for lang in langs if carries}
    rows = [
        (offer.document, subject, Job(document=offer.document.key, copy=number, lang=lang))
        for offer in offers
        for number, subject in enumerate(offer.copies.subjects)
        for lang in langs
    ]
    papers: dict[Lang, list[Paper]] = {lang: [] for lang in langs}
    failed: list[int] = []
    found = make_many(
        occasion,
        [job for *_, job in rows],
        own=options.templates,
        attachments={} if options.bind else carried,
    )
    for (document, subject, job), made in zip(watched(rows), found, strict=True):
        title = document.title.say(language())
        if made.problem is not None:
            failed.append(_complain(made, f"{title} {_name(document.key, subject, occasion)}"))
        elif options.bind:
            papers[job.lang].append(Paper(document=document, subject=subject, data=made.data))
        else:
            failed += _put(title, made.data, document.key, subject, occasion, job.lang, options)
    if options.bind and papers and not failed:
        failed += _bound(papers, occasion, carried, options)
    return ERRORS if ERRORS in failed else max(failed, default=FINE)


def _bound(
    papers: "dict[Lang, list[Paper]]",
    occasion: "Occasion",
    carried: "Mapping[Lang, tuple[Attachment, ...]]",
    options: argparse.Namespace,
) -> list[int]:
    from evaluation.reports.binding import bind
    from evaluation.reports.document import WHOLE

    failed: list[int] = []
    for lang, found in papers.items():
        if found:
            own, title = options.templates, BOUND_TITLE.say(language())
            data = bind(found, occasion, lang, own=own, attachments=carried.get(lang, ()))
            failed += _put(title, data, BOUND, WHOLE, occasion, lang, options)
    return failed


def _put(
    title: str,
    data: bytes,
    key: str,
    subject: "Subject",
    occasion: "Occasion",
    lang: Lang,
    options: argparse.Namespace,
) -> list[int]:
    """Put a file in place and say where; return the exit status of what went wrong."""
    try:
        path = place(data, key, subject, occasion, lang, options)
    except TenderError as problem:
        tell(problem.text.say(language()))
        return [UNUSABLE]
    say(f"{title}{_COLON.say(language())}{path}")
    return []


def _complain(made: "Made", name: str) -> int:
    for finding in made.found:
        tell(finding.line(language()))
    if made.problem is not None:
        tell(f"{name}{_COLON.say(language())}{made.problem.say(language())}")
    return UNUSABLE if made.usage else ERRORS


def _name(key: str, subject: "Subject", occasion: "Occasion") -> str:
    return subject.name(occasion.dossier.tender.id, key)


def place(
    data: bytes,
    key: str,
    subject: "Subject",
    occasion: "Occasion",
    lang: Lang,
    options: argparse.Namespace,
) -> Path:
    """Put `data` under the name of the document and return where; the same bytes may be there.

    Raises:
        Unusable: another file is there and ``--force`` is not given.
    """
    name = _name(key, subject, occasion)
    path: Path = options.out / f"{name}.{'draft.' if occasion.draft else ''}{lang}.pdf"
    if not (path.is_file() and path.read_bytes() == data):
        place_file(path, data, force=options.force)
    return path
