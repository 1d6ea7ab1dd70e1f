"""``tender demo``: the main job on the shipped full example, from workbooks to PDF and workbook."""

import argparse
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.printing import tell_printed
from evaluation.cli.terminal import say
from evaluation.core.text import Text
from evaluation.pipeline import examine
from evaluation.resources import shipped

EXAMPLE = "qinghe-2026"


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        help=parser.says("存放结果的文件夹", "folder for what is written"),
    )
    parser.takes_lang()


def run(options: argparse.Namespace) -> int:
    """Score the example, write its documents, and say where they are."""
    from evaluation.printing.chosen import chosen
    from evaluation.printing.order import PrintOrder
    from evaluation.printing.press import printed
    from evaluation.printing.workbook_file import write_workbook
    from evaluation.reports.occasion import occasion_from

    dossier = shipped("tenders") / EXAMPLE
    examined = examine(dossier)
    evaluation = examined.scored
    ranked = sum(len(result.ranked) for result in evaluation.lots)
    failed = sum(result.failure is not None for result in evaluation.lots)
    lang = options.lang
    say(
        Text(
            f"读取 {dossier}：{len(evaluation.lots)} 个包，{ranked} 份响应排名，{failed} 个包采购失败",
            f"read {dossier}: {len(evaluation.lots)} lots, {ranked} bids ranked, {failed} lots failed",
        ).say(lang)
    )
    occasion = occasion_from(examined)
    order = PrintOrder(out=options.out, force=True)
    status = tell_printed(printed(chosen(occasion, order).allowed, occasion, order), lang)
    path = write_workbook(examined, options.out, "zh", force=True)
    say(Text(f"审计工作簿：{path}", f"audit workbook: {path}").say(lang))
    return status
