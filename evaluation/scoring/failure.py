"""When a lot fails: fewer bids than the law asks for, everything above the ceiling, nobody left."""

from collections.abc import Callable, Sequence

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.offers import late
from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.dossier.rulings import last_ruling
from evaluation.law.method import Method
from evaluation.law.parameter import Dated
from evaluation.scoring.admission import failed


def failure_of(
    dossier: Dossier, method: Method, lot: Lot, admitted: Sequence[Bid], law: Callable[[str], Dated]
) -> Finding | None:
    """Return why `lot` fails, in the words of the law; None where it stands.

    Args:
        admitted: the bids that are scored.
        law: the law of the tender's day by key.
    """
    bids = dossier.bids_on(lot.id)
    in_time = [bid for bid in bids if not late(dossier, bid)]
    qualified = [bid for bid in in_time if not failed(dossier, bid, "qualification")]
    counts = {
        "opening": len(in_time),
        "qualification": len(qualified),
        "conformity": len(admitted),
        "final_quotes": len(admitted),
    }
    allowed = last_ruling(dossier, "fewer", lot.id)
    for rule in method.minimum_bids:
        wanted = law(rule.key)
        count = counts[rule.stage]
        if count < wanted.whole and (allowed is None or count == 0):
            text = Text(
                zh=f"{lot.id}：{_STAGES[rule.stage].zh} {count} 家，不足 {wanted.whole} 家；{rule.outcome.zh}",
                en=f"{lot.id}: {count} bids {_STAGES[rule.stage].en}, fewer than {wanted.whole}; {rule.outcome.en}",
            )
            return _fails(lot, text, rule.cite)
    if not admitted:
        text = Text(
            zh=f"{lot.id}：没有可评审的响应，采购失败",
            en=f"{lot.id}: no bid is left to be evaluated; the lot fails",
        )
        return _fails(lot, text, None)
    return None


_STAGES = {
    "opening": Text(zh="截止时间前递交响应的供应商", en="were received in time"),
    "qualification": Text(zh="通过资格审查的供应商", en="passed the qualification review"),
    "conformity": Text(zh="通过符合性审查的供应商", en="passed the conformity review"),
    "final_quotes": Text(zh="提交最后报价的供应商", en="made a final quote"),
}


def _fails(lot: Lot, text: Text, cite: Text | None) -> Finding:
    return Finding(
        code="F101", severity=Severity.WARNING, message=text, place=lot.at("id"), cite=cite
    )
