"""``tender check DOSSIER``: everything that is wrong with a dossier, and all that was looked at."""

import argparse
from pathlib import Path

from evaluation.checks.check import Answer
from evaluation.cli.explain import explained
from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.terminal import say, say_json, table, tell
from evaluation.cli.what_to_type import STEPS, recorded, sentence
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text
from evaluation.desk.looking_over import looked_over
from evaluation.pipeline import Examined, examine
from evaluation.tables.checks import checks_table
from evaluation.tables.findings import told_once


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, nargs="?", help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--explain",
        metavar="CODE",
        help=parser.says("打印代号的含义", "print what a code means"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Print the findings, then every check with its answer; 1 where any finding is an error."""
    if options.explain:
        say(explained(options.explain, options.lang))
        return 0
    if options.dossier is None:
        raise Unusable(
            Text("请写出档案路径，或用 --explain 代号", "name a dossier, or say --explain CODE")
        )
    examined = looked_over(examine(options.dossier))
    if options.json:
        say_json(record(examined))
    else:
        _print(examined, options.lang)
    if examined.problem is None:
        return 0
    tell(sentence(examined.problem).say(options.lang))
    return 1


def _print(examined: Examined, lang: Lang) -> None:
    for line in told_once((each.worded(STEPS) for each in examined.findings), lang):
        say(line)
    if not examined.findings:
        say(Text("没有发现问题", "nothing found").say(lang))
    if examined.checked:
        say("")
        say(table(checks_table(examined.checked).only("code", "check_state", "check"), lang))


def record(examined: Examined) -> dict[str, object]:
    """Return what was found and what every check says, as plain data."""
    return {
        "findings": [recorded(finding) for finding in examined.findings],
        "checks": [
            {
                "code": checked.check.code,
                "title_zh": checked.check.title.zh,
                "title_en": checked.check.title.en,
                "state": str(checked.state),
                "answers": [_answer(answer) for answer in checked.answers],
            }
            for checked in examined.checked
        ],
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "state": str(answer.state),
        "subject": answer.subject,
        "message_zh": answer.message.zh,
        "message_en": answer.message.en,
        "figures": {key: _plain(value) for key, value in answer.figures.items()},
        "threshold": _plain(answer.threshold),
        "places": [str(place) for place in answer.places],
        "law": [law.key for law in answer.law],
    }


def _plain(value: str | Text) -> str:
    return value.en if isinstance(value, Text) else value
