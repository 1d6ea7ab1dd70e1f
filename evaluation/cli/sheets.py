"""``tender sheets DOSSIER --out DIR``: a mark sheet for each expert who may mark."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.progress import watched
from evaluation.cli.terminal import say, say_json, tell
from evaluation.cli.what_to_type import line, recorded
from evaluation.core.language import language
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.taking_over import finish
from evaluation.desk.mark_sheets.issuing import Issue, issue
from evaluation.dossier.reading.reading import read


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help=parser.says("新的或空的文件夹", "a folder that is new or empty"),
    )
    parser.add_argument(
        "--who",
        required=True,
        help=parser.says("发出评分表的经办人", "the person who issues the sheets"),
    )
    parser.add_argument(
        "--expert", action="append", default=[], metavar="ID",
        help=parser.says(
                "只发该专家的评分表；可写多次（默认全部）",
                "only this expert's sheet; may be given several times (default: everybody's)"),
    )  # fmt: skip
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        help=parser.says("评分表的语言", "language of the sheets"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=parser.says("把文件夹原有内容留作 文件夹.old", "keep what is in DIR as DIR.old"),
    )
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Write the sheets, record the issue, and say who got none and why."""
    finish(options.dossier)
    reading = read(options.dossier)
    own: Lang = "en" if reading.dossier and reading.dossier.tender.language == "en" else "zh"
    made = issue(
        reading,
        options.out,
        options.lang or own,
        who=options.who,
        time=datetime.now().astimezone(),
        experts=options.expert,
        force=options.force,
        progress=watched,
    )
    for finding in made.findings:
        tell(line(finding, language(options.lang)))
    if options.json:
        say_json(_record(made))
    else:
        _say(made, language(options.lang))
    return 0


def _record(made: Issue) -> dict[str, object]:
    files = {expert: str(path) for expert, path in made.files.items()}
    findings = [recorded(finding) for finding in made.findings]
    return {"issue": str(made.number), "sheets": files, "findings": findings}


def _say(made: Issue, lang: Lang) -> None:
    if made.old is not None:
        kept = Text(f"原文件夹保留为 {made.old}", f"the old folder is kept as {made.old}")
        say(kept.say(lang))
    for path in made.files.values():
        say(str(path))
    text = Text(
        f"第 {made.number} 次发出评分表，共 {len(made.files)} 份；这些专家此前的评分表作废",
        f"issue {made.number}: {len(made.files)} mark sheets; these experts' earlier sheets are void",
    )
    say(text.say(lang))
