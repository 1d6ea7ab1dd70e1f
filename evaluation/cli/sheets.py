"""``tender sheets DOSSIER --out DIR``: a mark sheet for each expert who may mark."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.cli.progress import watched
from evaluation.cli.terminal import say, say_json, tell
from evaluation.core.language import language
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.taking_over import finish
from evaluation.desk.mark_sheets.issuing import Issue, issue
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import law_folder


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("--out", type=Path, required=True, help="a folder that is new or empty")
    parser.add_argument("--who", required=True, help="the person who issues the sheets")
    parser.add_argument(
        "--expert", action="append", default=[], metavar="ID",
        help="only this expert's sheet; may be given several times (default: everybody's)",
    )  # fmt: skip
    parser.add_argument("--lang", choices=("zh", "en"), help="language of the sheets")
    parser.add_argument("--force", action="store_true", help="keep what is in DIR as DIR.old")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


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
        overlay=law_folder(options.dossier),
        progress=watched,
    )
    for finding in made.findings:
        tell(finding.line(language(options.lang)))
    if options.json:
        say_json(_record(made))
    else:
        _say(made, language(options.lang))
    return 0


def _record(made: Issue) -> dict[str, object]:
    files = {expert: str(path) for expert, path in made.files.items()}
    findings = [finding.record() for finding in made.findings]
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
