"""Documents as a table: which can be made now, and links to those that were printed."""

from collections.abc import Iterable
from pathlib import Path

from evaluation.core.text import Lang, Text
from evaluation.display.face import Face, files_face
from evaluation.display.phrases import in_notebook
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.display.what_if import refuse_trial
from evaluation.printing.chosen import why
from evaluation.printing.order import PrintOrder
from evaluation.printing.ordered import print_ordered
from evaluation.reports.documents import Offer, offers
from evaluation.reports.occasion import Occasion

YES = Text("可以", "yes")
DRAFT = Text("只能打印草稿", "as a draft only")
NO = Text("不能", "no")


def documents_face(occasion: Occasion, lang: Lang) -> Face:
    """Return every document, and whether the tender can have it now."""
    heads = {
        "document": Text("文件", "Document"),
        "title": Text("名称", "Title"),
        "copies": Text("份数", "Copies"),
        "now": Text("现在能否出具", "Can be made now"),
        "why": Text("原因", "Why not"),
    }
    return typed_face(
        title=Text("文件", "Documents").say(lang),
        columns=tuple(TypedColumn(key=key, head=head.say(lang)) for key, head in heads.items()),
        rows=tuple(_offer_row(offer, lang) for offer in offers(occasion)),
        lang=lang,
    )


def printed_face(paths: Iterable[Path], lang: Lang) -> Face:
    """Return the files that were written, each as a link that opens it."""
    return files_face(list(paths), lang, Text("已打印", "Printed"))


def print_document(occasion: Occasion, order: PrintOrder) -> tuple[Path, ...]:
    """Write every copy of the documents of `order`, and return where they are.

    Raises:
        TenderError: something stands in the way of a document, or `occasion` is a trial.
        Unusable: there is no such document, or another file is there and `order` forces nothing.
    """
    refuse_trial(occasion)
    return print_ordered(occasion, order)


def _offer_row(offer: Offer, lang: Lang) -> tuple[TypedCell, ...]:
    now = YES if offer.final else DRAFT if offer.possible else NO
    return (
        TypedCell(offer.document.key),
        TypedCell(offer.document.title.say(lang)),
        TypedCell(str(len(offer.copies.subjects))),
        TypedCell(now.say(lang), look="strong" if offer.final else "warning"),
        TypedCell("" if offer.final else in_notebook(why(offer).say(lang))),
    )
