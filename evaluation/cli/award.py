"""``tender award DOSSIER``: proposes the award of every lot; enters what the purchaser decides."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evaluation.awarding.award import TenderAward, award_of, plan_of, proposal_of
from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.progress import watched
from evaluation.cli.terminal import say, say_json, table
from evaluation.cli.what_to_type import line
from evaluation.core.errors import Unusable
from evaluation.core.table import Table
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
        "--why",
        default="",
        help=parser.says(
            "递补、撤销或改变已有决定的理由",
            "why, for --next and --revoke, and where a decision is changed",
        ),
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
        type=moment,
        help=parser.says(
            "确认的日期和时间，如 2026-03-27 10:00（默认现在）",
            "when it was confirmed, such as 2026-03-27 10:00 (default: now)",
        ),
    )
    parser.add_argument(
        "--who", default="", help=parser.says("登记的经办人", "the person who enters it")
    )
    parser.takes_lang()
    parser.takes_json()


def moment(typed: str) -> datetime:
    """Date and time as the sheets have them: of this place, whatever zone was typed."""
    when = datetime.fromisoformat(typed)
    return when.astimezone().replace(tzinfo=None) if when.tzinfo else when


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be entered.

    Args:
        next: the lot that goes to its next candidate; None where it is another.
        revoke: the lot whose award is taken back.
        why: the reason of either.
        confirmed: who confirms it for the purchaser; empty where nothing is to be entered.
        who: who enters it.
    """

    next: str | None
    revoke: str | None
    why: str
    confirmed: str
    when: datetime
    who: str

    @property
    def shows(self) -> bool:
        """Whether the proposal is only to be shown."""
        return not (self.confirmed or self.next or self.revoke)

    @property
    def confirmation(self) -> Confirmed:
        """Who confirms it, when and why."""
        return Confirmed(who=self.confirmed, when=self.when, why=self.why)


def run(options: argparse.Namespace) -> int:
    """Print what is decided and what is proposed; enter it where it is confirmed."""
    wish = Wish(
        next=options.next,
        revoke=options.revoke,
        why=options.why,
        confirmed=options.confirmed,
        when=options.when or datetime.now().astimezone().replace(tzinfo=None, microsecond=0),
        who=options.who,
    )
    finish(options.dossier)
    scored = examine(options.dossier).scored
    plan = plan_of(scored)
    plan = explained(plan, watched) if plan is not None else None
    now, proposal = award_of(scored, plan), proposal_of(scored, plan)
    if not wish.shows:
        entered = _entered(options.dossier, wish, proposal, now)
        if options.json:
            say_json(entered.record)
        else:
            say(entered.text.say(options.lang))
    elif options.json:
        say_json(_record(proposal, now))
    else:
        _print(proposal, now, options.lang)
    return 0


def _print(proposal: TenderAward, now: TenderAward, lang: Lang) -> None:
    tender = now.evaluation.dossier.tender
    say(f"{tender.id} {tender.title}")
    for each in _tables(proposal, now):
        say("")
        say(each.title.say(lang))
        say(table(each, lang))
        for note in each.notes:
            say(note.say(lang))
    for finding in (*(now.plan.findings if now.plan else ()), *now.findings):
        say(line(finding, lang))
    if not now.decided:
        say(HOW.say(lang))


def _tables(proposal: TenderAward, now: TenderAward) -> Iterator[Table]:
    """The decision, and the proposal where it is another or nothing was decided."""
    if not now.decided:
        yield awards_table(proposal)
        return
    yield awards_table(now)
    beside = awards_table(proposal, now)
    if any(row.cells[0].value for row in beside.only("changes").rows):
        yield beside


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered where: in a sentence, and as plain data."""

    text: Text
    record: dict[str, object]


def _entered(path: Path, wish: Wish, proposal: TenderAward, now: TenderAward) -> Entered:
    """Write the rows and the line of the ledger, and return where they are."""
    rows = _rows(wish, proposal, now)
    if not wish.confirmed or not wish.who:
        raise Unusable(
            Text(
                f"将登记：{_told(rows)}。尚未写入；请写明采购人中确认的人（--confirmed）和登记的经办人（--who）",
                f"it would enter: {_told(rows)}. Nothing is written; say who confirms it for the "
                "purchaser (--confirmed) and who enters it (--who)",
            )
        )
    if wish.when > datetime.now().astimezone().replace(tzinfo=None):
        raise Unusable(
            Text(
                f"确认时间 {wish.when:%Y-%m-%d %H:%M} 还没有到；请改正",
                f"{wish.when:%Y-%m-%d %H:%M} is still to come; correct when it was confirmed",
            )
        )
    planned = prepared(path, "awards", rows)
    time = datetime.now().astimezone()
    ledger = enter(planned, who=wish.who, time=time, why=wish.why)
    place = planned.place
    where = {"workbook": place.workbook, "sheet": place.sheet, "row": int(place.cell)}
    return Entered(
        text=Text(
            f"已写入 {place.workbook} 的“{place.sheet}”表，自第 {place.cell} 行起 {planned.rows} 行；"
            f"台账第 {ledger.length} 行",
            f"{planned.rows} {'row' if planned.rows == 1 else 'rows'} written to the sheet {place.sheet} of "
            f"{place.workbook}, from row "
            f"{place.cell}; line {ledger.length} of the ledger",
        ),
        record=where | {"rows": planned.rows, "length": ledger.length, "head": ledger.head},
    )


def _told(rows: tuple[Typed, ...]) -> str:
    """The rows in a line: lot, bid, amount."""
    shown = ((row["lot"], row.get("bid", ""), row.get("awarded", "")) for row in rows)
    return "; ".join(" ".join(filter(None, each)) for each in shown)


def _rows(wish: Wish, proposal: TenderAward, now: TenderAward) -> tuple[Typed, ...]:
    confirmed = wish.confirmation
    if wish.next:
        return (next_row(now, wish.next, wish.why, confirmed),)
    if wish.revoke:
        return (revoked_row(now, wish.revoke, wish.why, confirmed),)
    lang: Lang = "en" if now.evaluation.dossier.tender.language == "en" else "zh"
    return proposed_rows(proposal, now, confirmed, lang)
