"""Runs one command and turns whatever goes wrong into sentences and an exit status."""

import os
from importlib import import_module

from evaluation.cli.commands import COMMANDS
from evaluation.cli.parser import Parser, asked_lang
from evaluation.cli.terminal import say_json, tell
from evaluation.cli.what_to_type import line, recorded, sentence
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.language import language
from evaluation.core.text import Lang, Text

FINE, ERRORS, UNUSABLE = 0, 1, 2


def run_command(name: str, words: list[str]) -> int:
    """Run the command `name` with `words` and return its exit status."""
    command = import_module(f"evaluation.cli.{name}")
    options = parser_of(name, asked_lang(words)).parse_args(words)
    lang = language(getattr(options, "lang", None))
    try:
        return int(command.run(options))
    except TenderError as problem:
        for finding in problem.findings:
            tell(line(finding, lang))
        tell(sentence(problem).say(lang))
        if getattr(options, "json", False):
            say_json(_record(problem))
        return UNUSABLE if isinstance(problem, Unusable) else ERRORS
    except BrokenPipeError:
        return FINE
    except KeyboardInterrupt:
        tell(Text("已中断", "stopped").say(lang))
        return UNUSABLE
    except Exception as problem:
        said = _unexpected(problem)
        tell(said.say(lang))
        if getattr(options, "json", False):
            say_json({"problem_zh": said.zh, "problem_en": said.en, "findings": []})
        return UNUSABLE


def parser_of(name: str, lang: Lang) -> Parser:
    """Return what reads the words after the command `name`, and says in `lang` how it is used."""
    parser = Parser(f"tender {name}", Text(*COMMANDS[name]), lang)
    import_module(f"evaluation.cli.{name}").arguments(parser)
    return parser


def _record(problem: TenderError) -> dict[str, object]:
    """What ``--json`` prints instead of a result."""
    said = sentence(problem)
    return {
        "problem_zh": said.zh,
        "problem_en": said.en,
        "findings": [recorded(finding) for finding in problem.findings],
    }


def _unexpected(problem: Exception) -> Text:
    """A mistake of ours must still end in a sentence; the details are there for who asks."""
    if os.environ.get("TENDER_DEBUG"):
        import traceback

        tell(traceback.format_exc())
    what = f"{type(problem).__name__}: {problem}"
    return Text(
        f"程序内部错误（{what}）；没有写出结果。请设置 TENDER_DEBUG=1 重新运行并报告全部输出",
        f"an internal error ({what}); no result was written. Run again with TENDER_DEBUG=1 and "
        "report all it prints",
    )
