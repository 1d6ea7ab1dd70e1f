"""The command ``tender``: finds the command's module, runs it, turns errors into sentences."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from evaluation.cli.terminal import language, say, tell
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import Text

COMMANDS: dict[str, Text] = {
    "demo": Text("用附带的完整示例走一遍全流程", "run the main job on the shipped full example"),
    "new": Text("新建空白采购档案", "write an empty dossier to fill in"),
    "check": Text("列出档案中的全部问题", "list everything that is wrong with a dossier"),
    "score": Text("评审并写出审计工作簿", "score a dossier and write its audit workbook"),
    "report": Text("打印评审报告", "print the evaluation report"),
    "convert": Text(
        "在文件夹、工作簿与 JSON 之间转换", "convert between folder, workbook and JSON"
    ),
    "law": Text("查询法规参数及其依据", "look up the law: value, citation, certainty"),
}
"""Every command with what it does; the module of the same name holds it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Returns:
        0 fine; 1 the dossier has errors; 2 it cannot be read, or the command was used wrongly.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        say(_overview())
        return 0
    if words[0] == "--version":
        from evaluation import __version__

        say(f"tender {__version__}")
        return 0
    if words[0] not in COMMANDS:
        tell(
            Text(
                f"没有命令 {words[0]}；可用：{'、'.join(COMMANDS)}",
                f"there is no command {words[0]}; there are: {', '.join(COMMANDS)}",
            ).say(language())
        )
        return 2
    return _run(words[0], words[1:])


def _run(name: str, words: list[str]) -> int:
    command = import_module(f"evaluation.cli.{name}")
    parser = argparse.ArgumentParser(
        prog=f"tender {name}", description=COMMANDS[name].say(language())
    )
    command.arguments(parser)
    options = parser.parse_args(words)
    lang = (
        getattr(options, "lang", None) if getattr(options, "lang", None) in ("zh", "en") else None
    )
    try:
        return int(command.run(options))
    except TenderError as problem:
        for finding in problem.findings:
            tell(finding.line(lang or language()))
        tell(problem.text.say(lang or language()))
        return 2 if isinstance(problem, Unusable) else 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        tell(Text("已中断，没有写入文件", "stopped; no file was written").say(language()))
        return 2


def _overview() -> str:
    lang = language()
    head = Text(
        "用法：tender 命令 …（tender 命令 --help 查看各命令的用法）",
        "usage: tender COMMAND ... (tender COMMAND --help tells how to use each)",
    )
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {text.say(lang)}" for name, text in COMMANDS.items()]
    return "\n".join([head.say(lang), "", *lines])
