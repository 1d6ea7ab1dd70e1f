"""The command ``tender``: lists the commands, and runs the one that is named.

Why:
    ``tender --help`` has to answer at once, so nothing is imported here that the list does not need.
"""

import sys
from collections.abc import Sequence

from evaluation.cli.language import language

COMMANDS = {
    "demo": ("用附带的完整示例走一遍全流程", "run the main job on the shipped full example"),
    "new": ("新建空白采购档案", "write an empty dossier to fill in"),
    "check": ("列出档案中的全部问题", "list everything that is wrong with a dossier"),
    "sheets": ("发出专家评分表", "issue mark sheets to the experts"),
    "collect": ("收回填好的评分表", "collect the filled mark sheets"),
    "enter": ("把审查结论或评审决定登记到表格", "enter a screening decision or a ruling"),
    "score": ("评审并写出审计工作簿", "score a dossier and write its audit workbook"),
    "allocate": ("把预算分配给各包，并给出证明", "fund lots within the budget, with proof"),
    "report": ("打印评审报告、公告、通知书和记录", "print reports, letters and records"),
    "audit": ("复核记录的结果，逐格比对", "redo a recorded result and compare it, cell by cell"),
    "sign": (
        "用证书给文件签名，另存为新文件",
        "sign a document with a certificate, into a new file",
    ),
    "draw": (
        "在并列响应之间抽签，任何人都能重复",
        "draw between tied bids so that anybody can repeat it",
    ),
    "seal": ("封存一个阶段", "close a stage of a tender"),
    "undo": ("说明理由，撤销封存", "open a closed stage again, with a reason"),
    "log": ("打印台账并核对", "print the ledger and verify it"),
    "convert": ("在文件夹、工作簿与 JSON 之间转换", "convert between folder, workbook and JSON"),
    "lab": ("打开 JupyterLab 笔记本", "open the notebooks in JupyterLab"),
    "explain": (
        "解释一个词：列、公式、采购方式、提示代号等",
        "explain a word: a column, a formula, a method, a code ...",
    ),
    "law": ("查询法规参数及其依据", "look up the law: value, citation, certainty"),
}
"""Every command with what it does, in Chinese and English; the module of its name holds it."""

USAGE = (
    "用法：tender 命令 …（tender 命令 --help 查看各命令的用法）",
    "usage: tender COMMAND ... (tender COMMAND --help tells how to use each)",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Returns:
        0 fine; 1 the dossier has errors; 2 it cannot be read, or the command was used wrongly.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_overview() + "\n")
        return 0
    if words[0] == "--version":
        from evaluation import __version__

        sys.stdout.write(f"tender {__version__}\n")
        return 0
    if words[0] not in COMMANDS:
        known = ", ".join(COMMANDS)
        zh, en = f"没有命令 {words[0]}；可用：{known}", f"no command {words[0]}; there are: {known}"
        sys.stderr.write((zh if language() == "zh" else en) + "\n")
        return 2
    from evaluation.cli.running import run_command

    return run_command(words[0], words[1:])


def _overview() -> str:
    at = 0 if language() == "zh" else 1
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {does[at]}" for name, does in COMMANDS.items()]
    return "\n".join([USAGE[at], "", *lines])


if __name__ == "__main__":
    sys.exit(main())
