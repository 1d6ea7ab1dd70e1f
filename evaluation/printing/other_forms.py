"""The other forms of documents: web pages that look like them, and Word files to edit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evaluation.core.errors import TenderError
from evaluation.core.text import Text
from evaluation.printing.order import PrintOrder
from evaluation.printing.printed import Printed, copies_of, failed
from evaluation.reports.document import WHOLE
from evaluation.reports.documents import Offer, page
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.environment import fonts_folder, template_folders
from evaluation.reports.typesetting.preview import preview
from evaluation.reports.word_form import word_file


def previews(offers: Iterable[Offer], occasion: Occasion, order: PrintOrder) -> Iterator[Printed]:
    """Write each document as a web page; as a draft where the final document would be refused."""
    own = order.templates
    for offer in offers:
        document = offer.document
        if not offer.possible:
            yield _absent(offer, occasion)
        shown = replace(occasion, draft=occasion.draft or bool(offer.against))
        for copy in copies_of(document.key, document.title, offer.copies.subjects, shown, order):
            try:
                html = page(document, copy.subject, shown, copy.lang, own)
                data = preview(html, template_folders(own), fonts_folder(own))
            except TenderError as problem:
                yield failed(copy.title, copy.name, problem)
            else:
                yield copy.put(data, "html")


def words(offers: Iterable[Offer], occasion: Occasion, order: PrintOrder) -> Iterator[Printed]:
    """Write those of the documents that have one as Word files too, where that is asked for."""
    for offer in offers:
        document, subjects = offer.document, offer.copies.subjects
        if not (order.word and document.word):
            continue
        for copy in copies_of(document.key, document.title, subjects, occasion, order):
            try:
                data = word_file(document, copy.subject, occasion, copy.lang, own=order.templates)
            except TenderError as problem:
                yield failed(copy.title, copy.name, problem)
            else:
                yield copy.put(data, "docx")


def _absent(offer: Offer, occasion: Occasion) -> Printed:
    """Why there is no such document."""
    reasons = [offer.impossible] if offer.impossible else [*offer.copies.why_not]
    zh, en = "；".join(each.zh for each in reasons), "; ".join(each.en for each in reasons)
    return Printed(
        title=offer.document.title,
        name=WHOLE.name(occasion.dossier.tender.id, offer.document.key),
        problem=Text(zh, en),
        found=offer.against,
        absent=True,
    )
