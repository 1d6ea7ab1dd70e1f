"""M202: no expert marks all bids much higher or lower than the others do."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import BidMarks, cells, experts_of
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

KEY = "screen/marks/severity_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each expert: the mean offset from the others, over the scale."""
    limit = case.law(KEY)
    every = cells(case)
    for expert in experts_of(every):
        found = [cell for cell in every if expert in cell.marks and len(cell.marks) > 2]
        if not found:
            yield lacking(
                f"{expert} 没有可与两位以上专家比较的评分",
                f"{expert} has no mark to compare with those of two others",
                subject=expert,
            )
            continue
        mean = _offset(found, expert)
        figures = {"offset": percent(mean), "marks": str(len(found))}
        limits = percent(limit.number)
        if abs(mean) < limit.number:
            yield clear(expert, figures=figures, threshold=limits, law=(limit,))
            continue
        zh, en = ("高", "above") if mean > 0 else ("低", "below")
        own = next(each for each in case.dossier.panel if each.id == expert)
        yield raised(
            f"{expert} 的 {len(found)} 个主观评分平均比其他专家{zh}满分的 {percent(abs(mean))}；"
            "对各响应同样宽严的，不影响名次，请结合“去掉一位专家”的结果看",
            f"{expert}'s {len(found)} subjective marks lie {percent(abs(mean))} of the scale {en} those of "
            "the others on average; equal severity towards all changes no rank, so see it beside the "
            "result without this expert",
            own.at("id"),
            subject=expert,
            figures=figures,
            threshold=limits,
            law=(limit,),
        )


def _offset(cells: Sequence[BidMarks], expert: str) -> Fraction:
    """The mean distance from the mean of the others, each as a share of its scale."""
    sums: dict[tuple[int, Decimal], Decimal] = {}
    for cell in cells:
        count = len(cell.marks)
        key = (count - 1, cell.criterion.max_points)
        above = count * cell.marks[expert] - sum(cell.marks.values())
        sums[key] = sums.get(key, Decimal(0)) + above
    whole = sum((Fraction(s) / (n * Fraction(full)) for (n, full), s in sums.items()), Fraction(0))
    return whole / len(cells)


CHECK = Check(
    code="M202",
    title=Text("专家评分宽严", "Severity of an expert"),
    says=Text(
        "一位专家的主观评分整体上明显高于或低于其他专家。",
        "The subjective marks of one expert are on the whole far above or below the others'.",
    ),
    cite=Text(
        "财政部令第87号第五十五条（独立评价、汇总）",
        "Order 87, art. 55 (independent marks, all counted)",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("三位以上专家的评分", "Marks of three experts or more"),
    example=Text(
        "四位专家平均 16 分，一位平均 12 分，满分 20。",
        "Four experts give 16 on average, one 12, of 20.",
    ),
    innocent=Text(
        "专家习惯不同，对各响应一视同仁。", "Habits differ; the expert treats all bids alike."
    ),
)
