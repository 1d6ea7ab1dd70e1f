"""X121: fewer than half of the bids were disqualified (R038)."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.decided.offers import late

SHARE, FEWEST = "screen/bids/disqualified_share", "screen/bids/disqualified_bids_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot, once screening is done."""
    if case.admitted is None:
        return
    limit, fewest = case.law(SHARE), case.law(FEWEST)
    for lot in case.dossier.lots:
        bids = [bid for bid in case.dossier.bids_on(lot.id) if not late(case.dossier, bid)]
        if len(bids) < fewest.whole:
            yield lacking(
                f"{lot.id} 有 {len(bids)} 家按时响应，不足 {fewest.whole} 家",
                f"{lot.id} has {len(bids)} bids in time, fewer than {fewest.whole}",
                subject=lot.id,
            )
            continue
        out = [bid for bid in bids if bid.id not in case.admitted]
        share = Fraction(len(out), len(bids))
        figures, threshold = {"out": str(len(out)), "bids": str(len(bids))}, percent(limit.number)
        if share < limit.number:
            yield clear(lot.id, figures=figures, threshold=threshold, law=(limit, fewest))
            continue
        yield raised(
            f"{lot.id} 的 {len(bids)} 家响应中 {len(out)} 家无效；请复核无效理由，并检查采购文件的要求是否清楚",
            f"{lot.id}: {len(out)} of {len(bids)} bids are out; go through the reasons, and see whether the "
            "document was clear",
            *(bid.at("id") for bid in out),
            subject=lot.id,
            figures=figures,
            threshold=threshold,
            law=(limit, fewest),
        )


CHECK = Check(
    code="X121",
    title=Text("无效响应过多", "Many bids out"),
    says=Text("半数以上响应无效。", "Half of the bids or more were disqualified."),
    cite=Text(
        "Cardinal R038（单个采购）；立陶宛目录 LT-AWD-04",
        "Cardinal R038, for one lot; Lithuanian catalogue LT-AWD-04",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        SHARE,
        FEWEST,
    ),
    needs=Text("资格与符合性审查", "Screening"),
    example=Text("四家响应，两家无效。", "Of four bids two are out."),
    innocent=Text("采购文件的格式要求容易被忽略。", "A form that is easily overlooked."),
)
