"""X111: the first-ranked price is not right at the ceiling (R031)."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import money, ratio
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.decided.offers import ceiling_of, quote_of

KEY = "screen/prices/near_ceiling_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner and a ceiling."""
    limit = case.law(KEY)
    for lot in case.dossier.lots:
        winner, ceiling = (case.winners or {}).get(lot.id), ceiling_of(lot, case.method)
        bid = next((each for each in case.dossier.bids_on(lot.id) if each.id == winner), None)
        quote = quote_of(case.dossier, bid) if bid else None
        if bid is None or quote is None or not ceiling:
            continue
        share = ratio(quote) / ratio(ceiling)
        figures = {"quote": money(quote), "ceiling": money(ceiling), "share": percent(share)}
        threshold = percent(limit.number)
        if share < limit.number:
            yield clear(bid.id, bid.at("quote"), figures=figures, threshold=threshold, law=(limit,))
            continue
        yield raised(
            f"{lot.id} 第一名 {bid.id} 报价 {money(quote)}，为最高限价 {money(ceiling)} 的 {percent(share)}；"
            "请核对限价测算依据和竞争是否充分",
            f"{lot.id}: the first, {bid.id}, asks {money(quote)}, {percent(share)} of the ceiling "
            f"{money(ceiling)}; look at how the ceiling was set and at the competition",
            bid.at("quote"),
            lot.at("ceiling"),
            subject=bid.id,
            figures=figures,
            threshold=threshold,
            law=(limit,),
        )


CHECK = Check(
    code="X111",
    title=Text("中选价贴近限价", "Price at the ceiling"),
    says=Text(
        "第一名的报价几乎等于公布的最高限价。",
        "The first-ranked quote nearly equals the published ceiling.",
    ),
    cite=Text("OCP 红旗指标 R031", "Open Contracting Partnership, red flag R031"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("排名；采购包：最高限价或预算", "A ranking; Lots: ceiling or budget"),
    example=Text("限价 300000，第一名报价 299000。", "Ceiling 300,000; the first asks 299,000."),
    innocent=Text(
        "限价按成本测算，本来没有余量；以质量为主的采购。",
        "The ceiling leaves no room; quality counts most.",
    ),
)
