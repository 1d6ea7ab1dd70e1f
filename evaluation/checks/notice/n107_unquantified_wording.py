"""N107: standards are quantified; no points for 'reasonable' or 'excellent, good, fair, poor'."""

from evaluation.checks.check import Check
from evaluation.checks.notice.found_words import worded
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/2021_22/unquantifiable_scored_allowed"
WHY = Text(
    "评分标准没有量化；请写明哪些要素、各得几分、缺一项扣几分",
    "the standard is not quantified; say which elements earn how many points, and what a missing "
    "one costs",
)

CHECK = Check(
    code="N107",
    title=Text("评分标准量化", "Standards are quantified"),
    says=Text(
        "评分标准用“优良中差”“具有合理性”“针对性强”“贴合实际”一类没有量化的词。",
        "A standard uses words that nothing measures: excellent/good/fair/poor, highly feasible, "
        "at the discretion of the panel.",
    ),
    cite=Text(
        "财政部令第87号第五十五条；《政府采购法实施条例》第三十四条；财库〔2021〕22号第二十一条",
        "Order 87, art. 55; Implementing Regulation, art. 34; Caiku [2021] No. 22, art. 21",
    ),
    severity=Severity.WARNING,
    look=worded("unquantified", LAW, WHY),
    parameters=(LAW,),
    needs=Text("评审因素：名称、评分标准", "Criteria: title, standard"),
    example=Text(
        "“方案针对性强的8至10分，较合理的4至7分”。",
        "'Highly feasible 8 to 10, fairly complete 4 to 7'.",
    ),
    innocent=Text(
        "后文逐项写明了含义和分值；方案类因素可以由专家判断，但须分档。",
        "What follows defines the words with points; plans may be judged, but by stated steps.",
    ),
)
