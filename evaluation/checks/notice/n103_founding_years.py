"""N103: years since founding are no factor."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/2019_38/founding_years_limit_allowed"
WHY = Text(
    "成立年限不得作为门槛或者评审因素；请删除",
    "years since founding may be neither threshold nor factor; remove them",
)

CHECK = Check(
    code="N103",
    title=Text(
        "成立年限不作评审因素",
        "Years since founding are no factor",
    ),
    says=Text(
        "评分标准按供应商成立年限给分。",
        "A standard gives points for the years since the supplier was founded.",
    ),
    cite=Text(
        "财库〔2019〕38号第一条第（四）项",
        "Caiku [2019] No. 38, I(4)",
    ),
    severity=Severity.WARNING,
    look=worded("founding", LAW, WHY),
    parameters=(LAW,),
    needs=Text(
        "评审因素：名称、评分标准、计分办法",
        "Criteria: title, standard, model",
    ),
    example=Text(
        "“成立满5年得3分”。",
        "'Founded at least 5 years ago: 3 points'.",
    ),
    innocent=Text(
        "年限说的是项目负责人的从业年限，不是单位成立年限。",
        "The years are those of the project leader's experience, not of the organisation.",
    ),
)
