"""M204: the first place does not hang on a single mark."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import BidMarks, cells, offset
from evaluation.checks.marks.decisive import could_pass, exact_shifts, level, slack, without
from evaluation.core.errors import TenderError
from evaluation.core.exact import show
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Ruling


class Mark(NamedTuple):
    """One mark of a cell, and how the points move if it equals the mean of the others."""

    cell: BidMarks
    expert: str
    shift: Fraction


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner."""
    if not case.winners or case.rescore is None:
        return
    by_lot: dict[str, list[BidMarks]] = {}
    for cell in cells(case):
        if len(cell.marks) > 2:
            by_lot.setdefault(cell.bid.lot, []).append(cell)
    for lot, winner in case.winners.items():
        own = by_lot.get(lot, [])
        if own and not level(case, winner, {cell.bid.id for cell in own}):
            found = [mark for mark in _strongest(own, winner) if _decides(case, own, winner, mark)]
            yield from _said(case, lot, winner, found)


def _strongest(own: Sequence[BidMarks], winner: str) -> Iterator[Mark]:
    """The mark that carries the winner most, and of each other bid the one that costs it most."""
    best: dict[str, tuple[Decimal, int, BidMarks, str]] = {}
    for cell in own:
        for expert in cell.marks:
            moved, part = without(cell, expert)
            gain = -moved if cell.bid.id == winner else moved
            known = best.get(cell.bid.id)
            if gain > 0 and (known is None or gain * known[1] > abs(known[0]) * part):
                best[cell.bid.id] = (moved, part, cell, expert)
    for moved, part, cell, expert in best.values():
        yield Mark(cell, expert, Fraction(moved) / part)


def _decides(case: Case, own: Sequence[BidMarks], winner: str, mark: Mark) -> bool:
    bids = tuple(dict.fromkeys(cell.bid.id for cell in own))
    others = bids if mark.cell.bid.id == winner else (mark.cell.bid.id,)
    free = slack(case, len({cell.criterion.code for cell in own}))
    shifts = {mark.cell.bid.id: mark.shift}
    if exact_shifts(case) and not could_pass(case, winner, others, shifts, free):
        return False
    # A mean without the mark is the mean with the mark at the mean of the others.
    void = Ruling(
        what="void", subject=mark.cell.bid.id, criterion=mark.cell.criterion.code,
        expert=mark.expert, reason="", who="", when=datetime.max,  # noqa: DTZ901
    )  # fmt: skip
    other = replace(case.dossier, rulings=(*case.dossier.rulings, void))
    assert case.rescore is not None
    try:
        return next(iter(case.rescore(other, mark.cell.bid.lot)), winner) != winner
    except TenderError:  # too few marks are left to be aggregated
        return False


def _said(case: Case, lot: str, winner: str, found: Sequence[Mark]) -> Iterator[Answer]:
    if not found:
        yield clear(lot, figures={"winner": winner})
    for mark in found:
        cell, expert = mark.cell, mark.expert
        own = cell.marks[expert]
        mean = show(Fraction(own) - (offset(cell, expert) or 0), 2)
        bid, title = cell.bid.id, cell.criterion.title
        yield raised(
            f"{lot}：{expert} 给 {bid} 的“{title}”打 {own} 分，其他专家平均 {mean} 分；此分取其他专家的平均时，"
            f"第一名不再是 {winner}。请该专家和评审小组复核依据，在报告中写清",
            f"{lot}: {expert} gives {bid} {own} for '{title}', the others {mean} on average; at that mean "
            f"{winner} would no longer be first. The expert and the panel should look at the grounds "
            "again and state them in the report",
            case.dossier.marks.at(expert, bid, cell.criterion.code),
            subject=lot,
            figures={"mark": f"{own:f}", "mean of the others": mean, "winner": winner},
        )


CHECK = Check(
    code="M204",
    title=Text("一个评分决定第一名", "One mark decides the first place"),
    says=Text(
        "某一个评分若等于其他专家的平均分，第一名就会改变。",
        "If one mark were the mean of the other experts' marks, another bid would be first.",
    ),
    cite=Text("财政部令第87号第六十四条第（四）项", "Order 87, art. 64(4)"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("三位以上专家的评分和排名", "Marks of three experts or more, and a ranking"),
    example=Text(
        "前两名相差 0.05 分；一位专家给第一名 19 分，其他专家平均 17 分。",
        "0.05 points apart; one expert gives the first 19, the others 17 on average.",
    ),
    innocent=Text(
        "前两名水平相当，任何一分都可能决定名次。", "Two equal bids: any mark may decide."
    ),
)
