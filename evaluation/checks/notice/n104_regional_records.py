"""N104: records and awards of one region or trade earn no points."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/reg/regional_bonus_allowed"
WHY = Text(
    "特定区域或者特定行业的业绩、奖项不得作为加分条件；请改为不限地区、不限行业的同类业绩",
    "records and awards of one region or trade may earn no points; count similar work anywhere",
)

CHECK = Check(
    code="N104",
    title=Text(
        "不以特定区域、行业的业绩和奖项加分",
        "No points for regional or trade records and awards",
    ),
    says=Text(
        "评分标准只认某一区域或者某一行业的业绩、奖项。",
        "A standard counts records or awards of one region or trade only.",
    ),
    cite=Text(
        "《政府采购法实施条例》第二十条第（四）项",
        "Implementing Regulation, art. 20(4)",
    ),
    severity=Severity.WARNING,
    look=worded("region", LAW, WHY),
    parameters=(LAW,),
    needs=Text(
        "评审因素：名称、评分标准、计分办法",
        "Criteria: title, standard, model",
    ),
    example=Text(
        "“获得本市文化类奖项的，每个1分”。",
        "'1 point for each cultural award of this city'.",
    ),
    innocent=Text(
        "写明“不限地区”，词语出现在否定句中；或者国家级奖项对所有供应商开放。",
        "The sentence says 'in any region'; or a national award is open to all.",
    ),
)
