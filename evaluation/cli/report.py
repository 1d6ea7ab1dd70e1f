"""``tender report DOSSIER``: prints the documents of a tender as PDF, Chinese and English."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.parser import Parser
from evaluation.cli.printing import status, tell_printed
from evaluation.cli.progress import watched
from evaluation.cli.running import ERRORS, FINE
from evaluation.cli.terminal import say, table, tell, tell_what_counts
from evaluation.cli.what_to_type import STEPS, line
from evaluation.cli.withheld import tell_withheld
from evaluation.core.language import language
from evaluation.core.text import LANGS, Lang

if TYPE_CHECKING:
    from evaluation.printing.order import PrintOrder


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    from evaluation.printing.order import ALL, USUAL

    parser.add_argument(
        "dossier",
        type=Path,
        nargs="+",
        help=parser.says(
            "文件夹、工作簿或 JSON 文件；可写多个，或写装有多份档案的文件夹",
            "folder, workbook or JSON document; several, or a folder of many: each of them",
        ),
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help=parser.says("列出现在能出具的文件", "say which documents can be made now"),
    )
    parser.add_argument(
        "--only",
        metavar="KEY[,KEY]",
        help=parser.says(
            f"要打印的文件，或 {ALL}（默认 {USUAL}；用 --bind 时为 {ALL}）",
            f"the documents to print, or '{ALL}' (default: {USUAL}; with --bind: {ALL})",
        ),
    )
    _kinds(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        help=parser.says("存放 PDF 的文件夹", "folder for the PDFs"),
    )
    parser.add_argument(
        "--lang",
        choices=(*LANGS, "both"),
        default="both",
        help=parser.says("文件和提示的语言", "of documents and messages"),
    )
    _looks(parser)


def _looks(parser: Parser) -> None:
    """Let it take what changes the documents."""
    parser.add_argument(
        "--issued",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help=parser.says(
            "函件和公告的日期；期限由此起算",
            "the day letters and announcements bear; deadlines are counted from it",
        ),
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help=parser.says(
            "每页印“草稿”；错误和并列可以未决",
            "print 草稿 / DRAFT across each page; errors and ties may be open",
        ),
    )
    parser.add_argument(
        "--templates",
        type=Path,
        help=parser.says(
            "本单位模板文件夹（默认用档案中的 templates）",
            "folder with templates of your own (default: templates in the dossier)",
        ),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=parser.says("覆盖已有的文件", "replace files that are there"),
    )


def _kinds(parser: Parser) -> None:
    """Let it take one of the other forms of documents."""
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--bind",
        action="store_true",
        help=parser.says(
            "按顺序合订为一个 PDF，目录填上页码",
            "bind them in order as one PDF, the index filled in with its pages",
        ),
    )
    kind.add_argument(
        "--preview",
        action="store_true",
        help=parser.says(
            "改写为与 PDF 同样式的网页", "write web pages that look like the PDFs instead"
        ),
    )
    kind.add_argument(
        "--word",
        action="store_true",
        help=parser.says(
            "另写可在 Word 中编辑的 .docx", "write those that Word users edit as .docx too"
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Write the documents and say where they are, or list them; 1 where one had to be refused.

    Raises:
        TenderError: the dossier has errors, or a tie for a recommended place is open.
        Unusable: there is no such document, or a file is there and ``--force`` is not given.
    """
    from evaluation.cli.many_tenders import list_year, print_year
    from evaluation.dossier.reading.archive import dossiers_in
    from evaluation.printing.order import ALL, USUAL, PrintOrder

    lang = language(options.lang)
    names = options.only or (ALL if options.bind else USUAL)
    order = PrintOrder(
        keys=tuple(name.strip() for name in names.split(",")),
        langs=LANGS if options.lang == "both" else (options.lang,),
        out=options.out,
        issued=options.issued,
        draft=options.draft,
        force=options.force,
        templates=options.templates,
        form="bound" if options.bind else "pages" if options.preview else "papers",
        word=options.word,
    )
    order.documents()  # a name that nothing has is told before anything is read
    inside = [(path, dossiers_in(path)) for path in options.dossier]
    paths = [each for path, found in inside for each in found or [path]]
    if len(paths) > 1 or inside[0][1]:
        return list_year(paths, order, lang) if options.list else print_year(paths, order, lang)
    return _listed(paths[0], order, lang) if options.list else _print(paths[0], order, lang)


def _listed(path: Path, order: "PrintOrder", lang: Lang) -> int:
    from evaluation.reports.documents import offers
    from evaluation.reports.occasion import occasion_at
    from evaluation.reports.offered import offers_table

    occasion = occasion_at(path, issued=order.issued, draft=order.draft)
    tell_what_counts(occasion.findings, lang)
    say(table(offers_table(each.worded(STEPS) for each in offers(occasion)), lang))
    return FINE


def _print(path: Path, order: "PrintOrder", lang: Lang) -> int:
    from evaluation.printing.chosen import chosen
    from evaluation.printing.other_forms import previews, words
    from evaluation.printing.press import how_many, printed
    from evaluation.reports.documents import offers
    from evaluation.reports.occasion import occasion_at

    order = order.at(path)
    occasion = occasion_at(path, issued=order.issued, draft=order.draft)
    tell_what_counts(occasion.findings, lang)
    if order.form == "pages":
        shown = previews(offers(occasion, order.documents()), occasion, order)
        return tell_printed(shown, lang, named=order.named)
    found = chosen(occasion, order)
    tell_withheld(found, order, lang)
    for each in dict.fromkeys(each for offer in found.allowed for each in offer.beside):
        tell(line(each, lang))
    count = how_many(found.allowed, order)
    papers = tell_printed(watched(printed(found.allowed, occasion, order), count), lang)
    twins = tell_printed(words(found.allowed, occasion, order), lang)
    refused = [ERRORS for offer in found.withheld if order.named or offer.against]
    return status([papers, twins, *refused])
