"""``tender demo``: the shipped full example, from bids over ranking, plan and award to letters."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.printing import COLON, status, tell_failed
from evaluation.cli.terminal import say, table
from evaluation.core.text import Lang, Text
from evaluation.pipeline import examine
from evaluation.printing.printed import Printed
from evaluation.resources import shipped

EXAMPLE = "qinghe-2026"

PAPERS = ("evaluation_report", "allocation_plan", "result_announcement", "award_letter")


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
    """Show how bids become awards in the example, print its papers, audit its workbook."""
    from evaluation.auditing.folder import audit_at
    from evaluation.printing.chosen import chosen
    from evaluation.printing.order import PrintOrder
    from evaluation.printing.press import printed
    from evaluation.printing.workbook_file import write_workbook
    from evaluation.reports.occasion import occasion_from
    from evaluation.tables.bids_to_award import bids_to_award_table

    dossier, lang = shipped("tenders") / EXAMPLE, options.lang
    examined = examine(dossier)
    occasion = occasion_from(examined)
    shown = bids_to_award_table(occasion.award)
    tender = occasion.dossier.tender
    say(f"{tender.id} {tender.title} ({dossier})")
    say(table(shown, lang))
    for note in shown.notes:
        say(note.say(lang))
    order = PrintOrder(keys=PAPERS, out=options.out, force=True)
    done = printed(chosen(occasion, order).allowed, occasion, order)
    failed = _tell_papers(done, options.out, lang)
    plan = occasion.award.plan
    path = write_workbook(examined, options.out, lang, plan=plan, force=True)
    say(Text(f"审计工作簿：{path}", f"Audit workbook: {path}").say(lang))
    verdict = audit_at(path)
    said, counted = verdict.said, verdict.counted
    say(
        Text(
            f"复核审计工作簿：{said.zh}；{counted.zh}。",
            f"Audit of the workbook: {said.en}; {counted.en}.",
        ).say(lang)
    )
    return failed if verdict.equal else 1


def _tell_papers(done: Iterable[Printed], out: Path, lang: Lang) -> int:
    """Say in a line for each document where its copies are, and return the exit status."""
    made, failed = dict[Text, list[str]](), list[int]()
    for each in done:
        if each.path is not None:
            made.setdefault(each.title, []).append(each.path.name)
        else:
            failed.append(tell_failed(each, lang))
    for title, names in made.items():
        say(f"{title.say(lang)}{COLON.say(lang)}{len(names)} PDF, {out / names[0]}")
    return status(failed)
