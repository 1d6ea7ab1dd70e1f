"""``tender seal STAGE DOSSIER``: closes a stage; what it holds cannot change unseen any more."""

import argparse
from datetime import datetime
from pathlib import Path

from evaluation.cli.parser import DOSSIER, STAGE, Parser
from evaluation.cli.terminal import say, say_json, tell
from evaluation.core.errors import refusal
from evaluation.core.finding import has_errors
from evaluation.core.glossary import word
from evaluation.core.text import LANGS, Text
from evaluation.desk.closing import concerning
from evaluation.desk.entering.taking_over import finish
from evaluation.dossier.reading.reading import read
from evaluation.law.method import STAGES
from evaluation.ledger.ledger import Ledger
from evaluation.ledger.sealing import seal


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("stage", choices=STAGES, help=STAGE.say(parser.lang))
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--who",
        required=True,
        help=parser.says("封存的经办人", "the person who closes the stage"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Close the stage, or say everything that is in the way."""
    finish(options.dossier)
    reading = read(options.dossier)
    found = concerning(reading, options.stage)
    if reading.dossier is None or has_errors(found):
        raise refusal(found)
    for finding in found:
        tell(finding.line(options.lang))
    ledger = seal(
        options.dossier,
        reading.dossier,
        options.stage,
        who=options.who,
        time=datetime.now().astimezone(),
    )
    if options.json:
        say_json(record(ledger, options.stage))
    else:
        say(told(ledger, options.stage, Text("已封存", "sealed")).say(options.lang))
    return 0


def told(ledger: Ledger, stage: str, did: Text) -> Text:
    """Return what was done to a stage, and the head and length of the ledger after it."""
    zh, en = (word("stage", stage, lang) for lang in LANGS)
    return Text(
        f"{did.zh}“{zh}”；台账共 {ledger.length} 行，末行指纹 {ledger.head}",
        f"{did.en}: {en}; the ledger has {ledger.length} lines, its head is {ledger.head}",
    )


def record(ledger: Ledger, stage: str) -> dict[str, object]:
    """Return the same as plain data."""
    sheets = dict(ledger.entries[-1].sheets)
    return {"stage": stage, "sheets": sheets, "length": ledger.length, "head": ledger.head}
