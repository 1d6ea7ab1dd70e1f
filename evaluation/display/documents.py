"""Documents as a table: which can be made now, and links to those that were printed."""

from collections.abc import Iterable
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.files import place_file
from evaluation.core.text import Lang, Text
from evaluation.display.attachments import attachments
from evaluation.display.face import Face, files_face
from evaluation.display.phrases import in_notebook
from evaluation.display.typed_face import Cell, Column, typed_face
from evaluation.display.what_if import refuse_trial
from evaluation.reports.documents import Offer, all_documents, make, offers
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
        columns=tuple(Column(key=key, head=head.say(lang)) for key, head in heads.items()),
        rows=tuple(_offer_row(offer, lang) for offer in offers(occasion)),
        lang=lang,
    )


def printed_face(paths: Iterable[Path], lang: Lang) -> Face:
    """Return the files that were written, each as a link that opens it."""
    return files_face(list(paths), lang, Text("已打印", "Printed"))


def print_document(
    occasion: Occasion, key: str, folder: Path, lang: Lang, *, force: bool = False
) -> tuple[Path, ...]:
    """Write a document of each of its copies into `folder`, and return where they are.

    Raises:
        TenderError: something stands in the way of the document, or `occasion` is a trial.
        Unusable: there is no such document, or another file is there and `force` is not given.
    """
    refuse_trial(occasion)
    wanted = [document for document in all_documents() if document.key == key]
    if not wanted:
        known = ", ".join(document.key for document in all_documents())
        zh, en = (
            f"没有文件“{key}”；可用：{known}",
            f"there is no document '{key}'; there are: {known}",
        )
        raise Unusable(Text(zh, en))
    (offer,) = offers(occasion, wanted)
    if not offer.possible:
        raise TenderError(_why(offer), offer.against)
    carried = attachments(occasion, lang) if offer.document.carries_workbook else ()
    paths, end = [], f"{'draft.' if occasion.draft else ''}{lang}.pdf"
    for subject in offer.copies.subjects:
        data = make(offer.document, subject, occasion, lang, attachments=carried)
        path = folder / f"{subject.name(occasion.dossier.tender.id, key)}.{end}"
        if not (path.is_file() and path.read_bytes() == data):
            place_file(path, data, force=force)
        paths.append(path)
    return tuple(paths)


def _offer_row(offer: Offer, lang: Lang) -> tuple[Cell, ...]:
    now = YES if offer.final else DRAFT if offer.possible else NO
    return (
        Cell(offer.document.key),
        Cell(offer.document.title.say(lang)),
        Cell(str(len(offer.copies.subjects))),
        Cell(now.say(lang), look="strong" if offer.final else "warning"),
        Cell("" if offer.final else in_notebook(_why(offer).say(lang))),
    )


def _why(offer: Offer) -> Text:
    texts = [offer.impossible] if offer.impossible else [each.message for each in offer.against]
    texts = texts or list(offer.copies.why_not) or [Text("没有适用的对象", "it applies to nothing")]
    return Text("；".join(each.zh for each in texts), "; ".join(each.en for each in texts))
