"""N106: what every bidder must have to take part earns no points."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.found_words import betraying, factors, standard, wording
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal

LAW = "cn/87/qualification_as_factor_allowed"
SHORTEST = 4
"""Characters of a requirement that is looked for; shorter ones stand in many sentences."""
WHY = Text(
    "资格条件不得作为评审因素；请删除，或改为资格审查事项",
    "a qualification condition may not be a factor; remove it, or make it a screening requirement",
)


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion that is not the price."""
    criteria = factors(case)
    law = case.law(LAW) if criteria else None
    if law is None or law.value is True:
        return
    asked = {row.requirement for row in case.dossier.screening if row.stage == "qualification"}
    asked = {each for each in map(normal, asked) if len(each) >= SHORTEST}
    for criterion in criteria:
        text = standard(criterion)
        own = (each for each in sorted(asked) if each in normal(text))
        words = tuple(dict.fromkeys((*own, *betraying(text, "qualification"))))
        if words:
            yield wording(criterion, words, WHY, law)
        else:
            yield clear(criterion.code, criterion.at("descriptor"), law=(law,))


CHECK = Check(
    code="N106",
    title=Text("资格条件不作评审因素", "Qualification conditions are no factors"),
    says=Text(
        "评分标准给资格条件（营业执照、纳税、社保、无违法记录等，或资格审查表中的事项）打分。",
        "A standard gives points for a condition of taking part: registration, taxes, social "
        "insurance, a clean record, or a requirement of the qualification review.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text(
        "评审因素：名称、评分标准；资格与符合性审查：审查事项",
        "Criteria: title, standard; Screening: requirement",
    ),
    example=Text("“依法缴纳税收得2分”。", "'Taxes paid: 2 points'."),
    innocent=Text(
        "评分的是超出资格条件的部分，例如更高等级的资质。",
        "Points are given for what goes beyond the condition, such as a higher grade.",
    ),
)
