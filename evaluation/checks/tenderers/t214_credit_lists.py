"""T214: no bidder stands on a list that bars it from government procurement."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.lists import listed
from evaluation.core.finding import Severity
from evaluation.core.text import Text

BARRING = ("debtor", "tax", "procurement")


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bidder that was looked up, and one for those that were not."""
    return listed(
        case,
        BARRING,
        Text("应当拒绝其参加；请在资格审查中认定", "it has to be refused; decide in the review"),
    )


CHECK = Check(
    code="T214",
    title=Text("信用记录：禁止参加的名单", "Credit record: lists that bar"),
    says=Text(
        "仍在参加评审的供应商（或联合体成员）列入失信被执行人、重大税收违法失信主体或政府采购严重违法失信行为记录。",
        "A bidder that still takes part, or a member of a consortium, stands on the list of "
        "defaulting judgment debtors, serious tax offenders or serious breaches in procurement.",
    ),
    cite=Text(
        "《政府采购法》第二十二条；财库〔2016〕125号",
        "Government Procurement Law, art. 22; Caiku [2016] No. 125",
    ),
    severity=Severity.ERROR,
    look=look,
    needs=Text("供应商：信用记录；资格与符合性审查", "Tenderers: credit record; Screening"),
    example=Text(
        "“信用记录”为“失信被执行人”。", "Credit record says 'defaulting judgment debtor'."
    ),
    innocent=Text(
        "已移出名单，查询早于移出；禁止期已满。",
        "It was taken off the list after the query; the time of the bar is over.",
    ),
)
