"""M209: experts keep to the steps that the standard states."""

import re
from collections.abc import Iterable
from decimal import Decimal

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal

STEP = re.compile(
    r"(?:每|以)\s*(\d+(?:\.\d+)?)\s*分\s*(?:为|作为|算)?\s*(?:一|1)?\s*(?:个)?\s*(?:档|级|单位|步)"
    r"|(\d+(?:\.\d+)?)\s*分\s*(?:为|作为|算)\s*(?:一|1)\s*(?:个)?\s*(?:档|级|单位|步)"
    r"|每(?:一)?(?:档|级)\s*(\d+(?:\.\d+)?)\s*分"
    r"|(?:步长|精确到|(?:打分|评分|计分)单位)(?:为|是|:)?\s*(\d+(?:\.\d+)?)"
    r"|(?:in\s+)?steps?\s+of\s+(\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
"""“0.5分为一档”, “以0.5分为单位”, “steps of 0.5”."""


WORDS = {
    "取整数": Decimal(1), "整数计分": Decimal(1), "以整数": Decimal(1), "whole marks": Decimal(1),
    "一位小数": Decimal("0.1"),
}  # fmt: skip
"""Words that state a step without a number."""


def step_of(standard: str | None) -> Decimal | None:
    """Return the step of marks that a standard states, or None.

    Example:
        >>> step_of("优16-20分，良11-15分；0.5分为一档"), step_of("marks in steps of 1"), step_of("8-10分")
        (Decimal('0.5'), Decimal('1'), None)
    """
    text = normal(standard or "").replace("半分", "0.5分")
    found = STEP.search(text)
    if found is not None:
        return Decimal(next(filter(None, found.groups()))) or None
    return next((step for words, step in WORDS.items() if words in text), None)


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion whose standard states a step."""
    marks = case.dossier.marks
    for criterion in case.dossier.criteria:
        step = step_of(criterion.descriptor)
        if step is None or criterion.kind != "subjective":
            continue
        off = [
            (marks.at(expert, bid, code), f"{expert} {bid} {mark}")
            for (bid, code), given in marks.values.items()
            if code == criterion.code
            for expert, mark in given.items()
            if mark % step
        ]
        if not off:
            yield clear(criterion.code, criterion.at("descriptor"), threshold=str(step))
            continue
        said = [text for _, text in off]
        yield raised(
            f"“{criterion.title}”的评分标准以 {step} 分为一档，以下评分不在档上：{'；'.join(said)}；请由该专家更正",
            f"the standard of '{criterion.title}' goes in steps of {step}; these marks lie between "
            f"them: {'; '.join(said)}; the expert has to correct them",
            *(place for place, _ in off),
            subject=criterion.code,
            threshold=str(step),
        )


CHECK = Check(
    code="M209",
    title=Text("评分在标准的分档上", "Marks on the steps of the standard"),
    says=Text(
        "评分标准写明以几分为一档，专家的评分却在两档之间。",
        "The standard states the step of marks, and a mark lies between two steps.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评审因素：评分标准；评分", "Criteria: standard; Marks"),
    example=Text("“0.5分为一档”，评分 16.3。", "'In steps of 0.5', and a mark of 16.3."),
    innocent=Text(
        "所述分档只用于另一部分的分值。", "The step is meant for another part of the points only."
    ),
)
