"""Whether an award was decided after what it rests on, and within the time that the law gives."""

from collections.abc import Iterator

from evaluation.awarding.lot_award import LotAward
from evaluation.awarding.row_fault import row_fault
from evaluation.core.errors import LawError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Award, Dossier
from evaluation.law.book import law_book
from evaluation.law.working_days import after_working_days
from evaluation.scoring.result import Evaluation

SENT, DECIDED = "cn/87/report_sent_within", "cn/87/decision_within"


def date_faults(evaluation: Evaluation, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Yield each award that was decided too early or too late.

    Law:
        Order 87, art. 68: the report reaches the purchaser within 2 working days of the end of the
        evaluation, and the purchaser decides within 5 working days of receiving it.
    """
    dossier = evaluation.dossier
    for row in (row for award in awards for row in award.rows):
        yield from _too_early(dossier, row)
        if row.basis not in ("next", "revoked"):
            yield from _too_late(evaluation, row)


def _too_early(dossier: Dossier, row: Award) -> Iterator[Finding]:
    tender = dossier.tender
    first = next((each.when for each in dossier.awards if each.lot == row.lot), row.when)
    before = [
        (Text("开标", "the opening"), tender.opened),
        *((Text("评审决定", "a ruling"), each.when) for each in dossier.rulings
          if first == row.when and _about(dossier, each.subject) in (row.lot, "")),
    ]  # fmt: skip
    late = [(what, when) for what, when in before if when is not None and when > row.when]
    if tender.evaluated is not None and tender.evaluated > row.when.date():
        yield _early(row, Text("评审", "the evaluation"), f"{tender.evaluated}")
    elif late:
        what, when = max(late, key=lambda each: each[1])
        yield _early(row, what, f"{when:%Y-%m-%d %H:%M}")


def _about(dossier: Dossier, subject: str) -> str:
    """The lot that a ruling is about; nothing where it is about several."""
    if any(lot.id == subject for lot in dossier.lots):
        return subject
    return next((bid.lot for bid in dossier.bids if bid.id == subject), "")


def _early(row: Award, what: Text, when: str) -> Finding:
    return row_fault(
        row,
        "when",
        "W113",
        f"采购包 {row.lot} 的定标时间 {row.when:%Y-%m-%d %H:%M} 早于{what.zh}（{when}）；请核对",
        f"lot {row.lot} was awarded on {row.when:%Y-%m-%d %H:%M}, before {what.en} ({when}); "
        "check both",
    )


def _too_late(evaluation: Evaluation, row: Award) -> Iterator[Finding]:
    method, tender = evaluation.method, evaluation.dossier.tender
    if not method.tendered or tender.evaluated is None:
        return
    sent, decided = (
        law_book(evaluation.dossier.law).parameter(key).find(tender.published)
        for key in (SENT, DECIDED)
    )
    if sent is None or decided is None:
        return
    try:
        last = after_working_days(after_working_days(tender.evaluated, sent.whole), decided.whole)
    except LawError as problem:
        yield _late(row, problem.text, decided.cite)
        return
    if row.when.date() > last:
        yield _late(
            row,
            Text(
                f"采购包 {row.lot} 于 {row.when.date()} 定标；评审于 {tender.evaluated} 结束，"
                f"评标报告 {sent.whole} 个工作日内送交采购人，采购人收到后 {decided.whole} 个工作日内"
                f"确定，最迟 {last}；请说明原因",
                f"lot {row.lot} was awarded on {row.when.date()}; the evaluation ended on "
                f"{tender.evaluated}, the report is sent within {sent.whole} working days and "
                f"decided on within {decided.whole} of its receipt, on {last} at the latest; "
                "say why it was later",
            ),
            decided.cite,
        )


def _late(row: Award, message: Text, cite: Text) -> Finding:
    place = row.at("when")
    return Finding(code="W114", severity=Severity.WARNING, message=message, place=place, cite=cite)
