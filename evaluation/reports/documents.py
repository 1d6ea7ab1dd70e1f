"""All documents, found by their files; which of them a tender can have now, and making them."""

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import word
from evaluation.core.next_step import Deed, NextStep, Words
from evaluation.core.text import Lang, Text
from evaluation.core.wording import shortened
from evaluation.law.method import STAGES
from evaluation.ledger.concerns import concerns
from evaluation.reports.award_against import against_award, against_day, beside_award
from evaluation.reports.document import Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.document_identity import DocumentIdentity
from evaluation.reports.typesetting.environment import fonts_folder, render, template_folders
from evaluation.reports.typesetting.fields import fields_with
from evaluation.reports.typesetting.fonts import lacking, refuse_bare
from evaluation.reports.typesetting.pdf import Attachment, write_pdf
from evaluation.scoring.result import has_open_tie

PAPERS = "evaluation.reports.papers"

ORDER = (
    "cover", "archive_index", "opening_record", "panel_sign_in", "screening_record", "mark_sheet",
    "mark_summary", "price_correction_record", "low_price_record", "single_source_record",
    "evaluation_report", "candidate_recommendation", "result_announcement", "award_letter",
    "result_letter", "exclusion_letter", "correction_notice", "revocation_letter",
    "failed_tender", "allocation_plan", "contract_data", "acceptance_form", "performance_form",
)  # fmt: skip
"""As they stand in the file of a tender; a document not named here comes last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A document with what a tender can have of it now.

    Args:
        copies: what it is made for.
        against: what stands in the way of a final document; nothing where it may be made.
        beside: what does not, and a person should know before it goes out.
        impossible: why not even a draft can be made; None where it can.
    """

    document: Document
    copies: Copies
    against: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()
    impossible: Text | None = None

    @property
    def final(self) -> bool:
        """Whether it can be made as a final document now."""
        return self.possible and not self.against

    @property
    def possible(self) -> bool:
        """Whether it can be made at all, be it as a draft."""
        return self.impossible is None and bool(self.copies.subjects)

    def worded(self, words: Words) -> "Offer":
        """Return the offer with what helps against each finding said in `words`."""
        return replace(self, against=tuple(each.worded(words) for each in self.against))


@cache
def all_documents() -> tuple[Document, ...]:
    """Return every document, in the order of the file of a tender.

    Example:
        >>> [document.key for document in all_documents()][:2]
        ['cover', 'archive_index']
    """
    papers = import_module(PAPERS)  # which stand above, and are found by their files
    names = (module.name for module in pkgutil.iter_modules(papers.__path__))
    modules = (import_module(f"{PAPERS}.{name}") for name in names)
    found = [module.DOCUMENT for module in modules if hasattr(module, "DOCUMENT")]
    rank = {key: number for number, key in enumerate(ORDER)}
    return tuple(sorted(found, key=lambda each: (rank.get(each.key, len(rank)), each.key)))


def offers(occasion: Occasion, wanted: Iterable[Document] | None = None) -> tuple[Offer, ...]:
    """Return every document, or each of `wanted`, with what `occasion` allows of it."""
    return tuple(
        _offer(document, occasion) for document in (all_documents() if wanted is None else wanted)
    )


def make(
    document: Document,
    subject: Subject,
    occasion: Occasion,
    lang: Lang,
    *,
    own: Path | None = None,
    attachments: Iterable[Attachment] = (),
) -> bytes:
    """Return a copy of `document` as a PDF.

    Args:
        subject: one of those the document is made for.
        own: a bureau's own template folder.
        attachments: what it carries.

    Raises:
        TenderError: the occasion is no draft, and something stands in the way of a final document.
    """
    html = page(document, subject, occasion, lang, own)
    folders, fonts = template_folders(own), fonts_folder(own)
    return write_pdf(html, folders=folders, attachments=attachments, fonts=fonts)


def page(
    document: Document, subject: Subject, occasion: Occasion, lang: Lang, own: Path | None = None
) -> str:
    """Return a copy of `document` as HTML, every character of which some face can print.

    Raises:
        TenderError: the occasion is no draft, and something stands in the way of a final document;
            or no face has a character, which is then named with its field.
    """
    view = text_of(document, subject, occasion, lang)
    html = render(document.template, view, lang, own)
    bare = lacking(html, fonts_folder(own))
    refuse_bare(bare, _holder(view, bare) if bare else None)
    return _identity(document, subject, occasion, lang, own).stamped(html)


