"""T215: no bidder stands on a list of the registrar of social organisations."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.lists import listed
from evaluation.core.finding import Severity
from evaluation.core.text import Text

WATCHED = ("abnormal", "serious")


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bidder that was looked up."""
    return listed(
        case,
        WATCHED,
        Text("请核对采购文件是否据此不予通过", "see whether the document refuses it for that"),
    )


CHECK = Check(
    code="T215",
    title=Text("信用记录：登记机关的名录", "Credit record: lists of the registrar"),
    says=Text(
        "供应商（或联合体成员）列入社会组织活动异常名录或严重违法失信名单。",
        "A bidder, or a member of a consortium, stands on the abnormal activity list or the list "
        "of seriously dishonest social organisations.",
    ),
    cite=Text(
        "民政部令第60号第十一条、第十五条",
        "Order 60 of the Ministry of Civil Affairs, arts. 11, 15",
    ),
    severity=Severity.WARNING,
    look=look,
    needs=Text("供应商：信用记录", "Tenderers: credit record"),
    example=Text("“信用记录”为“活动异常名录”。", "Credit record says 'abnormal activity list'."),
    innocent=Text(
        "因登记地址搬迁列入，已申请移出。",
        "It was listed for a moved address and has applied to be taken off.",
    ),
)
