"""What stands in the way of a final document that says who is awarded what, or bears a day."""

from collections.abc import Iterator
from datetime import date, datetime

from evaluation.awarding.award import not_decided
from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.law.method import STAGES
from evaluation.law.parameter import Dated
from evaluation.law.working_days import after_working_days
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


def beside_award(document: Document, occasion: Occasion) -> Iterator[Finding]:
    """Yield what a person should know before `document` goes out, though it may be printed.

    Law:
        Order 87, art. 69; Order 74, art. 18: the result is announced within 2 working days.

    Raises:
        LawError: the last day cannot be counted.
    """
    if not document.awards or occasion.evaluation is None or not occasion.dossier.awards:
        return
    yield from (each for each in occasion.award.findings if each.severity is Severity.WARNING)
    law, when, issued = _announced_within(occasion), occasion.award.when, occasion.issued
    if law is None or when is None or issued is None or document.key not in ANNOUNCED:
        return
    last = after_working_days(when.date(), law.whole)
    if issued > last:
        yield Finding(
            code="W117",
            severity=Severity.WARNING,
            message=Text(
                f"定标于 {when.date()}，结果应在 {law.whole} 个工作日内公告并发出通知，即不迟于 {last}；"
                f"文件日期为 {issued}，请说明原因",
                f"the award was decided on {when.date()}; the result is announced and the letters "
                f"go out within {law.whole} working days, by {last}; the document bears {issued}, "
                "so say why it is late",
            ),
            place=occasion.dossier.tender.at("id"),
            cite=law.cite,
        )


ANNOUNCED = frozenset({"result_announcement", "award_letter", "result_letter"})
"""What goes out when the award is decided."""


def _announced_within(occasion: Occasion) -> Dated | None:
    """The period of the law that governs the tender; None where none is known."""
    if not occasion.chinese:
        return None
    return occasion.known(f"cn/{'87' if occasion.tendered else '74'}/result_notice_within")


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
