"""X117: as many bids stand as the law asks for (R019)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.law.method_parts import SERVICES, MinimumBids


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot, once screening is done."""
    if case.admitted is None:
        return
    for lot in case.dossier.lots:
        valid = [bid for bid in case.dossier.bids_on(lot.id) if bid.id in case.admitted]
        wanted = [case.law(_number(case, rule)) for rule in case.method.minimum_bids]
        if not wanted or not case.dossier.bids_on(lot.id):
            continue
        least = max(wanted, key=lambda dated: dated.number)
        figures, threshold = {"valid": str(len(valid))}, str(least.whole)
        failed = lot.id not in (case.winners or {})
        if len(valid) >= least.whole or failed or last_ruling(case.dossier, "fewer", lot.id):
            yield clear(lot.id, figures=figures, threshold=threshold, law=(least,))
            continue
        yield raised(
            f"{lot.id} 有效响应 {len(valid)} 家，不足 {least.whole} 家；请核对能否继续评审",
            f"{lot.id} has {len(valid)} valid bids, fewer than {least.whole}; see whether it may go on",
            lot.at("id"),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(least,),
        )


def _number(case: Case, rule: MinimumBids) -> str:
    """Law key of the fewest bids, where services are bought that of their exception."""
    services = case.dossier.tender.purchase == "services"
    fewer = (each.key for each in rule.exceptions if services and each.when == SERVICES)
    return next(fewer, rule.key)


CHECK = Check(
    code="X117",
    title=Text("有效响应不足法定家数", "Fewer bids than the law asks"),
    says=Text(
        "有效响应不足法定家数而仍产生了第一名。",
        "A first place was given though fewer bids are valid than the law asks for.",
    ),
    cite=Text(
        "《政府采购法》第三十六条；OCP R019", "Government Procurement Law, art. 36; OCP R019"
    ),
    severity=Severity.WARNING,
    look=look,
    needs=Text("资格与符合性审查", "Screening"),
    example=Text(
        "三家响应，一家无效，仍产生候选人。", "Of three bids one is out, and there is a candidate."
    ),
    innocent=Text("依法可以两家继续的情形。", "A case in which the law allows two."),
)
