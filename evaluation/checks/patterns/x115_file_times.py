"""X115: files of different tenderers were not created in the same second."""

from collections.abc import Iterable

from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.shared_facts import answers
from evaluation.core.finding import Severity
from evaluation.core.text import Text

WORDS = {
    "created": Text("创建时间", "time of creation"),
    "document id": Text("文件标识码", "document id"),
    "instance id": Text("文件实例码", "instance id"),
}
COMMON = frozenset({"2006-09-16t00:00:00z", "2006-09-13t11:21:51z", "2015-06-05t18:19:34z"})
"""Times that programs write into every new file."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each second or id that files of several tenderers on a lot share."""
    yield from answers(case, tuple(WORDS), WORDS, COMMON)


CHECK = Check(
    code="X115",
    title=Text("响应文件创建时间相同", "Files created in the same second"),
    says=Text(
        "不同供应商的响应文件创建时间精确到秒相同，或文件标识码相同。",
        "Files of different tenderers were created in the same second, or have the same id.",
    ),
    cite=Text("财政部令第87号第三十七条第（一）、（四）项", "Order 87, art. 37(1) and (4)"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("submissions/响应编号/ 下的文件", "Files in submissions/<bid id>/"),
    example=Text(
        "B01 与 B03 的文件均创建于 2026-03-20 14:05:07。",
        "Files of B01 and B03 were both created on 2026-03-20 14:05:07.",
    ),
    innocent=Text(
        "都从采购人提供的同一份模板另存，沿用了模板的创建时间。",
        "Both were saved from the buyer's form and kept its time.",
    ),
)
