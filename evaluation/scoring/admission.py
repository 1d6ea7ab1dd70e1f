"""Who is scored, and why the others are not.

People decide (the Screening sheet, rulings); what follows from figures alone is computed: a bid
received late, a quote above the ceiling. A failed requirement excludes; it is never zero points.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from evaluation.core.exact import money
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term, word
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import ceiling_of, late, quote_of
from evaluation.dossier.decided.rulings import accepts, is_rejection, last_ruling
from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.law.method import Method
from evaluation.law.parameter import Dated
from evaluation.scoring import articles
from evaluation.scoring.articles import article

LOW_PRICE = "cn/2026_2/low_price_unproven_outcome"
"""Law key of what follows where a low quote is not explained."""


def exclusions(
    dossier: Dossier, lot: Lot, bid: Bid, method: Method, law: Callable[[str], Dated]
) -> tuple[Finding, ...]:
    """Return every reason for which `bid` is not scored; none where it is admitted.

    Args:
        law: the law of the tender's day by key.
    """
    reasons = [
        *_screened(dossier, bid),
        *_late(dossier, bid, method),
        *_above_ceiling(dossier, lot, bid, method),
        *_ruled_out(dossier, bid, method, law),
    ]
    return tuple(reasons)


def failed(dossier: Dossier, bid: Bid, stage: str) -> bool:
    """Return whether `bid` failed a requirement of the screening `stage`."""
    return any(
        not row.passed for row in dossier.screening if row.bid == bid.id and row.stage == stage
    )


def _reason(code: str, place: Place, zh: str, en: str, cite: Text | None) -> Finding:
    return Finding(
        code=code, severity=Severity.NOTE, message=Text(zh=zh, en=en), place=place, cite=cite
    )


def _screened(dossier: Dossier, bid: Bid) -> Iterator[Finding]:
    for row in dossier.screening:
        if row.bid == bid.id and not row.passed:
            stage = Text(
                zh=word("screening_stage", row.stage, "zh"),
                en=word("screening_stage", row.stage, "en"),
            )
            why = f"：{row.reason}" if row.reason else ""
            english = f": {row.reason}" if row.reason else ""
            yield _reason(
                "A101",
                row.at("passed"),
                f"{stage.zh}未通过“{row.requirement}”{why}",
                f"failed the {stage.en} requirement '{row.requirement}'{english}",
                None,
            )


def _late(dossier: Dossier, bid: Bid, method: Method) -> Iterator[Finding]:
    if late(dossier, bid):
        received, deadline = _clocks(bid.received, dossier.tender.deadline)
        yield _reason(
            "A102",
            bid.at("received"),
            f"{received} 递交，晚于截止时间 {deadline}，拒收",
            f"received on {received}, after the deadline {deadline}; the bid is refused",
            article(method, articles.LATE),
        )


def _clocks(*moments: datetime | None) -> list[str]:
    """The moments as they are compared: with seconds where one of them has any."""
    known = [moment for moment in moments if moment is not None]
    form = "%Y-%m-%d %H:%M:%S" if any(moment.second for moment in known) else "%Y-%m-%d %H:%M"
    return [moment.strftime(form) for moment in known]


def _above_ceiling(dossier: Dossier, lot: Lot, bid: Bid, method: Method) -> Iterator[Finding]:
    ceiling, quote = ceiling_of(lot, method), quote_of(dossier, bid)
    if ceiling is None or quote is None or quote <= ceiling:
        return
    kind = (
        Text(zh="最高限价", en="ceiling")
        if lot.ceiling is not None
        else Text(zh="预算", en="budget")
    )
    yield _reason(
        "Q103",
        bid.at("quote"),
        f"报价 {money(quote)} 超过 {lot.id} 的{kind.zh} {money(ceiling)}，响应无效",
        f"quote {money(quote)} is above the {kind.en} {money(ceiling)} of lot {lot.id}; the bid is invalid",
        article(method, articles.CEILING),
    )


def _ruled_out(
    dossier: Dossier, bid: Bid, method: Method, law: Callable[[str], Dated]
) -> Iterator[Finding]:
    exclusion = last_ruling(dossier, "exclusion", bid.id)
    if exclusion is not None:
        yield _reason(
            "A103",
            exclusion.at("subject"),
            f"评审小组认定响应无效：{exclusion.reason}",
            f"the panel ruled the bid invalid: {exclusion.reason}",
            None,
        )
    low = last_ruling(dossier, "low_price", bid.id)
    if low is not None and not accepts(low):
        yield _reason(
            "A104",
            low.at("subject"),
            f"异常低价审查中不能证明报价合理：{low.reason}",
            f"the low quote was not shown to be reasonable: {low.reason}",
            law(LOW_PRICE).cite if method.jurisdiction == "cn" else None,
        )
    price = last_ruling(dossier, "price", bid.id)
    if price is not None and is_rejection(price):
        yield _reason(
            "A105",
            price.at("subject"),
            f"供应商不确认价格修正：{price.reason}",
            f"the tenderer did not confirm the corrected price: {price.reason}",
            article(method, articles.CORRECTION),
        )


def check_screening(dossier: Dossier, method: Method) -> Iterator[Finding]:
    """Yield screening decisions that are missing or give no reason."""
    decided = {(row.bid, row.requirement) for row in dossier.screening}
    for lot in dossier.lots:
        bids = dossier.bids_on(lot.id)
        asked = {
            (row.stage, row.requirement)
            for row in dossier.screening
            if any(row.bid == bid.id for bid in bids)
        }
        for bid in bids:
            yield from _undecided(dossier, bid, asked, decided)
            yield from _unrecorded(dossier, lot, bid, method)
    for row in dossier.screening:
        if not row.passed and not row.reason:
            yield Finding(
                code="A202",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"{row.bid} 未通过“{row.requirement}”，但没有写理由；请补写",
                    en=f"{row.bid} fails '{row.requirement}' without a reason; write it",
                ),
                place=row.at("reason"),
                cite=article(method, articles.REASONS),
            )
    if not dossier.screening and method.jurisdiction == "cn" and dossier.bids:
        yield Finding(
            code="A203",
            severity=Severity.WARNING,
            message=Text(
                zh="没有资格与符合性审查记录；全部响应按已通过处理，请补录审查结论",
                en="no screening is recorded; every bid is treated as admitted, so record the decisions",
            ),
            place=_screening_sheet(dossier.bids[0]),
            cite=article(method, articles.SCREENING),
        )


def _screening_sheet(bid: Bid) -> Place:
    """Where screening belongs: beside the bids, under the name of their language."""
    chinese = bid.origin.sheet == term("bids", "zh")
    return Place(bid.origin.workbook, term("screening", "zh" if chinese else "en"))


def _undecided(
    dossier: Dossier, bid: Bid, asked: set[tuple[str, str]], decided: set[tuple[str, str]]
) -> Iterator[Finding]:
    # A bid that is out for one reason need not be tried for the others.
    if late(dossier, bid) or last_ruling(dossier, "exclusion", bid.id):
        return
    if any(failed(dossier, bid, stage) for stage in ("qualification", "conformity")):
        return
    for requirement in sorted({requirement for _, requirement in asked}):
        if (bid.id, requirement) in decided:
            continue
        yield Finding(
            code="A201",
            severity=Severity.ERROR,
            message=Text(
                zh=f"{bid.id} 没有“{requirement}”的审查结论；请写明是否通过",
                en=f"{bid.id} has no decision on '{requirement}'; write whether it passes",
            ),
            place=bid.at("id"),
        )


def _unrecorded(dossier: Dossier, lot: Lot, bid: Bid, method: Method) -> Iterator[Finding]:
    """A quote above the ceiling makes a bid invalid, but people have to have said so."""
    recorded = any(row.bid == bid.id and not row.passed for row in dossier.screening)
    if recorded or last_ruling(dossier, "exclusion", bid.id) or late(dossier, bid):
        return
    for reason in _above_ceiling(dossier, lot, bid, method):
        yield Finding(
            code=reason.code,
            severity=Severity.ERROR,
            message=Text(
                zh=f"{reason.message.zh}；请在“资格与符合性审查”表记录",
                en=f"{reason.message.en}; record it on the sheet Screening",
            ),
            place=reason.place,
            cite=reason.cite,
        )
