"""M208: a ruling on a tie names bids that are tied, and all of them."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.cells import SEPARATORS
from evaluation.dossier.decided.offers import quote_of
from evaluation.dossier.decided.rulings import asks_to_draw, last_ruling
from evaluation.dossier.decided.tie_chain import named_steps
from evaluation.dossier.records import Lot, Ruling

CITE = Text("财政部令第87号第五十七条、第六十八条", "Order 87, arts. 57 and 68")


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a ruling that orders its tied bids by name."""
    for lot in case.dossier.lots if case.totals is not None else ():
        ruling = last_ruling(case.dossier, "tie", lot.id)
        if ruling is not None and not asks_to_draw(ruling):
            yield from _ordered(case, lot, ruling)


def _ordered(case: Case, lot: Lot, ruling: Ruling) -> Iterator[Answer]:
    totals = {bid.id: (case.totals or {}).get(bid.id) for bid in case.dossier.bids_on(lot.id)}
    parts = map(normal, SEPARATORS.split(ruling.decision or ""))
    named = [part for part in parts if part in totals]
    figures = {bid: "—" if totals[bid] is None else f"{totals[bid]:f}" for bid in named}
    shown = ", ".join(f"{bid} {total}" for bid, total in figures.items())
    place, cite = ruling.at("decision"), CITE if case.method.jurisdiction == "cn" else None
    if None in (totals[bid] for bid in named) or len({totals[bid] for bid in named}) > 1:
        yield raised(
            f"{lot.id} 的并列处理写了 {shown}，总分并不相同；请改写为真正并列的响应，或删除这项决定",
            f"the ruling on the tie of {lot.id} names {shown}, whose totals are not equal; name the bids "
            "that are tied, or remove the ruling",
            place,
            subject=lot.id,
            figures=figures,
            cite=cite,
        )
        return
    left_out = [bid for bid in _level(case, lot, named) if bid not in named]
    if not left_out:
        yield clear(lot.id, place, figures=figures)
        return
    listed = ", ".join(left_out)
    yield raised(
        f"{lot.id} 的并列处理没有写 {listed}，其总分和报价与所写的响应相同；请写出全部并列响应的先后",
        f"the ruling on the tie of {lot.id} leaves out {listed}, with the same total and quote; write all "
        "tied bids in their order",
        place,
        subject=lot.id,
        figures=figures,
        cite=cite,
    )


def _level(case: Case, lot: Lot, named: list[str]) -> tuple[str, ...]:
    """The ranked bids with total and quote of a named one; those alone where other steps decide."""
    steps = tuple(step for _, step in named_steps(case.dossier)) or case.method.tie_chain
    before = takewhile(lambda step: step != "draw", steps)
    if not {*before} <= {"quote"}:
        return tuple(named)
    ranked = [bid for bid in case.dossier.bids_on(lot.id) if bid.id in (case.totals or {})]
    keys = {bid.id: ((case.totals or {})[bid.id], quote_of(case.dossier, bid)) for bid in ranked}
    wanted = {keys[bid] for bid in named}
    return tuple(bid for bid, key in keys.items() if key in wanted)


CHECK = Check(
    code="M208",
    title=Text("并列处理的对象确实并列", "A ruling on a tie is about tied bids"),
    says=Text(
        "“评审决定”对并列的处理写了总分不同的响应，或漏写了并列的响应。",
        "A ruling on a tie names bids with different totals, or leaves out one that is tied.",
    ),
    cite=CITE,
    severity=Severity.ERROR,
    look=look,
    needs=Text("评审决定：并列处理；排名", "Rulings: tie; a ranking"),
    example=Text(
        "决定写“B02; B01”，两家总分相差 0.05 分。", "'B02; B01' where the totals differ by 0.05."
    ),
    innocent=Text("决定作出后评分更正，总分随之改变。", "A mark was corrected after the ruling."),
)
