"""``tender score DOSSIER``: scores a tender, prints the ranking, writes the audit workbook."""

import argparse
from pathlib import Path

from evaluation.awarding.award import decided_award
from evaluation.cli.parser import DOSSIER, REPLACE_WORKBOOK, WORKBOOK_FOLDER, Parser
from evaluation.cli.terminal import say, say_json, table, tell
from evaluation.cli.what_to_type import line
from evaluation.core.finding import Severity, has_errors
from evaluation.core.text import Lang, Text
from evaluation.dossier.parties import full_name
from evaluation.outcome import document
from evaluation.pipeline import examine
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.tables.named_bids import members_below
from evaluation.tables.ranking import ranking_table


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument("--out", type=Path, help=WORKBOOK_FOLDER.say(parser.lang))
    parser.takes_lang()
    parser.takes_json()
    parser.add_argument("--force", action="store_true", help=REPLACE_WORKBOOK.say(parser.lang))


def run(options: argparse.Namespace) -> int:
    """Print the outcome of each lot; 1 where the dossier has errors."""
    examined = examine(options.dossier)
    evaluation = examined.scored
    if not options.json:
        _print(evaluation, options.lang)
    if options.out is not None or not options.json:
        from evaluation.printing.workbook_file import write_workbook

        out = options.out or Path("out")
        path = write_workbook(examined, out, options.lang, force=options.force)
        tell(Text(f"审计工作簿：{path}", f"audit workbook: {path}").say(options.lang))
    if options.json:  # last, as whatever fails before it says so in an object of its own
        award = decided_award(evaluation)
        say_json(document(evaluation, award.findings if award else ()))
    return 1 if has_errors(evaluation.findings) else 0


def _print(evaluation: Evaluation, lang: Lang) -> None:
    tender = evaluation.dossier.tender
    say(f"{tender.id} {tender.title}")
    for result in evaluation.lots:
        say("")
        say(f"{result.lot.id} {result.lot.title}")
        say(_lot(evaluation, result, lang))
    notable = [f for f in evaluation.findings if f.severity is not Severity.NOTE or f.counts]
    if notable:
        say("")
    for finding in notable:
        say(line(finding, lang))


SHOWN = ("rank", "bid", "tenderer", "quote", "technical", "price_points", "total")


def _lot(evaluation: Evaluation, result: LotResult, lang: Lang) -> str:
    lines = []
    if result.failure is not None:
        lines.append(result.failure.message.say(lang))
    if result.ranked:
        ranking = ranking_table(evaluation, [result]).only(*SHOWN)
        lines.append(table(ranking, lang))
        lines += [members.say(lang) for members in members_below(ranking)]
    for score in result.scores:
        for reason in score.reasons:
            who = full_name(evaluation.dossier, score.tenderer).say(lang)
            lines.append(f"-  {score.bid.id} {who}: {reason.message.say(lang)}")
    candidates = ", ".join(result.candidates)
    if candidates:
        lines.append(Text(f"推荐候选：{candidates}", f"candidates: {candidates}").say(lang))
    return "\n".join(lines)
