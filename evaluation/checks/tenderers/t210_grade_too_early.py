"""T210: a grade is not older than the law lets an organisation have one."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.grades import closing_day, years_after
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/social_organisation/assessment_registration_years_min"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each body with a grade and a day of foundation."""
    for body in case.dossier.tenderers:
        if not body.grade or body.founded is None:
            continue
        law, day, place = case.law(LAW), body.graded or closing_day(case), body.at("grade")
        earliest = years_after(body.founded, law.whole)
        figures = {"founded": str(body.founded), "graded": str(day)}
        if day >= earliest:
            yield clear(body.id, place, figures=figures, threshold=str(earliest), law=(law,))
            continue
        yield raised(
            f"{body.name}成立于 {body.founded}，{earliest} 前不能申请评估，却填有 {body.grade}；请核实",
            f"{body.name}, founded on {body.founded}, could not be assessed before {earliest} and is "
            f"entered with {body.grade}; find out",
            place,
            body.at("founded"),
            subject=body.id,
            figures=figures,
            threshold=str(earliest),
            law=(law,),
            cite=law.cite,
        )


CHECK = Check(
    code="T210",
    title=Text("评估等级与成立日期", "Grade and day of foundation"),
    says=Text(
        "登记不满两年的社会组织填有评估等级，按规定那时还不能申请评估。",
        "A social organisation registered for less than two years is entered with a grade, which "
        "it could not have applied for.",
    ),
    cite=Text("民政部令第39号第六条", "Order 39 of the Ministry of Civil Affairs, art. 6"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("供应商：成立日期、评估等级、评估日期", "Tenderers: founded, grade, graded"),
    example=Text("2025年6月成立，填有3A。", "Founded in June 2025 and entered with 3A."),
    innocent=Text(
        "由原组织合并、更名而来，填的是新证书日期。",
        "It came from an older body by merger or change of name, and the new date was entered.",
    ),
)
