"""Q205: an abnormally low quote has been examined, and people have ruled on it.

Law:
    Caiku [2026] No. 2, from 1 February 2026: below (not at) 50 % of the mean of all quotes that
    passed the conformity review, 50 % of the second lowest of them, or 45 % of the ceiling (the
    budget where there is none) a review opens; the purchaser may raise each line to at most 65 %.
    It excludes nobody by itself. Before that day: Order 87, art. 60, without figures.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check, State
from evaluation.checks.quotes.conforming import conforming
from evaluation.core.exact import money, ratio
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.records import Bid, Lot
from evaluation.law.parameter import Dated

KEYS = {
    "low_mean": "cn/2026_2/low_price_mean_share",
    "low_second": "cn/2026_2/low_price_second_lowest_share",
    "low_ceiling": "cn/2026_2/low_price_ceiling_share",
}
"""The law of each line, by the field in which the tender may raise it."""

BASES = {
    "low_mean": Text("报价平均值", "the mean of the quotes"),
    "low_second": Text("次低报价", "the second lowest quote"),
    "low_ceiling": Text("最高限价（或预算）", "the ceiling or budget"),
}

Lines = Mapping[str, tuple[Fraction, Fraction]]
"""Base and share of each line, by its field."""


def lines(
    quotes: Iterable[Fraction], ceiling: Fraction | None, shares: Mapping[str, Fraction]
) -> Lines:
    """Return base and share of each line that can be drawn for a lot.

    Args:
        quotes: all quotes that passed the conformity review, the low one among them.
        ceiling: the ceiling, or the budget where there is none.
        shares: the share of each line, by its field.

    Example:
        >>> found = lines(map(Fraction, (41, 78, 80, 89)), Fraction(100),
        ...     {"low_mean": Fraction(1, 2), "low_second": Fraction(1, 2),
        ...      "low_ceiling": Fraction(9, 20)})
        >>> [str(base * share) for base, share in found.values()]
        ['36', '39', '45']
    """
    ordered = sorted(quotes)
    bases: dict[str, Fraction] = {}
    if ordered:
        bases["low_mean"] = sum(ordered, Fraction(0)) / len(ordered)
    if len(ordered) > 1:
        bases["low_second"] = ordered[1]
    if ceiling is not None:
        bases["low_ceiling"] = ceiling
    return {field: (base, shares[field]) for field, base in bases.items()}


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each low quote, and one for each lot without any."""
    law = {field: case.law(key) for field, key in KEYS.items()}
    if any(dated.value is None for dated in law.values()):
        words = Text(
            "当日没有全国统一的数值标准，由评标委员会判断（第六十条）",
            "no figure was in force on that day; the committee judges (art. 60)",
        )
        yield Answer(state=State.NOT_APPLICABLE, message=words, law=tuple(law.values()))
        return
    for lot in case.dossier.lots:
        yield from _lot(case, lot, law)


def drawn_for(case: Case, lot: Lot) -> Lines:
    """Return base and share of each line that the law and the tender draw for `lot`."""
    tender = case.dossier.tender
    raised_to = {field: getattr(tender, field) for field in KEYS}
    shares = {
        field: case.law(key).number if raised_to[field] is None else ratio(raised_to[field])
        for field, key in KEYS.items()
    }
    ceiling = lot.budget if lot.ceiling is None else lot.ceiling
    if ceiling is None and len(case.dossier.lots) == 1:
        ceiling = tender.budget
    quotes = conforming(case, lot).values()
    return lines(quotes, None if ceiling is None else ratio(ceiling), shares)


def low_lines(quote: Fraction, drawn: Lines) -> Lines:
    """Return the lines that `quote` is below."""
    return {field: line for field, line in drawn.items() if quote < line[0] * line[1]}


def _lot(case: Case, lot: Lot, law: Mapping[str, Dated]) -> Iterable[Answer]:
    quotes, drawn = conforming(case, lot), drawn_for(case, lot)
    bids = {bid.id: bid for bid in case.dossier.bids_on(lot.id)}
    any_low = False
    for id, quote in quotes.items():
        if low := low_lines(quote, drawn):
            any_low = True
            yield _low(case, bids[id], quote, low, tuple(law[field] for field in low))
    if quotes and not any_low:
        yield clear(
            lot.id,
            lot.at("ceiling"),
            figures={"lowest": money(min(quotes.values()))},
            threshold=_threshold(drawn),
            law=tuple(law.values()),
        )


def _low(case: Case, bid: Bid, quote: Fraction, low: Lines, law: tuple[Dated, ...]) -> Answer:
    figures = {"quote": money(quote)} | {field: money(base) for field, (base, _) in low.items()}
    ruling = last_ruling(case.dossier, "low_price", bid.id)
    if ruling is not None:
        places = (bid.at("quote"), ruling.at("decision"))
        return clear(bid.id, *places, figures=figures, threshold=_threshold(low), law=law)
    said = {field: _line(field, *line) for field, line in low.items()}
    return raised(
        f"{bid.id} 报价 {money(quote)}，低于{'；低于'.join(text.zh for text in said.values())}；"
        "须启动异常低价审查，由供应商说明并提交证明，结论在“评审决定”记录为“异常低价审查”",
        f"{bid.id} asks {money(quote)}, below {' and below '.join(text.en for text in said.values())}; "
        "a review is due: let the tenderer explain with proof, and record a ruling 'low price'",
        bid.at("quote"),
        subject=bid.id,
        figures=figures,
        threshold=_threshold(low),
        law=law,
    )


def _line(field: str, base: Fraction, share: Fraction) -> Text:
    line = f"{money(base)} × {percent(share)} = {money(base * share)}"
    return Text(f"{BASES[field].zh}的启动线 {line}", f"the line of {BASES[field].en}, {line}")


def _threshold(drawn: Lines) -> str:
    return "; ".join(f"{field} < {money(base * share)}" for field, (base, share) in drawn.items())


CHECK = Check(
    code="Q205",
    title=Text("异常低价已经审查", "Low quotes have been examined"),
    says=Text(
        "报价低于启动线。触发只启动审查，不当然无效：供应商说明并证明合理的保留资格，不能证明的作无效响应处理。",
        "A quote is below a line that opens a review. It is not out by that: who explains it with "
        "proof stays, who cannot is out.",
    ),
    cite=Text("财库〔2026〕2号；财政部令第87号第六十条", "Caiku [2026] No. 2; Order 87, art. 60"),
    severity=Severity.ERROR,
    look=look,
    parameters=tuple(KEYS.values()),
    needs=Text(
        "响应文件：报价；资格与符合性审查；采购包：最高限价或预算；评审决定",
        "Bids: quote; Screening; Lots: ceiling or budget; Rulings",
    ),
    example=Text(
        "限价 100，报价 41、78、80、89：41 只低于限价的 45%。",
        "Ceiling 100, quotes 41, 78, 80, 89: 41 is below 45 % of the ceiling alone.",
    ),
    innocent=Text(
        "已有设备或作品可以再用；专项基金或志愿者承担部分成本；限价定得偏高。",
        "Equipment or works that exist already; a fund or volunteers carry part of the cost; a "
        "generous ceiling.",
    ),
)
