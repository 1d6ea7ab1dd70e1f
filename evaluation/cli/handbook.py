"""``tender handbook``: everything about the toolkit, as one PDF and as web pages with a search."""

import argparse
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say
from evaluation.core.files import folder_must_be_free, place_folder
from evaluation.core.text import Text

PDF = "handbook.pdf"


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.takes_lang()
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("handbook"),
        help=parser.says("新的或空的文件夹（默认 handbook）", "a folder that is new or empty"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=parser.says("已有内容的文件夹改名为 名称.old 保留", "keep what is in DIR as DIR.old"),
    )


def run(options: argparse.Namespace) -> int:
    """Write PDF and pages, and say where they are."""
    from evaluation.cli.described import handbook
    from evaluation.handbook.pages import FIRST, web_pages
    from evaluation.handbook.paper import book_pdf

    folder_must_be_free(options.out, force=options.force)
    book = handbook()
    files = {**web_pages(book, options.lang), PDF: book_pdf(book, options.lang)}
    place_folder(options.out, files, force=options.force)
    pdf, first = options.out / PDF, options.out / FIRST
    said = Text(
        f"已写入 {pdf}；网页从 {first} 开始，用浏览器打开即可",
        f"wrote {pdf}; the pages begin at {first}: open it in a browser",
    )
    say(said.say(options.lang))
    return 0
