"""``tender award DOSSIER``: proposes the award of every lot; enters what the purchaser decides."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.awarding.award import TenderAward, award_of, plan_of, proposal_of
from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.progress import watched
from evaluation.cli.terminal import say, say_json, table
from evaluation.cli.what_to_type import line
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.award_rows import (
    Confirmed,
    Typed,
    next_row,
    proposed_rows,
    revoked_row,
)
from evaluation.desk.entering.entering import enter
from evaluation.desk.entering.prepared import prepared
from evaluation.desk.entering.taking_over import finish
from evaluation.pipeline import examine
from evaluation.planning.plan import explained
from evaluation.tables.awards import awards_table


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--next",
        metavar="LOT",
        help=parser.says("该包递补给下一名候选人", "the lot goes to its next candidate"),
    )
    change.add_argument(
        "--revoke",
        metavar="LOT",
        help=parser.says("撤销该包的授予", "the award of the lot is taken back"),
    )
    parser.add_argument(
        "--why", default="", help=parser.says("递补或撤销的理由", "why, for --next and --revoke")
    )
    parser.add_argument(
        "--confirmed",
        default="",
        metavar="PERSON",
        help=parser.says(
            "采购人中确认的人；写明即登记，不写只显示建议",
            "who confirms it for the purchaser: then it is entered, else only shown",
        ),
    )
    parser.add_argument(
        "--when",
        type=datetime.fromisoformat,
        help=parser.says("确认的日期和时间（默认现在）", "when it was confirmed (default: now)"),
    )
    parser.add_argument(
        "--who", default="", help=parser.says("登记的经办人", "the person who enters it")
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Print what is decided and what is proposed; enter it where it is confirmed."""
    finish(options.dossier)
    scored = examine(options.dossier).scored
    plan = plan_of(scored)
    plan = explained(plan, watched) if plan is not None else None
    now = award_of(scored, plan)
    proposal = proposal_of(scored, plan)
    if options.confirmed or options.next or options.revoke:
        return _enter(options, proposal, now)
    if options.json:
        say_json(_record(proposal, now))
    else:
        _print(proposal, now, options.lang)
    return 0


def _print(proposal: TenderAward, now: TenderAward, lang: Lang) -> None:
    tender = now.evaluation.dossier.tender
    say(f"{tender.id} {tender.title}")
    shown = [awards_table(now)] if now.decided else []
    shown.append(awards_table(proposal, now if now.decided else None))
    for each in shown:
        say("")
        say(each.title.say(lang))
        say(table(each, lang))
        for note in each.notes:
            say(note.say(lang))
    for finding in (*(now.plan.findings if now.plan else ()), *now.findings):
        say(line(finding, lang))
    if not now.decided:
        say(HOW.say(lang))


HOW = Text(
    "以上是建议，尚未登记。采购人确认后：tender award … --confirmed 确认人 --who 经办人",
    "This is a proposal; nothing is entered. Once the purchaser confirms it: "
    "tender award ... --confirmed PERSON --who CLERK",
)


def _record(proposal: TenderAward, now: TenderAward) -> dict[str, object]:
    return {
        "decided": awards_table(now).records() if now.decided else [],
        "proposed": awards_table(proposal).records(),
        "findings": [finding.record() for finding in now.findings],
    }


def _enter(options: argparse.Namespace, proposal: TenderAward, now: TenderAward) -> int:
    """Write the rows and the line of the ledger, and say where."""
    if not options.confirmed or not options.who:
        raise Unusable(
            Text(
                "请写明采购人中确认的人（--confirmed）和登记的经办人（--who）",
                "say who confirms it for the purchaser (--confirmed) and who enters it (--who)",
            )
        )
    confirmed = Confirmed(who=options.confirmed, when=options.when or _now())
    planned = prepared(options.dossier, "awards", _rows(options, proposal, now, confirmed))
    time = datetime.now().astimezone()
    ledger = enter(planned, who=options.who, time=time, why=options.why)
    place = planned.place
    if options.json:
        where = {"workbook": place.workbook, "sheet": place.sheet, "row": int(place.cell)}
        say_json(where | {"rows": planned.rows, "length": ledger.length, "head": ledger.head})
        return 0
    text = Text(
        f"已写入 {place.workbook} 的“{place.sheet}”表，自第 {place.cell} 行起 {planned.rows} 行；"
        f"台账第 {ledger.length} 行",
        f"{planned.rows} rows written to the sheet {place.sheet} of {place.workbook}, from row "
        f"{place.cell}; line {ledger.length} of the ledger",
    )
    say(text.say(options.lang))
    return 0


def _rows(
    options: argparse.Namespace, proposal: TenderAward, now: TenderAward, confirmed: Confirmed
) -> tuple[Typed, ...]:
    if options.next:
        return (next_row(now, options.next, options.why, confirmed),)
    if options.revoke:
        return (revoked_row(now, options.revoke, options.why, confirmed),)
    lang: Lang = "en" if now.evaluation.dossier.tender.language == "en" else "zh"
    return proposed_rows(proposal, now, confirmed, lang)


def _now() -> datetime:
    """The moment, as a clock on the wall shows it: sheets hold no zone."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
