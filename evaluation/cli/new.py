"""``tender new DIR``: an empty dossier to fill in, or the small example of the handbook."""

import argparse
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say
from evaluation.core.errors import LawError, Unusable
from evaluation.core.files import place_file
from evaluation.core.text import Lang, Text


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        help=parser.says(
            "新的或空的文件夹；用 --json 时为 名称.json",
            "a folder that is new or empty; NAME.json with --json",
        ),
    )
    parser.takes_lang()
    parser.add_argument(
        "--method",
        help=parser.says(
            "采购方式的键；见 tender law --methods",
            "key of the procurement method; see: tender law --methods",
        ),
    )
    parser.add_argument(
        "--example",
        action="store_true",
        help=parser.says(
            "写出手册中填好的小例", "write the small example of the handbook, filled in"
        ),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=parser.says(
            "写出一个 JSON 文件；不写文件名则打印",
            "write one JSON document, or print it where no file is named",
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Write the dossier and say what to do next."""
    if options.method is not None:
        _known(options.method)
    if options.json:
        text = _document(options.lang, options.method, example=options.example)
        if options.folder is None:
            say(text.rstrip())
        else:
            place_file(options.folder, text.encode())
            _say_checked(options.folder, options.lang)
        return 0
    if options.folder is None:
        raise Unusable(Text("请写出文件夹名称", "name a folder"))
    if options.example:
        _write_example(options.folder, options.lang)
        _say_checked(options.folder, options.lang)
        return 0
    from evaluation.dossier.writing.template import write_template

    write_template(options.folder, options.lang, options.method)
    said = Text(
        f"已新建 {options.folder}：先看 tender.xlsx 的“填写说明”，"
        f"填好后运行 tender check {options.folder}",
        f"wrote {options.folder}: read the sheet Guide in tender.xlsx, fill it in, "
        f"then run: tender check {options.folder}",
    )
    say(said.say(options.lang))
    return 0


def _document(lang: Lang, method: str | None, *, example: bool) -> str:
    from evaluation.dossier.writing.template import template_document
    from evaluation.handbook.small_example import document

    return document(lang) if example else template_document(lang, method)


def _write_example(folder: Path, lang: Lang) -> None:
    from evaluation.dossier.writing.folder_writing import write_folder
    from evaluation.handbook.small_example import dossier

    write_folder(dossier(lang), folder, lang)


def _say_checked(path: Path, lang: Lang) -> None:
    said = Text(
        f"已写入 {path}；可运行 tender check {path}", f"wrote {path}; run: tender check {path}"
    )
    say(said.say(lang))


def _known(key: str) -> None:
    from evaluation.law.method import method

    try:
        method(key)
    except LawError as problem:
        raise Unusable(problem.text, next_step=problem.next_step) from None
