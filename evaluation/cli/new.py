"""``tender new DIR``: an empty dossier to fill in."""

import argparse
from pathlib import Path

from evaluation.cli.terminal import say
from evaluation.core.errors import LawError, Unusable
from evaluation.core.language import language
from evaluation.core.text import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("folder", type=Path, help="a folder that is new or empty")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--method", help="key of the procurement method; see: tender law --methods")


def run(options: argparse.Namespace) -> int:
    """Write the folder and say what to do next."""
    from evaluation.dossier.writing.template import write_template

    if options.method is not None:
        _known(options.method)
    write_template(options.folder, options.lang, options.method)
    said = Text(
        f"已新建 {options.folder}：先看 tender.xlsx 的“填写说明”，"
        f"填好后运行 tender check {options.folder}",
        f"wrote {options.folder}: read the sheet Guide in tender.xlsx, fill it in, "
        f"then run: tender check {options.folder}",
    )
    say(said.say(options.lang))
    return 0


def _known(key: str) -> None:
    from evaluation.law.method import method

    try:
        method(key)
    except LawError as problem:
        raise Unusable(problem.text) from None
