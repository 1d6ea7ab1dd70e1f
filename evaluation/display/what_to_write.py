"""How a notebook says what helps: words in the brackets of a cell, methods, commands in a terminal."""

from evaluation.core.errors import TenderError
from evaluation.core.next_step import Deed, Words
from evaluation.core.text import Text

_RUN = Text("（在菜单“文件 → 新建 → 终端”中运行 {}）", " (run under File, New, Terminal: {})")


def _run(command: str) -> Text:
    """A deed that has no call in a notebook."""
    return Text(_RUN.zh.replace("{}", command), _RUN.en.replace("{}", command))


STEPS: Words = {
    Deed.REPLACE: Text("，或加 force=True", ", or say force=True"),
    Deed.PRINT_DRAFT: Text("，或用 draft=True 打印草稿", ", or print a draft with draft=True"),
    Deed.SEAL: _run("tender seal {stage}"),
    Deed.UNDO: _run("tender undo {stage} --why"),
    Deed.COLLECT: _run("tender collect"),
    Deed.CONVERT: _run("tender convert"),
    Deed.LIST_LAW: Text("；law() 列出用到的参数", "; law() lists those that were applied"),
    Deed.LIST_DOCUMENTS: Text("（documents() 列出全部）", " (documents() lists all)"),
    Deed.AWARD: Text("（award_form() 登记）", " (award_form() enters it)"),
    Deed.OTHER_FOLDER: Text("（folder=…）", " with folder=..."),
}


def sentence(problem: TenderError) -> Text:
    """Return what is wrong and what to write in a cell.

    Example:
        >>> from evaluation.core.next_step import NextStep
        >>> taken = Text("请换一个名称", "choose another name")
        >>> sentence(TenderError(taken, next_step=NextStep(Deed.REPLACE))).en
        'choose another name, or say force=True'
    """
    return problem.worded(STEPS)
