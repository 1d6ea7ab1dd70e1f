"""A document made again from what was redone, so that it can be laid beside the printed one."""

import io
from collections.abc import Iterator
from dataclasses import replace

from evaluation import __version__
from evaluation.auditing.printed_beside import Pages, printed_differences
from evaluation.auditing.recorded import as_recorded
from evaluation.auditing.redoing import Redone
from evaluation.core.errors import TenderError
from evaluation.core.text import Lang, Text
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.law.method import method
from evaluation.reports.binding import Paper, bind
from evaluation.reports.document import Document, Subject
from evaluation.reports.documents import all_documents, make
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.document_identity import BOUND, DocumentIdentity
from evaluation.verdict import Difference


def occasion_again(redone: Redone, identity: DocumentIdentity) -> Occasion:
    """Return the occasion at which the document of `identity` was printed, from its own inputs.

    Raises:
        TenderError: the inputs give no result.
    """
    examined, dossier = redone.examined, redone.reading.dossier
    if examined is None or dossier is None or examined.evaluation is None:
        raise TenderError(
            Text("所存输入得不出评审结果", "from the inputs on record there is no result")
        )
    beside = redone.beside
    return Occasion(
        dossier=dossier,
        method=method(dossier.tender.method, dossier.law).on(dossier.tender.published),
        findings=redone.told_before,
        checked=examined.checked
        if redone.reading.path.is_dir()
        else as_recorded(examined.checked, redone.content, redone.lang),
        evaluation=replace(examined.evaluation, findings=redone.told_before),
        ledger=beside.ledger,
        issued=identity.issued,
        draft=identity.draft,
        fingerprint=fingerprint_of(dossier),
    )


def not_as_printed(
    data: bytes, name: str, identity: DocumentIdentity, occasion: Occasion
) -> Iterator[Difference]:
    """Yield what the PDF `data`, called `name`, prints otherwise than it should.

    Raises:
        TenderError: there is no such document, or it cannot be made on the occasion.
    """
    if identity.document == BOUND:
        anew = _bound_again(data, occasion, identity.lang)
    else:
        document = _document(identity)
        anew = make(document, _subject(document, identity, occasion), occasion, identity.lang)
    looks = identity.version == __version__ and not identity.own
    yield from printed_differences(Pages(data), Pages(anew), name, looks=looks)


def _bound_again(data: bytes, occasion: Occasion, lang: Lang) -> bytes:
    """The documents that the bookmarks of the file `data` name, bound again."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        titles = {item.title for item in outline.root}
    papers = [
        Paper(document=each, subject=subject, data=make(each, subject, occasion, lang))
        for each in all_documents()
        if each.title.say(lang) in titles
        for subject in each.copies(occasion).subjects
    ]
    if not papers:
        raise TenderError(Text("合订文件没有书签", "the bound file has no bookmarks"))
    return bind(papers, occasion, lang)


def _document(identity: DocumentIdentity) -> Document:
    found = [each for each in all_documents() if each.key == identity.document]
    if not found:
        raise TenderError(
            Text(f"没有文件“{identity.document}”", f"there is no document '{identity.document}'")
        )
    return found[0]


def _subject(document: Document, identity: DocumentIdentity, occasion: Occasion) -> Subject:
    wanted = (identity.lot, identity.bid, identity.expert)
    for subject in document.copies(occasion).subjects:
        lot = subject.lot.lot.id if subject.lot else ""
        bid = subject.score.bid.id if subject.score else ""
        if (lot, bid, subject.expert.id if subject.expert else "") == wanted:
            return subject
    about = " ".join(part for part in wanted if part) or "—"
    raise TenderError(
        Text(
            f"按所存输入，“{document.title.zh}”没有关于 {about} 的一份",
            f"from the inputs on record there is no copy of '{document.title.en}' about {about}",
        )
    )
