"""What stands in the way of a final document that says who is awarded what, or bears a day."""

from collections.abc import Iterator
from datetime import date, datetime

from evaluation.awarding.award import not_decided
from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.law.method import STAGES
from evaluation.reports.document import Document
from evaluation.reports.occasion import Occasion


def against_award(document: Document, occasion: Occasion) -> Iterator[Finding]:
    """Yield what is against printing `document` as final on account of the award.

    Law:
        Government Procurement Law, art. 46: the letter binds both sides, so it goes out on what
        the purchaser decided, not on what anybody proposes.
    """
    if not document.awards or occasion.evaluation is None:
        return
    try:
        award = occasion.award
    except TenderError as problem:
        yield from problem.findings
        return
    if not award.decided:
        yield not_decided(occasion.scored)
        return
    whole = document.per == "tender"
    for finding in award.findings:
        if finding.severity is Severity.ERROR or (whole and finding.code == "W112"):
            yield finding


def against_day(document: Document, occasion: Occasion) -> Iterator[Finding]:
    """Yield that a letter or an announcement would bear a day before what it rests on.

    Law:
        Order 87, arts. 39, 68, 69: opened at the deadline, evaluated, decided, announced: in this
        order.
    """
    issued = occasion.issued
    if issued is None or not document.letter:
        return
    rests = [(what, _day(when)) for what, when in _order(document, occasion) if when is not None]
    late = [(what, when) for what, when in rests if when > issued]
    if late:
        what, when = max(late, key=lambda each: each[1])
        yield Finding(
            code="W116",
            severity=Severity.ERROR,
            message=Text(
                f"文件日期 {issued} 早于其所依据的{what.zh}（{when}）；请改正日期",
                f"the document would bear {issued}, a day before {what.en} ({when}) that it rests "
                "on; correct the day",
            ),
            place=occasion.dossier.tender.at("id"),
        )


def _order(document: Document, occasion: Occasion) -> Iterator[tuple[Text, date | None]]:
    """What comes before `document` in the order of a tender, each with its day or moment."""
    tender, at = occasion.dossier.tender, STAGES.index(document.stage)
    steps = (
        ("notice", Text("采购公告", "the notice"), tender.published),
        ("opening", Text("响应截止", "the deadline"), tender.deadline),
        ("opening", Text("开标", "the opening"), tender.opened),
        ("ranking", Text("评审", "the evaluation"), tender.evaluated),
    )
    for stage, what, when in steps:
        if STAGES.index(stage) <= at:
            yield what, when
    if document.awards and occasion.evaluation is not None and occasion.dossier.awards:
        yield Text("定标", "the award decision"), occasion.award.when


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
