"""X119: not all others were disqualified (R035)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import late


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner."""
    for lot, winner in (case.winners or {}).items():
        bids = case.dossier.bids_on(lot)
        valid = {bid.tenderer for bid in bids if case.admitted and bid.id in case.admitted}
        out = {bid.tenderer for bid in bids if not late(case.dossier, bid)} - valid
        figures = {"valid": str(len(valid)), "out": str(len(out))}
        own = next((bid.tenderer for bid in bids if bid.id == winner), "")
        if valid != {own} or not out:
            yield clear(lot, figures=figures)
            continue
        yield raised(
            f"{lot} 除第一名 {winner} 外，其余 {len(out)} 家均为无效响应；请复核各项无效理由",
            f"{lot}: all {len(out)} others than the first, {winner}, are out; go through the reasons again",
            *(bid.at("id") for bid in bids if bid.tenderer in out),
            subject=lot,
            figures=figures,
        )


CHECK = Check(
    code="X119",
    title=Text("其余响应全部无效", "All others out"),
    says=Text("除第一名外，其余响应全部无效。", "Every bid but the first was disqualified."),
    cite=Text("Cardinal R035", "Cardinal R035"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("资格与符合性审查；排名", "Screening; a ranking"),
    example=Text("三家响应，两家无效。", "Of three bids two are out."),
    innocent=Text("其余响应确有同样的缺漏。", "The others share the same omission."),
)
