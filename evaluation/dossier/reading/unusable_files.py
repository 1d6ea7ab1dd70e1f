"""Why a workbook cannot be read at all: damaged, locked, or larger than what is read."""

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text


def beyond(name: str, seen: str, limit: int, sheet: str = "") -> Unusable:
    """Return the complaint that a workbook is larger than what is read."""
    text = Text(
        zh=f"文件超出限制：{seen}，上限 {limit:,}；请另存为只含本项目数据的工作簿",
        en=f"the file is beyond the limits: {seen}, at most {limit:,}; save a workbook that holds only this tender",
    )
    return _stop("D002", text, Place(name, sheet))


def twice(place: Place) -> Unusable:
    """Return the complaint that a cell stands in a file twice, or not where its name says."""
    text = Text(
        "该格在文件中出现两次，或次序颠倒，文件已损坏；请用表格软件打开，核对后另存为 .xlsx",
        "stands in the file twice or out of order, so the file is damaged; open it in a spreadsheet "
        "program, compare, and save it as .xlsx",
    )
    return _stop("D001", text, place)


def far_out(place: Place, cells: int, most: int) -> Unusable:
    """Return the complaint that the last cell in use lies so far out that too many lie before it."""
    text = Text(
        zh=f"是所用区域的最后一格，从 A1 到此共 {cells:,} 格，上限 {most:,}；其中可能只有一个空格：请删除数据之下的"
        "各行和数据右侧的各列后保存",
        en=f"is the last cell in use, and from A1 to it there are {cells:,} cells, at most {most:,}; perhaps "
        "it holds only a space: remove all rows below the data and all columns right of it, and save",
    )
    return _stop("D002", text, place)


def unreadable(name: str, why: str) -> Unusable:
    """Return the complaint that `name` cannot be opened as a workbook."""
    text = Text(
        zh=f"无法作为工作簿打开（{why[:120]}）；请用表格软件打开后另存为 .xlsx，不设密码",
        en=f"cannot be opened as a workbook ({why[:120]}); open it in a spreadsheet program and save it "
        "as .xlsx without a password",
    )
    return _stop("D001", text, Place(name))


def _stop(code: str, text: Text, place: Place) -> Unusable:
    finding = Finding(code=code, severity=Severity.ERROR, message=text, place=place)
    return Unusable(text, [finding])
