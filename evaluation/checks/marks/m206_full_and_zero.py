"""M206: no expert gives mostly full marks or zeros."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import cells, experts_of
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

KEY, FEWEST = "screen/marks/extreme_share", "screen/marks/same_marks_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each expert."""
    limit, fewest = case.law(KEY), case.law(FEWEST)
    every = cells(case)
    panel = {each.id: each for each in case.dossier.panel}
    for expert in experts_of(every):
        own = [cell for cell in every if expert in cell.marks]
        if len(own) < fewest.whole:
            yield lacking(
                f"{expert} 的主观评分不足 {fewest.whole} 个",
                f"{expert} gave fewer than {fewest.whole} subjective marks",
                subject=expert,
            )
            continue
        full = sum(cell.marks[expert] == cell.criterion.max_points for cell in own)
        zero = sum(cell.marks[expert] == 0 for cell in own)
        part = Fraction(full + zero, len(own))
        figures = {"full": str(full), "zero": str(zero), "marks": str(len(own))}
        limits = percent(limit.number)
        if part < limit.number:
            yield clear(expert, figures=figures, threshold=limits, law=(limit, fewest))
            continue
        yield raised(
            f"{expert} 的 {len(own)} 个主观评分中满分 {full} 个、零分 {zero} 个，占 {percent(part)}；"
            "请该专家对照评分标准复核",
            f"of {len(own)} subjective marks, {expert} gives {full} full ones and {zero} zeros, "
            f"{percent(part)}; the expert should go through the standard again",
            panel[expert].at("id"),
            subject=expert,
            figures=figures,
            threshold=limits,
            law=(limit, fewest),
        )


CHECK = Check(
    code="M206",
    title=Text("满分和零分过多", "Many full marks or zeros"),
    says=Text(
        "一位专家的主观评分多为满分或零分，难以区分响应的优劣。",
        "Most subjective marks of an expert are full or zero, so that bids are hardly told apart.",
    ),
    cite=Text(
        "财政部令第87号第五十五条（等次与分值对应）", "Order 87, art. 55 (points follow the grades)"
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY, FEWEST),
    needs=Text("评分", "Marks"),
    example=Text("20 个评分中 12 个满分。", "12 full marks of 20."),
    innocent=Text("标准只有“满足得满分，否则零分”。", "The standard knows only all or nothing."),
)
