"""What reads the words after a command, and says in the person's language how it is used."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from evaluation.core.language import language
from evaluation.core.text import LANGS, Lang, Text

DOSSIER = Text("文件夹、工作簿或 JSON 文件", "folder, workbook or JSON document")
JSON = Text("只打印一个 JSON 对象", "print one JSON object")
LANGUAGE = Text("语言：zh 中文，en 英文", "language: zh or en")
STAGE = Text("阶段", "the stage")
WORKBOOK_FOLDER = Text(
    "审计工作簿所在文件夹（默认 ./out）", "folder for the audit workbook (default: ./out)"
)
REPLACE_WORKBOOK = Text("覆盖已有的工作簿", "replace a workbook that is there")
"""What several commands take."""

_USAGE = Text("用法：", "usage: ")
_WORDS, _OPTIONS = Text("参数", "positional arguments"), Text("选项", "options")
_HELP = Text("打印本说明并退出", "show this help message and exit")
_ERROR = Text("{}：用法有误：{}\n", "{}: error: {}\n")
_FAULTS = (
    (r"the following arguments are required: (.+)", "缺少 {}"),
    (r"unrecognized arguments: (.+)", "不认识 {}"),
    (r"argument (.+?): expected (?:one|at least one|\d+) arguments?", "{} 后面须写内容"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{} 不能是 {}；可用：{}"),
    (r"argument (.+?): invalid .+ value: (.+)", "{} 不能是 {}"),
    (r"argument (.+?): not allowed with argument (.+)", "{} 不能与 {} 同时使用"),
    (r"argument (.+?): ignored explicit argument (.+)", "{} 后面不写内容，却有 {}"),
    (r"ambiguous option: (.+?) could match (.+)", "{} 不明确；可用：{}"),
)
"""What the library says of a wrong use, and the same in Chinese."""


class Parser(argparse.ArgumentParser):
    """The words and options of a command.

    Args:
        does: what the command does.
        lang: of all that is said.
    """

    def __init__(self, prog: str, does: Text, lang: Lang) -> None:
        self.lang = lang
        super().__init__(
            prog=prog, description=does.say(lang), add_help=False, formatter_class=self._formatter
        )
        self._positionals.title, self._optionals.title = _WORDS.say(lang), _OPTIONS.say(lang)
        self.add_argument("-h", "--help", action="help", help=_HELP.say(lang))

    def says(self, zh: str, en: str) -> str:
        """Return a help text in the language of the person."""
        return Text(zh, en).say(self.lang)

    def takes_lang(self) -> None:
        """Let it take the language of what the command says."""
        self.add_argument("--lang", choices=LANGS, default=language(), help=LANGUAGE.say(self.lang))

    def takes_json(self) -> None:
        """Let it print one JSON object instead of words."""
        self.add_argument("--json", action="store_true", help=JSON.say(self.lang))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, and leave with status 2."""
        self.exit(
            2, self.format_usage() + _ERROR.say(self.lang).format(self.prog, self._fault(message))
        )

    def _fault(self, message: str) -> str:
        if self.lang == "en":
            return message
        found = ((re.fullmatch(english, message), chinese) for english, chinese in _FAULTS)
        return next((said.format(*match.groups()) for match, said in found if match), message)

    def _formatter(self, prog: str) -> argparse.HelpFormatter:
        return _Formatter(prog, _USAGE.say(self.lang))


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, begin: str) -> None:
        super().__init__(prog)
        self._begin = begin

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage with the word of the language."""
        super().add_usage(usage, actions, groups, prefix or self._begin)


def asked_lang(words: list[str]) -> Lang:
    """Return the language of help and complaints: that which the words ask for, else the person's.

    Example:
        >>> asked_lang(["tender", "--lang", "zh"]), asked_lang(["--lang=en"])
        ('zh', 'en')
    """
    said = re.search(r"--lang[ =](zh|en)(?: |$)", " ".join(words))
    return "zh" if said and said[1] == "zh" else "en" if said else language()
