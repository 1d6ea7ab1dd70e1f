"""``tender undo STAGE DOSSIER --why``: opens a stage, and all after it, again; it stays on record."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.cli.parser import DOSSIER, STAGE, Parser
from evaluation.cli.seal import record, told
from evaluation.cli.terminal import say, say_json
from evaluation.core.text import Text
from evaluation.law.method import STAGES
from evaluation.ledger.sealing import undo


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("stage", choices=STAGES, help=STAGE.say(parser.lang))
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--why",
        required=True,
        help=parser.says("理由；评审报告会印出", "the reason; it is printed in the report"),
    )
    parser.add_argument(
        "--who",
        required=True,
        help=parser.says("撤销封存的经办人", "the person who opens the stage"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Open the stage and those after it; what was sealed stays kept under its fingerprint."""
    now = datetime.now().astimezone()
    ledger = undo(options.dossier, options.stage, who=options.who, why=options.why, time=now)
    if options.json:
        say_json(record(ledger, options.stage))
    else:
        say(told(ledger, options.stage, Text("已撤销封存", "seal undone")).say(options.lang))
    return 0
