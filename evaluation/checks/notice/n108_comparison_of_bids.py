"""N108: a bid is marked against the standard, not against the other bids."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/2021_22/unquantifiable_scored_allowed"
WHY = Text(
    "不得由响应之间横向比较得分；请写明每份响应达到什么得几分",
    "points may not come from comparing bids with each other; say what a bid must reach for how "
    "many points",
)

CHECK = Check(
    code="N108",
    title=Text("不作横向比较", "No marking by comparison of bids"),
    says=Text(
        "评分标准让专家把各家响应相互比较后给分。",
        "A standard has the experts mark the bids by comparing them with each other.",
    ),
    cite=Text(
        "财政部令第87号第五十五条；《政府采购法实施条例》第三十四条",
        "Order 87, art. 55; Implementing Regulation, art. 34",
    ),
    severity=Severity.WARNING,
    look=worded("comparison", LAW, WHY),
    parameters=(LAW,),
    needs=Text("评审因素：名称、评分标准", "Criteria: title, standard"),
    example=Text("“横向比较，最优者得10分”。", "'Compared with other bids, the best gets 10'."),
    innocent=Text(
        "客观指标按公式与最高值成比例，不是由专家比较。",
        "An objective figure scored in proportion to the highest by formula, not by experts.",
    ),
)
