"""``tender draw DOSSIER LOT``: draws between tied bids, with the recipe to repeat it."""

import argparse
from pathlib import Path

from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.terminal import say, say_json
from evaluation.core.errors import Unusable, refusal
from evaluation.core.text import Text
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.pipeline import examine_reading
from evaluation.scoring.draw import draw, recipe
from evaluation.scoring.result import Evaluation


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument("lot", help=parser.says("包号", "id of the lot"))
    parser.add_argument(
        "bids",
        nargs="*",
        help=parser.says(
            "并列的响应（默认为本包并列的；没有并列的为全部）",
            "the tied bids (default: those tied on the lot; where none is, all)",
        ),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Print the order drawn and the commands that repeat it."""
    reading = read(options.dossier)
    if reading.dossier is None:
        raise refusal(reading.findings)
    _known(reading.dossier, options.lot, options.bids)
    bids = options.bids or _tied(examine_reading(reading).evaluation, options.lot)
    drawn = draw(reading.dossier, options.lot, bids or None)
    if options.json:
        order = [{"bid": t.bid, "text": t.text, "sha256": t.digest} for t in drawn]
        say_json({"lot": options.lot, "order": order})
    else:
        say(recipe(drawn).say(options.lang))
        say(_next(options.lot, "; ".join(ticket.bid for ticket in drawn)).say(options.lang))
    return 0


def _tied(evaluation: Evaluation | None, lot: str) -> list[str]:
    """The bids on `lot` that a draw decides between or has decided between."""
    if evaluation is None:
        return []
    ranked = evaluation.lot(lot).ranked
    return [score.bid.id for score in ranked if score.tied or score.decided_by == "draw"]


def _next(lot: str, order: str) -> Text:
    return Text(
        f"请在“评审决定”表登记：决定事项 并列处理，对象 {lot}，结论 {order}（可用 tender enter rulings）",
        f"Enter it on the sheet Rulings: What: tie; Subject: {lot}; Decision: {order} "
        "(tender enter rulings does it)",
    )


def _known(dossier: Dossier, lot: str, bids: list[str]) -> None:
    known = [bid.id for bid in dossier.bids_on(lot)]
    strange = [bid for bid in bids if bid not in known]
    if not known or strange:
        listed = ", ".join(known or (each.id for each in dossier.lots))
        what = ", ".join(strange) if known else lot
        raise Unusable(
            Text(f"没有 {what}；可用的有：{listed}", f"there is no {what}; there are: {listed}")
        )
