"""``tender draw DOSSIER LOT``: draws between tied bids, with the recipe to repeat it."""

import argparse
from pathlib import Path

from evaluation.cli.language import language
from evaluation.cli.terminal import say, say_json
from evaluation.core.errors import Unusable, refusal
from evaluation.core.text import Text
from evaluation.dossier.reading import read
from evaluation.dossier.records import Dossier
from evaluation.scoring.draw import draw, recipe


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("lot", help="id of the lot")
    parser.add_argument("bids", nargs="*", help="the tied bids (default: all bids on the lot)")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the order drawn and the commands that repeat it."""
    reading = read(options.dossier)
    if reading.dossier is None:
        raise refusal(reading.findings)
    _known(reading.dossier, options.lot, options.bids)
    drawn = draw(reading.dossier, options.lot, options.bids or None)
    if options.json:
        order = [{"bid": t.bid, "text": t.text, "sha256": t.digest} for t in drawn]
        say_json({"lot": options.lot, "order": order})
    else:
        say(recipe(drawn).say(options.lang))
    return 0


def _known(dossier: Dossier, lot: str, bids: list[str]) -> None:
    known = [bid.id for bid in dossier.bids_on(lot)]
    strange = [bid for bid in bids if bid not in known]
    if not known or strange:
        listed = ", ".join(known or (each.id for each in dossier.lots))
        what = ", ".join(strange) if known else lot
        raise Unusable(
            Text(f"没有 {what}；可用的有：{listed}", f"there is no {what}; there are: {listed}")
        )
