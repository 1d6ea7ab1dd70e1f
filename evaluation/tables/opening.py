"""The bids as they were opened: who submitted what and when."""

from evaluation.core.table import Row, Table, column, one_line, row
from evaluation.core.text import LANGS, Text, both
from evaluation.core.wording import unit_of_money
from evaluation.dossier.decided.offers import late
from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.tables.named_bids import tenderer_cell
from evaluation.tables.record_facts import fact_lines

LATE = Text("逾期送达，拒收。", "Late; refused. ")
BETWEEN = Text("：", ": ")


def opening_table(dossier: Dossier, lot: Lot) -> Table:
    """Return the bids on a lot in the order of the Bids sheet; while no quote may be seen, none is.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> dossier = run(shipped("tenders") / "qinghe-2026").dossier
        >>> opening_table(dossier, dossier.lots[0]).only("number", "bid").texts("en")[0]
        ['1', 'B0101']
    """
    money = both(lambda lang: unit_of_money(dossier.tender.currency, lang))
    shown = ["number", "bid", "tenderer", "received"]
    if any(bid.quote is not None for bid in dossier.bids):
        shown += ["quote", "quote_words"]
    return Table(
        key="opening",
        title=Text("开标记录", "Opening record"),
        columns=(
            column("number", "whole"),
            column("bid", "code"),
            column("tenderer"),
            column("received", "moment"),
            column("quote", "money", unit=money),
            column("quote_words"),
            column("note"),
        ),
        rows=tuple(_row(dossier, at, bid) for at, bid in enumerate(dossier.bids_on(lot.id), 1)),
    ).only(*shown, "note")


def _row(dossier: Dossier, number: int, bid: Bid) -> Row:
    return row(
        number,
        bid.id,
        tenderer_cell(dossier, dossier.tenderer(bid.tenderer)),
        bid.received,
        bid.quote,
        bid.quote_words,
        _note(dossier, bid),
    )


def _note(dossier: Dossier, bid: Bid) -> Text:
    said = []
    for lang in LANGS:
        facts = fact_lines(bid, "bids", dossier.tender.currency, lang, "everywhere")
        lines = (f"{fact.label}{BETWEEN.say(lang)}{one_line(fact.text)}" for fact in facts)
        said.append((LATE.say(lang) if late(dossier, bid) else "") + "\n".join(lines))
    return Text(*said)
