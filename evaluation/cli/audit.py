"""``tender audit WHAT``: redoes a recorded result and says equal, or where it differs."""

import argparse
from pathlib import Path

from evaluation.cli.language import language
from evaluation.cli.terminal import say, say_json, tell
from evaluation.core.text import Lang, Text

SHOWN = 40
"""Differences printed at most; ``--json`` gives all."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("what", type=Path, help="dossier folder, audit workbook or PDF of a report")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the verdict; 0 where all is equal, 1 where something differs.

    Raises:
        Unusable: there is no recorded result.
    """
    from evaluation.audit.folder import audit_at

    verdict = audit_at(options.what)
    lang: Lang = options.lang
    if options.json:
        say_json(verdict.record())
        return 0 if verdict.equal else 1
    count = f"{verdict.compared:,}"
    if verdict.equal:
        says = Text(
            f"一致：{count} 个单元格全部复核相同", f"equal: all {count} cells come out again"
        )
        say(f"{verdict.what}  {verdict.tender}  {says.say(lang)}")
        return 0
    found = len(verdict.differences)
    says = Text(f"不一致：{found} 处（共 {count} 个单元格）", f"differs: {found} of {count} cells")
    say(f"{verdict.what}  {verdict.tender}  {says.say(lang)}")
    for difference in verdict.differences[:SHOWN]:
        say(difference.line(lang))
    if found > SHOWN:
        tell(Text(f"另有 {found - SHOWN} 处，见 --json", f"{found - SHOWN} more: --json").say(lang))
    return 1
