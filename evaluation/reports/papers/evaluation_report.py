"""The evaluation report 评审报告: what the panel found, in the six items that the law asks for.

Law:
    Order 87 of the Ministry of Finance, art. 58: media of the notice, day and place of opening;
    tenderers and members; method and standards; opening and evaluation with the invalid bids and
    their reasons; the result; anything else, such as clarifications and changes of members.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from evaluation.checks.check import Checked
from evaluation.core.text import Lang, Text
from evaluation.core.wording import day
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.records import Dossier, Tender
from evaluation.ledger.ledger import Ledger
from evaluation.reports.copies import whole_tender
from evaluation.reports.document import WHOLE, Document, Subject
from evaluation.reports.documents import make
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.typesetting.frame import frame
from evaluation.reports.typesetting.pdf import Attachment
from evaluation.reports.views.evaluation_view import DrawRow, EvaluationReport, LotView
from evaluation.reports.views.lot_charts import lot_charts
from evaluation.reports.views.lot_view import lot_view
from evaluation.reports.views.recipe_view import recipe_parts
from evaluation.reports.views.table_view import pair_views, table_view
from evaluation.reports.views.tender_view import member_row, tender_facts, tenderer_rows
from evaluation.scoring.drawn import Drawn, draws
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.tables.checks import checks_table
from evaluation.tables.criteria import criteria_table
from evaluation.tables.findings import findings_table
from evaluation.tables.law import law_table
from evaluation.tables.ledger import ledger_table, sheet_name
from evaluation.tables.record_facts import Pair
from evaluation.tables.rulings import rulings_table
from evaluation.tables.settings import settings_table


def evaluation_report(
    evaluation: Evaluation,
    lang: Lang,
    *,
    draft: bool = False,
    checked: tuple[Checked, ...] = (),
    ledger: Ledger | None = None,
    attachments: Iterable[Attachment] = (),
    own: Path | None = None,
) -> bytes:
    """Return the evaluation report of `evaluation` as a PDF.

    Args:
        draft: print 草稿 / DRAFT across each page; what is not fit to be final may be a draft.
        checked: what the checks say about it, as `evaluation.pipeline.examine` returns it.
        ledger: of its dossier, if one was begun.
        own: a bureau's own template folder.

    Raises:
        TenderError: the result is not fit to be printed, and this is no draft.
    """
    occasion = occasion_of(evaluation, checked=checked, ledger=ledger, draft=draft)
    return make(DOCUMENT, WHOLE, occasion, lang, own=own, attachments=attachments)


def day_of_record(tender: Tender) -> datetime:
    """Return the day that files carried by a document bear: a fact of the tender, not the clock."""
    return datetime.combine(tender.evaluated or tender.published, time())


def view(occasion: Occasion, subject: Subject, lang: Lang) -> EvaluationReport:
    """Return the report as text in `lang`."""
    evaluation, dossier, method = occasion.scored, occasion.dossier, occasion.method
    return EvaluationReport(
        **frame(occasion, lang),
        evaluated=day(dossier.tender.evaluated, lang),
        fingerprints=_fingerprints(dossier, lang),
        facts=tender_facts(dossier.tender, lang),
        tenderers=tenderer_rows(dossier, lang),
        panel=tuple(member_row(expert, lang) for expert in dossier.panel),
        method=method.title.say(lang),
        method_law=method.cite.say(lang),
        settings=pair_views(settings_table(evaluation), lang),
        criteria=table_view(criteria_table(evaluation), lang),
        lots=tuple(_drawn_lot(evaluation, result, lang) for result in evaluation.lots),
        rulings=table_view(rulings_table(dossier.rulings), lang),
        draws=tuple(_draw(each, lang) for each in draws(evaluation)),
        findings=table_view(findings_table(evaluation.findings), lang),
        checks=table_view(checks_table(occasion.checked), lang),
        law=table_view(law_table(evaluation.law), lang),
        history=table_view(ledger_table(occasion.ledger), lang),
        recipe=recipe_parts(evaluation, occasion.ledger, lang),
    )


def _drawn_lot(evaluation: Evaluation, result: LotResult, lang: Lang) -> LotView:
    view = lot_view(evaluation, result, lang)
    return replace(view, charts=lot_charts(evaluation, result, view, lang))


def _fingerprints(dossier: Dossier, lang: Lang) -> tuple[Pair, ...]:
    return tuple(Pair(sheet_name(key).say(lang), hex) for key, hex in fingerprints(dossier).items())


def _draw(drawn: Drawn, lang: Lang) -> DrawRow:
    return DrawRow(lot=drawn.lot, lines=tuple(drawn.recipe.say(lang).splitlines()))


DOCUMENT = Document(
    key="evaluation_report",
    title=Text("评审报告", "Evaluation report"),
    stage="ranking",
    per="tender",
    copies=whole_tender,
    view=view,
    template="evaluation_report.html.j2",
    recommends=True,
    carries_workbook=True,
)
