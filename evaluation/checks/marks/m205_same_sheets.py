"""M205: no two experts hand in the same marks throughout."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import cells, experts_of
from evaluation.core.finding import Severity
from evaluation.core.text import Text

KEY = "screen/marks/same_marks_min"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each pair with the same marks, or one for the panel."""
    fewest = case.law(KEY)
    every = cells(case)
    experts = experts_of(every)
    columns = {e: [cell.marks.get(e) for cell in every] for e in experts}
    pairs = [
        (one, other, both)
        for one, other in combinations(experts, 2)
        if (both := _common(columns[one], columns[other])) is not None
    ]
    enough = [pair for pair in pairs if pair[2] >= fewest.whole]
    for one, other, count in enough:
        places = [each.at("id") for each in case.dossier.panel if each.id in (one, other)]
        yield raised(
            f"{one} 与 {other} 的 {count} 个主观评分完全相同；评审应独立进行，请核对是否误交同一份评分表",
            f"{one} and {other} give the same {count} subjective marks; members mark by themselves, so "
            "see whether one sheet was handed in twice",
            *places,
            subject=f"{one}/{other}",
            figures={"equal marks": str(count)},
            threshold=str(fewest.whole),
            law=(fewest,),
        )
    if len(every) < fewest.whole and len(experts) > 1:
        yield lacking(
            f"主观评分不足 {fewest.whole} 个，偶然相同很常见，不作比较",
            f"fewer than {fewest.whole} subjective marks each; a few equal marks are common",
        )
    elif not enough and len(experts) > 1:
        yield clear(
            figures={"experts": str(len(experts))}, threshold=str(fewest.whole), law=(fewest,)
        )


def _common(one: Sequence[object], other: Sequence[object]) -> int | None:
    """How many marks both gave, if all are the same; None where any differs.

    Two who give everybody the same mark agree by habit, not by their judgement of the bids.
    """
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if any(a != b for a, b in both) or len({a for a, _ in both}) < 2:
        return None
    return len(both)


CHECK = Check(
    code="M205",
    title=Text("两位专家评分完全相同", "Two experts with the same marks"),
    says=Text(
        "两位专家的全部主观评分相同。",
        "All subjective marks of two experts are the same.",
    ),
    cite=Text("财政部令第87号第五十五条、第六十二条", "Order 87, arts. 55 and 62"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("两位以上专家的评分", "Marks of two experts or more"),
    example=Text("E02 与 E05 的 20 个评分逐一相同。", "E02 and E05 agree in all of 20 marks."),
    innocent=Text(
        "录入时复制了同一份评分表；标准很细，判断空间很小。",
        "One sheet was copied by mistake; a fine standard leaves little to judge.",
    ),
)
