"""N111: points for the grade of social organisations leave a way for other bidders."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.found_words import betraying, factors, standard, wording
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/reg/organisational_form_limit_allowed"
WHY = Text(
    "只有社会组织才有评估等级，企业和成立不久的组织得不到这些分；请写明它们的同等条件，或删除",
    "only social organisations have such a grade, so companies and young bodies cannot earn these "
    "points; state an equivalent for them, or remove it",
)


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion that speaks of the grade."""
    graded = [(c, betraying(standard(c), "grade")) for c in factors(case)]
    for criterion, words in graded:
        if not words:
            continue
        law = case.law(LAW)
        if betraying(standard(criterion), "equivalent"):
            yield clear(criterion.code, criterion.at("descriptor"), law=(law,))
        else:
            yield wording(criterion, words, WHY, law)


CHECK = Check(
    code="N111",
    title=Text("评估等级加分有同等条件", "Points for a grade have an equivalent"),
    says=Text(
        "评分标准按社会组织评估等级给分，没有给企业和新成立的组织同等条件。",
        "A standard gives points for the grade of a social organisation and offers companies and "
        "young bodies no equivalent.",
    ),
    cite=Text("《政府采购法实施条例》第二十条第（七）项", "Implementing Regulation, art. 20(7)"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("评审因素：名称、评分标准、计分办法", "Criteria: title, standard, model"),
    example=Text("“社会组织评估等级：5A 6分，4A 4分，3A 2分”。", "'Grade: 5A 6, 4A 4, 3A 2'."),
    innocent=Text(
        "本项目依法只面向社会组织；同等条件写在采购文件别处。",
        "The tender is lawfully reserved to social organisations; the equivalent stands elsewhere.",
    ),
)
