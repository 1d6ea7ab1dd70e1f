"""The evaluation report 评审报告: what the panel found, in the six items that the law asks for.

Law:
    Order 87 of the Ministry of Finance, art. 58: media of the notice, day and place of opening;
    tenderers and members; method and standards; opening and evaluation with the invalid bids and
    their reasons; the result; anything else, such as clarifications and changes of members.
"""

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term, word
from evaluation.core.text import Lang, Text
from evaluation.dossier.fingerprint import digest, fingerprints
from evaluation.dossier.records import Dossier, Ruling, Tender
from evaluation.law.parameter import Dated
from evaluation.law.unit import show_value
from evaluation.reports.environment import render, template_folders
from evaluation.reports.evaluation_view import (
    EvaluationReport,
    FindingRow,
    LawRow,
    Pair,
    RulingRow,
)
from evaluation.reports.lot_view import has_open_tie, lot_view
from evaluation.reports.pdf import Attachment, write_pdf
from evaluation.reports.standards_view import criteria_view, settings_view
from evaluation.reports.tender_view import member_row, tender_facts, tenderer_rows
from evaluation.reports.wording import (
    NONE,
    day,
    moment,
    unit_of_money,
)
from evaluation.scoring.result import Evaluation

TEMPLATE = "evaluation_report.html.j2"

DRAFT = Text("草稿", "DRAFT")


def evaluation_report(
    evaluation: Evaluation,
    lang: Lang,
    *,
    draft: bool = False,
    attachments: Iterable[Attachment] = (),
    own: Path | None = None,
) -> bytes:
    """Return the evaluation report of `evaluation` as a PDF.

    Args:
        draft: print 草稿 / DRAFT across each page; what is not fit to be final may be a draft.
        own: a bureau's own template folder.

    Raises:
        TenderError: the result is not fit to be printed, and this is no draft.
    """
    if not draft:
        refuse_unfit(evaluation)
    html = render(TEMPLATE, view_of(evaluation, lang, draft=draft), lang, own)
    fonts = own / "fonts" if own is not None else None
    return write_pdf(html, folders=template_folders(own), attachments=attachments, fonts=fonts)


def refuse_unfit(evaluation: Evaluation) -> None:
    """Refuse an evaluation with error findings, or with an open tie for a recommended place.

    Raises:
        TenderError: it carries the findings, and one for each open tie.
    """
    found = [each for each in evaluation.findings if each.severity is Severity.ERROR]
    found += [
        Finding(
            code="P101",
            severity=Severity.ERROR,
            message=Text(
                f"采购包 {result.lot.id} 的推荐名次并列未决；请在“评审决定”表记录并列处理的决定",
                f"lot {result.lot.id} has an open tie for a recommended place; "
                "record the ruling on the sheet Rulings",
            ),
            place=result.lot.at("id"),
        )
        for result in evaluation.lots
        if has_open_tie(evaluation, result)
    ]
    if found:
        raise TenderError(
            Text(
                f"有 {len(found)} 项错误，不能出具正式文件；请先改正，或用 --draft 打印草稿",
                f"{len(found)} errors stand in the way of a final document; put them right first, "
                "or print a draft with --draft",
            ),
            found,
        )


def day_of_record(tender: Tender) -> datetime:
    """Return the day that files carried by a document bear: a fact of the tender, not the clock."""
    return datetime.combine(tender.evaluated or tender.published, time())


def view_of(evaluation: Evaluation, lang: Lang, *, draft: bool = False) -> EvaluationReport:
    """Return the report as text in `lang`."""
    dossier, method = evaluation.dossier, evaluation.method
    tender = dossier.tender
    return EvaluationReport(
        id=tender.id,
        title=tender.title,
        buyer=tender.buyer,
        agency=tender.agency or "",
        evaluated=day(tender.evaluated, lang),
        money=unit_of_money(tender.currency, lang),
        draft=DRAFT.say(lang) if draft else "",
        fingerprint=fingerprint_of(dossier),
        fingerprints=_fingerprints(dossier, lang),
        facts=tender_facts(tender, lang),
        tenderers=tenderer_rows(dossier, lang),
        panel=tuple(member_row(expert, lang) for expert in dossier.panel),
        method=method.title.say(lang),
        method_law=method.cite.say(lang),
        chinese=method.jurisdiction == "cn",
        settings=settings_view(evaluation, lang),
        criteria=criteria_view(evaluation, lang),
        weighted=any(criterion.weight != 1 for criterion in dossier.criteria),
        by_lot=any(criterion.lots for criterion in dossier.criteria),
        lots=tuple(lot_view(evaluation, result, lang) for result in evaluation.lots),
        rulings=tuple(_ruling(ruling, lang) for ruling in dossier.rulings),
        findings=tuple(_finding(each, lang) for each in evaluation.findings),
        law=tuple(_law(dated, lang) for dated in evaluation.law),
    )


def fingerprint_of(dossier: Dossier) -> str:
    """Return the fingerprint of the whole dossier: SHA-256 over those of its sheets."""
    return digest(f"{key} {hex}" for key, hex in fingerprints(dossier).items())


def _fingerprints(dossier: Dossier, lang: Lang) -> tuple[Pair, ...]:
    return tuple(
        Pair(" ".join([term(key.split()[0], lang), *key.split()[1:]]), hex)
        for key, hex in fingerprints(dossier).items()
    )


def _ruling(ruling: Ruling, lang: Lang) -> RulingRow:
    about = " ".join(filter(None, (ruling.subject, ruling.criterion, ruling.expert)))
    return RulingRow(
        what=word("ruling", ruling.what, lang),
        subject=about,
        decision=ruling.decision or NONE,
        reason=ruling.reason,
        who=ruling.who,
        when=moment(ruling.when, lang),
    )


_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("提示", "warning"),
    Severity.NOTE: Text("说明", "note"),
}


def _finding(finding: Finding, lang: Lang) -> FindingRow:
    return FindingRow(
        place=str(finding.place),
        severity=_SEVERITY[finding.severity].say(lang),
        code=finding.code,
        message=finding.message.say(lang),
        cite=finding.cite.say(lang) if finding.cite else NONE,
    )


def _law(dated: Dated, lang: Lang) -> LawRow:
    shipped = dated.shipped
    return LawRow(
        title=dated.title.say(lang),
        value=show_value(dated.value, dated.unit, lang),
        cite=dated.cite.say(lang),
        certainty=dated.certainty.words.say(lang),
        checked=day(dated.checked, lang),
        replaced=show_value(shipped.value, shipped.unit, lang) if shipped else "",
    )
