"""M203: the first place does not hang on a single expert."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.marks.counted_marks import BidMarks, cells, experts_of
from evaluation.checks.marks.decisive import could_pass, exact_shifts, level, shifts_without, slack
from evaluation.core.errors import TenderError
from evaluation.core.finding import Severity
from evaluation.core.text import Text

FEWEST = 3
"""With two experts, one of them always decides."""


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot with a winner."""
    if not case.winners or case.rescore is None:
        return
    by_lot: dict[str, list[BidMarks]] = {}
    for cell in cells(case, None):
        by_lot.setdefault(cell.bid.lot, []).append(cell)
    for lot, winner in case.winners.items():
        own = by_lot.get(lot, [])
        if level(case, winner, {cell.bid.id for cell in own}):
            continue  # the tie says it all
        experts = experts_of(own)
        if len(experts) < FEWEST:
            if own:
                yield lacking(
                    f"{lot} 只有 {len(experts)} 位专家的评分，不足 {FEWEST} 位，无法比较",
                    f"{lot} has the marks of {len(experts)} experts, fewer than {FEWEST} to compare",
                    subject=lot,
                )
            continue
        changed = [_first(case, lot, winner, own, expert) for expert in experts]
        others = {e: first for e, first in zip(experts, changed, strict=True) if first != winner}
        yield from _said(case, lot, winner, others, len(experts))


def _first(case: Case, lot: str, winner: str, own: Sequence[BidMarks], expert: str) -> str:
    """Who is first on `lot` without `expert`."""
    shifts = shifts_without(own, expert)
    free = slack(case, len({cell.criterion.code for cell in own}))
    if exact_shifts(case) and not could_pass(case, winner, tuple(shifts), shifts, free):
        return winner
    panel = tuple(each for each in case.dossier.panel if each.id != expert)
    assert case.rescore is not None
    try:
        return next(iter(case.rescore(replace(case.dossier, panel=panel), lot)), "")
    except TenderError:  # too few marks are left to be aggregated
        return winner


def _said(
    case: Case, lot: str, winner: str, others: dict[str, str], experts: int
) -> Iterator[Answer]:
    place = case.dossier.lot(lot).at("id")
    figures = {"winner": winner, "experts": str(experts), **others}
    if not others:
        yield clear(lot, place, figures=figures)
        return
    zh = "；".join(f"去掉 {expert} 时为 {first}" for expert, first in others.items())
    en = "; ".join(f"without {expert} it is {first}" for expert, first in others.items())
    places = (each.at("id") for each in case.dossier.panel if each.id in others)
    yield raised(
        f"{lot} 第一名为 {winner}；{zh}。结果仍按全体成员评分，请评审小组复核评分依据并在报告中写清",
        f"{lot}: {winner} is first; {en}. The result rests on all members; the panel should look at "
        "the grounds of its marks again and state them in the report",
        place,
        *places,
        subject=lot,
        figures=figures,
    )


CHECK = Check(
    code="M203",
    title=Text("去掉一位专家后的第一名", "First place without one expert"),
    says=Text(
        "去掉某一位专家的评分，第一名就会改变；说明名次接近，不说明该专家有问题。",
        "Without the marks of one expert another bid would be first. The race is close; it says "
        "nothing against the expert.",
    ),
    cite=Text("财政部令第87号第五十五条、第六十四条", "Order 87, arts. 55 and 64"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("三位以上专家的评分和排名", "Marks of three experts or more, and a ranking"),
    example=Text(
        "前两名相差 0.05 分，一位专家偏好第一名。",
        "0.05 points apart, and one expert prefers the first.",
    ),
    innocent=Text("竞争激烈，前两名水平相当。", "Strong competition between two equal bids."),
)