def _identity(
    document: Document, subject: Subject, occasion: Occasion, lang: Lang, own: Path | None
) -> DocumentIdentity:
    return DocumentIdentity(
        document=document.key,
        lang=lang,
        lot=subject.lot.lot.id if subject.lot else "",
        bid=subject.score.bid.id if subject.score else "",
        expert=subject.expert.id if subject.expert else "",
        issued=occasion.issued,
        draft=occasion.draft,
        own=own is not None,
    )


def text_of(document: Document, subject: Subject, occasion: Occasion, lang: Lang) -> Any:  # noqa: ANN401
    """Return the text of a copy of `document`, whatever it will be printed on.

    Raises:
        TenderError: the occasion is no draft, and something stands in the way of a final document.
    """
    if not occasion.draft:
        refuse(_against(document, occasion))
    return document.view(occasion, subject, lang)


def refuse(found: Iterable[Finding]) -> None:
    """Refuse a final document where anything was `found` against it.

    Raises:
        TenderError: it carries what was found.
    """
    against = tuple(found)
    if against:
        raise TenderError(
            Text(
                f"有 {len(against)} 项错误，不能出具正式文件；请先改正",
                f"{len(against)} errors stand in the way of a final document; put them right first",
            ),
            against,
            NextStep(Deed.PRINT_DRAFT),
        )


def open_ties(occasion: Occasion) -> Iterator[Finding]:
    """Yield a finding for each lot with an open tie for a recommended place."""
    if occasion.evaluation is None:
        return
    for result in occasion.evaluation.lots:
        if has_open_tie(occasion.evaluation, result):
            text = Text(
                f"采购包 {result.lot.id} 的推荐名次并列未决；请在“评审决定”表记录并列处理的决定",
                f"lot {result.lot.id} has an open tie for a recommended place; "
                "record the ruling on the sheet Rulings",
            )
            yield Finding(
                code="P101", severity=Severity.ERROR, message=text, place=result.lot.at("id")
            )


def _holder(view: object, characters: str) -> Text:
    """Say which field of `view` holds one of `characters`, or that the template does."""
    for path, text in fields_with(view, characters):
        short = shortened(text, 40)
        return Text(f"字段 {path}“{short}”：", f"field {path}, '{short}': ")
    return Text("模板中的文字：", "the words of the template: ")


def _offer(document: Document, occasion: Occasion) -> Offer:
    against = tuple(_against(document, occasion))
    if document.scored and occasion.evaluation is None:
        text = Text(
            "没有评审结果：须先改正档案中的错误", "there is no result: correct the errors first"
        )
        return Offer(document=document, copies=Copies(), against=against, impossible=text)
    try:
        beside = tuple(beside_award(document, occasion))
        copies = document.copies(occasion)
        return Offer(document=document, copies=copies, against=against, beside=beside)
    except TenderError as problem:
        return Offer(document=document, copies=Copies(), against=against, impossible=problem.text)


def _against(document: Document, occasion: Occasion) -> Iterator[Finding]:
    yield from (
        finding
        for finding in occasion.findings
        if finding.severity is Severity.ERROR and concerns(finding, document.stage)
    )
    if document.recommends and document.per == "tender":
        yield from open_ties(occasion)
    yield from against_award(document, occasion)
    yield from against_day(document, occasion)
    yield from _unsealed(document, occasion)


def _unsealed(document: Document, occasion: Occasion) -> Iterator[Finding]:
    """Where the stages are kept to, what a document rests on has to be sealed."""
    stages, ledger = occasion.method.stages, occasion.ledger
    if ledger is None or not ledger.staged:
        return
    later = STAGES[STAGES.index(document.stage) :]
    stage = next((each for each in later if each in stages), stages[-1])
    if stage not in ledger.sealed:
        zh, en = word("stage", stage, "zh"), word("stage", stage, "en")
        text = Text(f"“{zh}”尚未封存；请先封存", f"the stage {en} is not sealed; close it first")
        place = occasion.dossier.tender.at("id")
        yield Finding(
            code="P102",
            severity=Severity.ERROR,
            message=text,
            place=place,
            next_step=NextStep(Deed.SEAL, stage),
        )
