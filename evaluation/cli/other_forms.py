"""The other forms of documents: web pages that look like them, and Word files to edit."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from evaluation.cli.language import spoken
from evaluation.cli.printing import ALL, COLON, Placed, copies_of, put
from evaluation.cli.running import ERRORS, FINE, UNUSABLE
from evaluation.cli.terminal import tell
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import Text

if TYPE_CHECKING:
    from evaluation.reports.documents import Offer
    from evaluation.reports.occasion import Occasion


def previews(
    offers: "Iterable[Offer]", occasion: "Occasion", options: argparse.Namespace
) -> Iterator[Placed]:
    """Write each document as a web page; as a draft where the final document would be refused."""
    from evaluation.reports.documents import page
    from evaluation.reports.typesetting.environment import fonts_folder, template_folders
    from evaluation.reports.typesetting.preview import preview

    own = options.templates
    for offer in offers:
        if not offer.possible:
            yield offer.document.title, _absent(offer, options)
        shown = replace(occasion, draft=occasion.draft or bool(offer.against))
        for document, subject, _, lang in copies_of([offer], options):
            try:
                html = page(document, subject, shown, lang, own)
                data = preview(html, template_folders(own), fonts_folder(own))
            except TenderError as problem:
                yield document.title, _failed(document.title, problem, options)
            else:
                yield document.title, put(data, document.key, subject, shown, lang, options, "html")


def words(
    offers: "Iterable[Offer]", occasion: "Occasion", options: argparse.Namespace
) -> Iterator[Placed]:
    """Write those of the documents that have one as Word files too, where that is asked for."""
    from evaluation.reports.word_form import word_file

    twins = [offer for offer in offers if options.word and offer.document.word]
    for document, subject, _, lang in copies_of(twins, options):
        try:
            data = word_file(document, subject, occasion, lang, own=options.templates)
        except TenderError as problem:
            yield document.title, _failed(document.title, problem, options)
        else:
            yield document.title, put(data, document.key, subject, occasion, lang, options, "docx")


def _absent(offer: "Offer", options: argparse.Namespace) -> int:
    """Say why there is no such document; no failure where all were asked for and it applies not."""
    lang = spoken(options)
    reasons = [offer.impossible] if offer.impossible else [*offer.copies.why_not]
    why = Text("；", "; ").say(lang).join(each.say(lang) for each in reasons)
    tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why}")
    return FINE if options.only == ALL and not offer.against else ERRORS


def _failed(title: Text, problem: TenderError, options: argparse.Namespace) -> int:
    lang = spoken(options)
    tell(f"{title.say(lang)}{COLON.say(lang)}{problem.text.say(lang)}")
    return UNUSABLE if isinstance(problem, Unusable) else ERRORS
