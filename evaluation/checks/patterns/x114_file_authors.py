"""X114: files of different tenderers were not made by the same person."""

from collections.abc import Iterable

from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.patterns.shared_facts import answers
from evaluation.core.finding import Severity
from evaluation.core.text import Text

WORDS = {
    "author": Text("作者", "author"),
    "last modified by": Text("最后修改人", "last modified by"),
    "company": Text("单位属性", "company property"),
}
COMMON = frozenset(
    {
        "administrator", "admin", "user", "microsoft office user", "openpyxl", "python-docx", "wps",
        "wps office", "root", "owner", "pc", "lenovo", "hp", "dell", "windows 用户", "windows user",
        "用户", "未知", "unknown", "author", "作者", "apache poi", "xlsxwriter", "computer",
    }
)  # fmt: skip
"""What programs and shops write there."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each name that files of several tenderers on a lot share."""
    yield from answers(case, tuple(WORDS), WORDS, COMMON)


CHECK = Check(
    code="X114",
    title=Text("响应文件作者相同", "Files by the same author"),
    says=Text(
        "不同供应商的响应文件属性中，作者、最后修改人或单位相同。",
        "Files of different tenderers name the same author, last editor or company.",
    ),
    cite=Text("财政部令第87号第三十七条第（一）项", "Order 87, art. 37(1)"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("submissions/响应编号/ 下的文件", "Files in submissions/<bid id>/"),
    example=Text(
        "B01 与 B03 的文件最后修改人均为“张三”。",
        "Files of B01 and B03 were last edited by 'Zhang San'.",
    ),
    innocent=Text(
        "都用了采购人提供的模板；同名；在同一家打印店排版。",
        "Both used the buyer's form; namesakes; the same print shop.",
    ),
)
