"""X101: prices do not follow each other in equal steps or equal ratios."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import COMPARE, even, places, priced, ratios, steps
from evaluation.core.exact import show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

TOLERANCE, FEWEST = "screen/prices/sequence_tolerance", "screen/prices/sequence_bids_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot."""
    tolerance, fewest = case.law(TOLERANCE), case.law(FEWEST)
    law = (tolerance, fewest)
    for lot in case.dossier.lots:
        prices = priced(case, lot.id)
        values = tuple(prices.values())
        if len(values) < fewest.whole:
            yield lacking(
                f"{lot.id} 有 {len(values)} 个报价，不足 {fewest.whole} 个，不判断数列",
                f"{lot.id} has {len(values)} quotes; a sequence takes {fewest.whole}",
                subject=lot.id,
            )
            continue
        figures = {"steps": ", ".join(show(step, 2) for step in steps(values))}
        limit = percent(tolerance.number)
        kind = None
        if even(steps(values), tolerance.number):
            kind = Text("等差", "equal steps")
        elif any(steps(values)) and even(tuple(r - 1 for r in ratios(values)), tolerance.number):
            kind = Text("等比", "equal ratios")
        if kind is None:
            yield clear(lot.id, figures=figures, threshold=limit, law=law)
            continue
        yield raised(
            f"{lot.id} 的 {len(values)} 个报价由低到高呈{kind.zh}排列（差 {figures['steps']}）；{COMPARE.zh}",
            f"{lot.id}: the {len(values)} quotes rise in {kind.en} ({figures['steps']}); {COMPARE.en}",
            *places(case, tuple(prices)),
            subject=lot.id,
            figures=figures,
            threshold=limit,
            law=law,
        )


CHECK = Check(
    code="X101",
    title=Text("报价呈等差或等比", "Prices in equal steps or ratios"),
    says=Text(
        "各报价由低到高的差或比几乎相等，属于“规律性差异”的一种形态。",
        "From the lowest up, the differences or the ratios of the quotes are nearly equal.",
    ),
    cite=Text("财政部令第87号第三十七条第（四）项", "Order 87, art. 37(4)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(
        TOLERANCE,
        FEWEST,
    ),
    needs=Text("四个以上报价", "Four quotes or more"),
    example=Text("96000、98000、100000、102000。", "96,000; 98,000; 100,000; 102,000."),
    innocent=Text("按同一收费标准的不同档次报价；偶然。", "Steps of one tariff; chance."),
)
