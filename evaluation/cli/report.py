"""``tender report DOSSIER``: prints the documents of a tender as PDF, Chinese and English."""

import argparse
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.language import spoken
from evaluation.cli.other_forms import previews, words
from evaluation.cli.printing import (
    ALL,
    COLON,
    begin,
    copies_of,
    finish,
    place,
    status,
    tell_placed,
)
from evaluation.cli.progress import watched
from evaluation.cli.running import ERRORS, FINE
from evaluation.cli.terminal import aligned, say, tell
from evaluation.core.errors import Unusable
from evaluation.core.text import LANGS, Lang, Text
from evaluation.scoring.result import Evaluation

if TYPE_CHECKING:
    from evaluation.checks.check import Checked
    from evaluation.reports.document import Document, Subject
    from evaluation.reports.documents import Offer
    from evaluation.reports.occasion import Occasion

USUAL = "evaluation_report"
"""What is printed where nothing is named."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "dossier",
        type=Path,
        nargs="+",
        help="folder, workbook or JSON document; several, or a folder of many: each of them",
    )
    parser.add_argument("--list", action="store_true", help="say which documents can be made now")
    parser.add_argument(
        "--only",
        metavar="KEY[,KEY]",
        help=f"the documents to print, or '{ALL}' (default: {USUAL}; with --bind: {ALL})",
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--bind",
        action="store_true",
        help="bind them in order as one PDF, the index filled in with its pages",
    )
    kind.add_argument(
        "--preview", action="store_true", help="write web pages that look like the PDFs instead"
    )
    kind.add_argument(
        "--word", action="store_true", help="write those that Word users edit as .docx too"
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for the PDFs")
    parser.add_argument(
        "--lang", choices=(*LANGS, "both"), default="both", help="of documents and messages"
    )
    parser.add_argument(
        "--issued",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day letters and announcements bear; deadlines are counted from it",
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="print 草稿 / DRAFT across each page; errors and ties may be open",
    )
    parser.add_argument(
        "--templates",
        type=Path,
        help="folder with templates of your own (default: templates in the dossier)",
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there")


def run(options: argparse.Namespace) -> int:
    """Write the documents and say where they are, or list them; 1 where one had to be refused.

    Raises:
        TenderError: the dossier has errors, or a tie for a recommended place is open.
        Unusable: there is no such document, or a file is there and ``--force`` is not given.
    """
    from evaluation.dossier.reading.archive import dossiers_in

    wanted = wanted_documents(options)
    inside = [(path, dossiers_in(path)) for path in options.dossier]
    paths = [each for path, found in inside for each in found or [path]]
    if len(paths) > 1 or inside[0][1]:
        from evaluation.cli.year import print_year

        return print_year(paths, wanted, options)
    return _one(paths[0], wanted, options)


def _one(path: Path, wanted: "tuple[Document, ...]", options: argparse.Namespace) -> int:
    from evaluation.reports.batch import cores, printers
    from evaluation.reports.documents import offers
    from evaluation.reports.occasion import occasion_at
    from evaluation.reports.typesetting.environment import own_folder

    options.templates = own_folder(options.templates, path)
    occasion = occasion_at(path, issued=options.issued, draft=options.draft)
    if options.list:
        say(listing(offers(occasion), spoken(options)))
        return FINE
    if options.preview:
        return tell_placed(previews(offers(occasion, wanted), occasion, options), options)
    allowed, withheld = allowed_offers(wanted, occasion, options)
    _tell_withheld(allowed, withheld, options)
    count = len(tuple(copies_of(allowed, options)))
    with printers(min(cores(), count)) as pool:
        begun = begin(allowed, occasion, options, pool)
        printed = tell_placed(watched(finish(begun, options), count), options)
    refused = [ERRORS for offer in withheld if _named(options) or offer.against]
    return status([printed, tell_placed(words(allowed, occasion, options), options), *refused])


def allowed_offers(
    wanted: "tuple[Document, ...]", occasion: "Occasion", options: argparse.Namespace
) -> "tuple[list[Offer], list[Offer]]":
    """Return what may be printed, and what not.

    Raises:
        TenderError: a document that is asked for by its name is refused.
    """
    from evaluation.reports.documents import offers, refuse

    allowed: list[Offer] = []
    withheld: list[Offer] = []
    for offer in offers(occasion, wanted):
        blocked = bool(offer.against) and not occasion.draft
        if blocked and _named(options) and (offer.possible or offer.impossible is not None):
            refuse(offer.against)
        (withheld if blocked or not offer.possible else allowed).append(offer)
    return allowed, withheld


def _named(options: argparse.Namespace) -> bool:
    """Whether documents are asked for by name, so that each that is not made is a failure."""
    return _keys(options) != ALL


def _tell_withheld(
    allowed: "Iterable[Offer]", withheld: "Iterable[Offer]", options: argparse.Namespace
) -> None:
    lang = spoken(options)
    for offer in withheld:
        tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why_not(offer, lang)}")
    for offer in allowed if _named(options) else ():
        for why in offer.copies.why_not:
            tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why.say(lang)}")


def write_report(
    evaluation: Evaluation,
    folder: Path,
    lang: Lang,
    *,
    force: bool = False,
    draft: bool = False,
    checked: "tuple[Checked, ...]" = (),
    own: Path | None = None,
) -> Path:
    """Write the evaluation report into `folder` and return its path; it carries the audit workbook.

    Args:
        checked: what the checks say about it.

    Raises:
        TenderError: the result is not fit to be printed, and this is no draft.
        Unusable: a file is there and `force` is not given.
    """
    from evaluation.reports.document import WHOLE
    from evaluation.reports.occasion import occasion_of
    from evaluation.reports.papers.evaluation_report import DOCUMENT

    options = argparse.Namespace(out=folder, force=force, templates=own)
    occasion = occasion_of(evaluation, checked=checked, draft=draft)
    return _write(DOCUMENT, WHOLE, occasion, lang, options)


def _keys(options: argparse.Namespace) -> str:
    return options.only or (ALL if options.bind else USUAL)


def wanted_documents(options: argparse.Namespace) -> "tuple[Document, ...]":
    """Return the documents that are asked for.

    Raises:
        Unusable: there is none of that name.
    """
    from evaluation.reports.documents import all_documents

    known, names = {document.key: document for document in all_documents()}, _keys(options)
    keys = list(known) if names == ALL else [name.strip() for name in names.split(",")]
    wrong = [key for key in keys if key not in known]
    if wrong:
        near = ", ".join(get_close_matches(wrong[0], known, 3) or known)
        raise Unusable(
            Text(
                f"没有文件“{wrong[0]}”；可用：{near}（tender report … --list 列出全部）",
                f"there is no document '{wrong[0]}'; there are: {near} (--list shows all)",
            )
        )
    return tuple(known[key] for key in keys)


def listing(found: "Iterable[Offer]", lang: Lang) -> str:
    """Return a table of the documents, and whether the tender can have each now."""
    head = Text("文件|名称|份数|现在能否出具", "document|title|copies|can be made now").say(lang)
    rows = [head.split("|")]
    for offer in found:
        copies = str(len(offer.copies.subjects))
        rows.append([offer.document.key, offer.document.title.say(lang), copies, _now(offer, lang)])
    return aligned(rows, right=(2,))


def _now(offer: "Offer", lang: Lang) -> str:
    why = why_not(offer, lang)
    if offer.final:
        return Text("可以", "yes").say(lang) + (f" ({why})" if why else "")
    if offer.possible:
        return Text("只能打印草稿：", "as a draft only: ").say(lang) + why
    return Text("不能：", "no: ").say(lang) + why


def why_not(offer: "Offer", lang: Lang) -> str:
    """What stands in the way, the first few of it."""
    texts = [finding.message for finding in offer.against]
    if offer.impossible is not None:
        texts = texts or [offer.impossible]
    elif not texts or not offer.copies.subjects:
        texts = list(offer.copies.why_not)
    why = [text.say(lang) for text in texts]
    more = [Text(f"等 {len(why)} 项", f"and {len(why) - 3} more").say(lang)] if len(why) > 3 else []
    return Text("；", "; ").say(lang).join([*why[:3], *more])


def _write(
    document: "Document",
    subject: "Subject",
    occasion: "Occasion",
    lang: Lang,
    options: argparse.Namespace,
) -> Path:
    from evaluation.display.attachments import attachments
    from evaluation.reports.documents import make

    carried = attachments(occasion, lang) if document.carries_workbook else ()
    data = make(document, subject, occasion, lang, own=options.templates, attachments=carried)
    return place(data, document.key, subject, occasion, lang, options)
