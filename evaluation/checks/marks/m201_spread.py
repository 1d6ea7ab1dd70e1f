"""M201: where experts differ widely, the panel has said why."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import cells, share
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.core.wording import percent

KEY = "screen/marks/spread_share"


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each wide spread, and one for each criterion without any."""
    limit = case.law(KEY)
    widest: dict[str, Fraction] = {}
    wide: set[str] = set()
    for cell in cells(case):
        if len(cell.marks) < 2:
            continue
        lowest, highest = min(cell.marks.values()), max(cell.marks.values())
        spread, code = share(cell, Fraction(highest - lowest)), cell.criterion.code
        widest[code] = max(spread, widest.get(code, spread))
        if spread < limit.number or cell.settled:
            continue
        wide.add(code)
        bid, title, full = cell.bid.id, cell.criterion.title, cell.criterion.max_points
        who = [expert for expert, mark in cell.marks.items() if mark in (lowest, highest)]
        yield raised(
            f"{bid} 的“{title}”最高 {highest} 分、最低 {lowest} 分，相差满分 {full} 的 {percent(spread)}；"
            "请评审小组复核，认为畸高、畸低的在“评审决定”记录“评分更正”，认为合理的在报告中说明",
            f"{bid}, '{title}': the marks run from {lowest} to {highest}, {percent(spread)} of {full}; the "
            "panel should look again and either record a mark correction or give its reasons in the report",
            *(case.dossier.marks.at(expert, bid, code) for expert in who),
            subject=f"{bid}/{code}",
            figures={"lowest": f"{lowest:f}", "highest": f"{highest:f}", "spread": percent(spread)},
            threshold=percent(limit.number),
            law=(limit,),
        )
    for code, spread in widest.items():
        if code not in wide:
            figures = {"widest": percent(spread)}
            yield clear(code, figures=figures, threshold=percent(limit.number), law=(limit,))


CHECK = Check(
    code="M201",
    title=Text("评分差距", "Spread of the marks"),
    says=Text(
        "专家对同一响应同一因素的评分差距大。法律没有“畸高、畸低”的数值标准，此界限为提示线。",
        "The marks for one bid and one criterion lie far apart. The law gives no figure for an "
        "extreme mark; the line only asks to look.",
    ),
    cite=Text("财政部令第87号第六十四条第（四）项", "Order 87, art. 64(4)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(KEY,),
    needs=Text("评分；评审决定", "Marks; Rulings"),
    example=Text(
        "满分 20：19、18、11.5、18，相差 37.5%。", "Of 20: 19, 18, 11.5, 18; 37.5 % apart."
    ),
    innocent=Text(
        "专家专业不同，看重的内容不同；标准的档距本来就宽。",
        "Experts of different fields value different things; the steps of the standard are wide.",
    ),
)
