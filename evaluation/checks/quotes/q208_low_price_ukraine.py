"""Q208: a low winning price as ProZorro finds it.

Law:
    Law of Ukraine on Public Procurement, art. 14, as ProZorro computes it: the winner is 40 % or more below
    the mean of the other bids' first prices, or 30 % or more below the final price of the next.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.conforming import conforming
from evaluation.checks.quotes.screening_law import low_quotes, under
from evaluation.core.exact import ratio, show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.records import Lot

MEAN = "ua/prozorro/below_mean_of_others"
NEXT = "ua/prozorro/below_next"


def reasons(
    first: Sequence[Fraction], final: Sequence[Fraction], mean: Fraction, following: Fraction
) -> tuple[str, ...]:
    """Return why the first-ranked price is low: ``mean``, ``next``, both or neither.

    Args:
        first: the first price of each bid, in ranked order; the winner's is not looked at.
        final: the final price of each bid, in ranked order.
        mean: share below the mean of the others, 0 to 1; `following`: below the next.

    Example:
        >>> shares = Fraction(2, 5), Fraction(3, 10)
        >>> reasons([Fraction(1100), Fraction(1000), Fraction(1200)],
        ...         [Fraction(500), Fraction(1000), Fraction(1100)], *shares)
        ('mean', 'next')
    """
    if len(final) < 2:
        return ()
    others = sum(first[1:], Fraction(0)) / (len(first) - 1)
    found = []
    if 1 - final[0] / others >= mean:
        found.append("mean")
    if 1 - final[0] / final[1] >= following:
        found.append("next")
    return tuple(found)


@under("ua")
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a ranking, or else by ascending price."""
    mean, following = case.law(MEAN), case.law(NEXT)
    for lot in case.dossier.lots:
        order = _order(case, lot)
        quotes = conforming(case, lot)
        if len(order) < 2:
            continue
        bids = {bid.id: bid for bid in case.dossier.bids_on(lot.id)}
        first = [ratio(bids[bid].quote or 0) for bid in order]
        final = [quotes[bid] for bid in order]
        why = reasons(first, final, mean.number, following.number)
        said = {
            "mean": Text(
                f"比其他报价的平均值低 {percent(mean.number)} 以上",
                f"{percent(mean.number)} or more below the mean of the others",
            ),
            "next": Text(
                f"比次位报价 {show(final[1], 2)} 低 {percent(following.number)} 以上",
                f"{percent(following.number)} or more below the next, {show(final[1], 2)}",
            ),
        }
        text = Text(
            "，".join(said[reason].zh for reason in why),
            " and ".join(said[reason].en for reason in why),
        )
        limits = f"{percent(mean.number)}, {percent(following.number)}"
        low = order[:1] if why else ()
        yield from low_quotes(case, lot, low, text, limits, (mean, following))


def _order(case: Case, lot: Lot) -> tuple[str, ...]:
    quotes = conforming(case, lot)
    if case.rescore is not None:
        return tuple(bid for bid in case.rescore(case.dossier, lot.id) if bid in quotes)
    return tuple(sorted(quotes, key=lambda bid: quotes[bid]))


CHECK = Check(
    code="Q208",
    title=Text("异常低价（乌克兰 ProZorro）", "Low winning price (ProZorro)"),
    says=Text(
        "排名第一的报价明显低于其他报价，须在规定时间内说明理由。",
        "The first-ranked price is far below the others; its bidder has to justify it in time.",
    ),
    cite=Text("乌克兰《公共采购法》第14条", "Law of Ukraine on Public Procurement, art. 14"),
    severity=Severity.WARNING,
    look=look,
    parameters=(MEAN, NEXT),
    needs=Text("响应文件：报价；评审决定：协商成交价", "Bids: quote; Rulings: negotiated price"),
    example=Text(
        "最后报价 500，其他首次报价 1000、1200：低 54.5%。",
        "Final price 500, the others' first prices 1,000 and 1,200: 54.5 % below.",
    ),
    innocent=Text("竞争充分，或其他报价偏高。", "Strong competition, or the other bids are high."),
)
