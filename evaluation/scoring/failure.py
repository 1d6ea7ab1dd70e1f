"""When a lot fails: fewer bids than the law asks for, everything above the ceiling, nobody left."""

from collections.abc import Sequence

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import late
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.records import Bid, Lot
from evaluation.law.method_parts import SERVICES, MinimumBids
from evaluation.scoring.admission import failed
from evaluation.scoring.work import Work


def failure_of(work: Work, lot: Lot, admitted: Sequence[Bid]) -> Finding | None:
    """Return why `lot` fails, in the words of the law; None where it stands.

    Where fewer bids than usual suffice, by an exception of the law or a ruling, that is noted.

    Args:
        admitted: the bids that are scored.
    """
    bids = work.dossier.bids_on(lot.id)
    in_time = [bid for bid in bids if not late(work.dossier, bid)]
    qualified = [bid for bid in in_time if not failed(work.dossier, bid, "qualification")]
    counts = {
        "opening": len(in_time),
        "qualification": len(qualified),
        "conformity": len(admitted),
        "final_quotes": len(admitted),
    }
    for rule in work.method.minimum_bids:
        wanted, count = work.law(rule.key).whole, counts[rule.stage]
        if count >= wanted:
            continue
        stage = _STAGES[rule.stage]
        zh = f"{lot.id}：{stage.zh} {count} 家，不足 {wanted} 家；"
        en = f"{lot.id}: {count} bids {stage.en}, fewer than {wanted}; "
        why = _suffices(work, lot, rule, count)
        if why is None:
            text = Text(zh=zh + rule.outcome.zh, en=en + rule.outcome.en)
            return _finding("F101", Severity.WARNING, lot, text, rule.cite)
        text = Text(zh=zh + why[0].zh, en=en + why[0].en)
        work.found.append(_finding("F102", Severity.NOTE, lot, text, why[1]))
    return None if admitted else nobody_left(lot)


def nobody_left(lot: Lot) -> Finding:
    """Return the finding that no bid on `lot` can be ranked."""
    text = Text(
        zh=f"{lot.id}：没有可评审的响应，采购失败",
        en=f"{lot.id}: no bid is left to be evaluated; the lot fails",
    )
    return _finding("F101", Severity.WARNING, lot, text, None)


def _suffices(
    work: Work, lot: Lot, rule: MinimumBids, count: int
) -> tuple[Text, Text | None] | None:
    """Return why `count` bids suffice after all, and the law of that; None where they do not.

    Government-purchased services need no decision of people; every other case does.
    """
    fewest = {each.when: work.law(each.key).whole for each in rule.exceptions}
    for each in rule.exceptions:
        services = each.when == SERVICES and work.dossier.tender.purchase == "services"
        if services and count >= fewest[each.when]:
            return each.text, each.cite
    ruling = last_ruling(work.dossier, "fewer", lot.id)
    if ruling is None or count < min(fewest.values(), default=1):
        return None
    text = Text(zh=f"经决定继续：{ruling.reason}", en=f"it was decided to go on: {ruling.reason}")
    return text, None


_STAGES = {
    "opening": Text(zh="截止时间前递交响应的供应商", en="were received in time"),
    "qualification": Text(zh="通过资格审查的供应商", en="passed the qualification review"),
    "conformity": Text(zh="通过符合性审查的供应商", en="passed the conformity review"),
    "final_quotes": Text(zh="提交最后报价的供应商", en="made a final quote"),
}


def _finding(code: str, severity: Severity, lot: Lot, text: Text, cite: Text | None) -> Finding:
    return Finding(code=code, severity=severity, message=text, place=lot.at("id"), cite=cite)
