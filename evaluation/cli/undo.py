"""``tender undo STAGE DOSSIER --why``: opens a stage, and all after it, again; it stays on record."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.cli.seal import record, told
from evaluation.cli.terminal import say, say_json
from evaluation.core.language import language
from evaluation.core.text import Text
from evaluation.law.method import STAGES
from evaluation.ledger.sealing import undo


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("--why", required=True, help="the reason; it is printed in the report")
    parser.add_argument("--who", required=True, help="the person who opens the stage")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Open the stage and those after it; what was sealed stays kept under its fingerprint."""
    now = datetime.now().astimezone()
    ledger = undo(options.dossier, options.stage, who=options.who, why=options.why, time=now)
    if options.json:
        say_json(record(ledger, options.stage))
    else:
        say(told(ledger, options.stage, Text("已撤销封存", "seal undone")).say(options.lang))
    return 0
