"""What a document carries: the audit workbook, and the ledger where one was begun."""

from evaluation.core.text import Lang, Text
from evaluation.ledger.ledger import NAME
from evaluation.reports.occasion import Occasion
from evaluation.reports.papers.evaluation_report import day_of_record
from evaluation.reports.typesetting.pdf import Attachment


def attachments(occasion: Occasion, lang: Lang) -> tuple[Attachment, ...]:
    """Return the audit workbook with its checks, and the file of the ledger as it stands.

    Raises:
        TenderError: there is no result.
    """
    from evaluation.workbook.audit_workbook import audit_workbook

    tender, ledger = occasion.dossier.tender, occasion.ledger
    data = audit_workbook(occasion.scored, lang, checked=occasion.checked, ledger=ledger)
    workbook = Attachment(
        name=f"{tender.id}-audit.xlsx",
        content=data,
        changed=day_of_record(tender),
        description=Text("审计工作簿", "audit workbook").say(lang),
    )
    if ledger is None:
        return (workbook,)
    lines = Attachment(
        name=f"{tender.id}-{NAME}",
        content=ledger.data,
        changed=day_of_record(tender),
        description=Text("台账", "ledger").say(lang),
    )
    return workbook, lines
