"""N102: the size of a supplier is no factor."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/87/size_factors_banned"
WHY = Text(
    "规模条件不得作为评审因素；请删除，或改为与服务质量有关的指标",
    "the size of a supplier may not be a factor; remove it, or use what the quality of the service depends on",
)

CHECK = Check(
    code="N102",
    title=Text(
        "规模条件不作评审因素",
        "Size of the supplier is no factor",
    ),
    says=Text(
        "评分标准提到注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件。",
        "A standard speaks of registered capital, assets, revenue, headcount, profit or tax paid.",
    ),
    cite=Text(
        "财政部令第87号第十七条",
        "Order 87, art. 17",
    ),
    severity=Severity.WARNING,
    look=worded("size", LAW, WHY),
    parameters=(LAW,),
    needs=Text(
        "评审因素：名称、评分标准、计分办法",
        "Criteria: title, standard, model",
    ),
    example=Text(
        "“注册资本500万元以上得2分”。",
        "'Registered capital above 5 million: 2 points'.",
    ),
    innocent=Text(
        "这个词说的是别的事，例如团队“从业人员”的资格证书、“不以营利为目的”。",
        "The word means something else there, such as the certificates of the staff, or a body that makes no profit.",
    ),
)
