"""X106: figures about the prices of a lot, for whoever wants to compare lots."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, lacking
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.prices import mean, priced, root, variance
from evaluation.core.exact import show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent


def look(case: Case) -> Iterable[Answer]:
    """Yield the figures of each lot; nothing is compared, so nothing is raised."""
    for lot in case.dossier.lots:
        ordered = sorted(priced(case, lot.id).values())
        if len(ordered) < 2:
            yield lacking(
                f"{lot.id} 不足 2 个报价", f"{lot.id} has fewer than 2 quotes", subject=lot.id
            )
            continue
        figures = {
            "spread": percent((ordered[-1] - ordered[0]) / ordered[0]),
            "second over lowest": percent((ordered[1] - ordered[0]) / ordered[0]),
            "variation": root(variance(ordered) / mean(ordered) ** 2),
        }
        if len(ordered) > 2 and ordered[0] != ordered[-1]:
            figures["skewness"] = _skewness(ordered)
        if len(ordered) > 3 and ordered[0] != ordered[-1]:
            figures["kurtosis"] = show(kurtosis(ordered))
        yield clear(lot.id, lot.at("id"), figures=figures)


def _skewness(prices: list[Fraction]) -> str:
    sign, square = skewness(prices)
    return f"{'-' if sign < 0 else ''}{root(square)}"


def skewness(prices: list[Fraction]) -> tuple[int, Fraction]:
    """Return sign and square of the sample skewness G1 of three prices or more, not all equal.

    Example:
        >>> skewness([Fraction(1), Fraction(2), Fraction(3)])
        (0, Fraction(0, 1))
    """
    n, middle = len(prices), mean(prices)
    second = sum(((price - middle) ** 2 for price in prices), Fraction(0)) / n
    third = sum(((price - middle) ** 3 for price in prices), Fraction(0)) / n
    sign = (third > 0) - (third < 0)
    return sign, third**2 / second**3 * Fraction(n * (n - 1), (n - 2) ** 2)


def kurtosis(prices: list[Fraction]) -> Fraction:
    """Return the sample excess kurtosis G2 of four prices or more, not all equal.

    Example:
        >>> kurtosis([Fraction(n) for n in (1, 2, 3, 4)])
        Fraction(-6, 5)
    """
    n, middle = len(prices), mean(prices)
    second = sum(((price - middle) ** 2 for price in prices), Fraction(0)) / n
    fourth = sum(((price - middle) ** 4 for price in prices), Fraction(0)) / n
    excess = fourth / second**2 - 3
    return Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * excess + 6)


CHECK = Check(
    code="X106",
    title=Text("报价统计", "Figures about prices"),
    says=Text("只列出统计量，不设提示线。", "Figures only; there is no line."),
    cite=Text("围标筛查文献", "literature on screens for bid rigging"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("响应文件：报价", "Bids: quote"),
    example=Text("极差、变异系数、偏度、峰度。", "Spread, variation, skewness, kurtosis."),
    innocent=Text("统计量本身不说明任何问题。", "A figure says nothing by itself."),
)
