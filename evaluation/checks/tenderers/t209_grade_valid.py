"""T209: a grade is valid on the day of the deadline."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, lacking, raised
from evaluation.checks.bidders import bidding, bodies
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.grades import closing_day, years_after
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/social_organisation/assessment_valid_years"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bidder with a dated grade, and one for those without a date."""
    every = {b.id: b for id in bidding(case) for b in bodies(case.dossier, id) if b.grade}
    day = closing_day(case)
    undated = [body for body in every.values() if body.graded is None]
    if undated:
        names = [body.id for body in undated]
        yield lacking(
            f"{'、'.join(names)} 没有填评估日期，无法核对等级是否有效",
            f"{', '.join(names)}: Graded is blank, so it cannot be told whether the grade is valid",
            undated[0].at("graded"),
        )
    for body in every.values():
        if body.graded is None:
            continue
        law, place = case.law(LAW), body.at("graded")
        ends = years_after(body.graded, law.whole)
        figures = {"graded": str(body.graded), "valid until": str(ends)}
        if day <= ends:
            yield clear(body.id, place, figures=figures, threshold=str(day), law=(law,))
            continue
        yield raised(
            f"{body.name}的 {body.grade} 评于 {body.graded}，有效至 {ends}，截止日 {day} 已过期；请核实",
            f"the grade {body.grade} of {body.name} of {body.graded} was valid until {ends}, before "
            f"the deadline on {day}; find out",
            place,
            subject=body.id,
            figures=figures,
            threshold=str(day),
            law=(law,),
            cite=law.cite,
        )


CHECK = Check(
    code="T209",
    title=Text("评估等级在有效期内", "A grade within its validity"),
    says=Text(
        "社会组织的评估等级到响应截止日已满五年。",
        "The grade of a social organisation is more than five years old on the day of the deadline.",
    ),
    cite=Text("民政部令第39号", "Order 39 of the Ministry of Civil Affairs"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("供应商：评估等级、评估日期", "Tenderers: grade, graded"),
    example=Text(
        "2020年11月评为4A，2026年3月截止。", "Graded 4A in November 2020, deadline in March 2026."
    ),
    innocent=Text("已重新评估；请填新的日期。", "It has been assessed again; write the new day."),
)
