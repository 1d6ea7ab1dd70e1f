"""``tender collect DOSSIER FILES``: takes filled mark sheets into the dossier."""

import argparse
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.progress import watched
from evaluation.cli.terminal import aligned, say, say_json
from evaluation.core.errors import Unusable
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.taking_over import finish
from evaluation.desk.mark_sheets.collecting import Collected, Collection, collect, plan
from evaluation.dossier.reading.reading import read

NOBODY = Text(
    "这里不能提问；请加 --dry-run 只看改动，或加 --yes 直接收回",
    "nobody can be asked here; say --dry-run to see what would change, or --yes to do it",
)
_SHOWN = 50


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "dossier", type=Path, help=parser.says("工作簿文件夹", "folder of workbooks")
    )
    parser.add_argument(
        "files", type=Path, nargs="+", help=parser.says("填好的评分表", "filled mark sheets")
    )
    parser.add_argument(
        "--who",
        required=True,
        help=parser.says("收回评分表的经办人", "the person who collects the sheets"),
    )
    parser.add_argument(
        "--yes",
        action="store_true",
        help=parser.says("不再询问，直接收回", "take them over without asking"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=parser.says("只显示会有的改动", "show what would change, no more"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Show what would change, ask, take the sheets over, and say who is missing."""
    silent = options.json or not sys.stdin.isatty()
    if silent and not (options.yes or options.dry_run):
        raise Unusable(NOBODY)
    finish(options.dossier)
    reading = read(options.dossier)
    planned = plan(reading, options.files, progress=watched)
    if not options.json:
        _show(planned, options.lang)
    taken = not options.dry_run and (options.yes or _agreed(options.lang))
    if taken:
        now = datetime.now().astimezone()
        collect(planned, who=options.who, time=now, progress=watched)
    if options.json:
        say_json(record(planned, taken=taken))
    else:
        _conclude(planned, options.lang, taken=taken)
    return 0


def record(planned: Collection, *, taken: bool) -> dict[str, object]:
    """Return what changes, or would change, as plain data."""
    return {
        "taken": taken,
        "sheets": [
            {
                "expert": sheet.expert,
                "issue": sheet.issue,
                "file": sheet.returned.file,
                "sha256": sheet.returned.fingerprint,
                "changes": [
                    {
                        "bid": change.bid,
                        "criterion": change.criterion or None,
                        "old": _plain(change.old),
                        "new": _plain(change.new),
                    }
                    for change in sheet.changes
                ],
            }
            for sheet in planned.sheets
        ],
        "missing": [expert.id for expert in planned.missing],
    }


def _plain(value: Decimal | str | None) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else value


def _agreed(lang: Lang) -> bool:
    sys.stderr.write(Text("收回以上评分？[y/N] ", "take these marks over? [y/N] ").say(lang))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def _show(planned: Collection, lang: Lang) -> None:
    for sheet in planned.sheets:
        said = Text(
            f"{sheet.returned.file}：{sheet.expert}，第 {sheet.issue} 次发出，{len(sheet.changes)} 处改动",
            f"{sheet.returned.file}: {sheet.expert}, issue {sheet.issue}, {len(sheet.changes)} changes",
        )
        say(said.say(lang))
        if sheet.changes:
            say(aligned(_rows(sheet, lang)))


def _rows(sheet: Collected, lang: Lang) -> list[list[str]]:
    before, after = Text("原", "old"), Text("新", "new")
    head = [term("bid", lang), term("criterion", lang), before.say(lang), after.say(lang)]
    return [
        head,
        *(
            [
                change.bid,
                change.criterion or term("comment", lang),
                _cell(change.old),
                _cell(change.new),
            ]
            for change in sheet.changes
        ),
    ]


def _cell(value: Decimal | str | None) -> str:
    """A mark, or the beginning of a comment on one line, as a terminal can show it."""
    text = _plain(value)
    if text is None:
        return "—"
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _conclude(planned: Collection, lang: Lang, *, taken: bool) -> None:
    count = len(planned.sheets)
    done = Text(f"已收回 {count} 份评分表", f"collected {count} mark sheets")
    not_done = Text("没有改动任何文件", "nothing was written")
    say((done if taken else not_done).say(lang))
    if planned.missing:
        zh = "、".join(f"{expert.id} {expert.name}" for expert in planned.missing)
        en = ", ".join(f"{expert.id} {expert.name}" for expert in planned.missing)
        say(Text(f"尚缺：{zh}", f"still missing: {en}").say(lang))
