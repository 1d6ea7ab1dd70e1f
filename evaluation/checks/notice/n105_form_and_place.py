"""N105: ownership, form and place earn no points."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/reg/organisational_form_limit_allowed"
WHY = Text(
    "不得按所有制、组织形式或者所在地区别对待供应商；请删除",
    "suppliers may not be treated differently by ownership, form or place; remove it",
)

CHECK = Check(
    code="N105",
    title=Text(
        "不按所有制、组织形式、所在地给分",
        "No points for ownership, form or place",
    ),
    says=Text(
        "评分标准按供应商的所有制、组织形式或者所在地给分。",
        "A standard gives points for ownership, organisational form or place.",
    ),
    cite=Text(
        "《政府采购法实施条例》第二十条第（七）项",
        "Implementing Regulation, art. 20(7)",
    ),
    severity=Severity.WARNING,
    look=worded("form", LAW, WHY),
    parameters=(LAW,),
    needs=Text(
        "评审因素：名称、评分标准、计分办法",
        "Criteria: title, standard, model",
    ),
    example=Text(
        "“本市注册的社会组织得2分”。",
        "'2 points for a social organisation of this city'.",
    ),
    innocent=Text(
        "说的是服务地点，或者中标后设立服务点的承诺。",
        "It is about where the service is delivered, or a promise to open a service point after award.",
    ),
)
