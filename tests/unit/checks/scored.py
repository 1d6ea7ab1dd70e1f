"""A scored dossier to which the checks of quotes, marks and patterns have nothing to say."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evaluation.checks.check import Case, State
from evaluation.checks.registry import all_checks, run_checks
from evaluation.core.errors import TenderError
from evaluation.dossier.records import Dossier
from evaluation.scoring.evaluate import evaluate
from tests.builder import Change, Document, built, unscored

GROUPS = ("quotes", "marks", "patterns")
CHECKS = tuple(c for c in all_checks() if c.look.__module__.split(".")[-2] in GROUPS)
BIDS = ("B1", "B2", "B3", "B4")
EXPERTS = ("E1", "E2", "E3", "E4", "E5")
BASE = {"T1": (46, 40, 36, 31), "T2": (27, 23, 20, 17)}
LEAN = {"E1": (1, 0), "E2": (0, 1), "E3": (-1, 0), "E4": (0, -1), "E5": (1, -1)}
"""How far each expert lies from the common mark, in T1 and T2."""

SCORED: Document = {
    "tender": {
        "id": "SCORED-1", "title": "阅读推广服务", "buyer": "清河市文化广电和旅游局",
        "method": "cn_open_comprehensive", "published": "2026-03-02",
        "deadline": "2026-03-24T09:30:00", "opened": "2026-03-24T09:30:00",
        "budget": "100000", "tie_chain": "quote; draw", "draw_seed": "384617",
    },
    "lots": [{"id": "L1", "title": "阅读推广", "budget": "100000", "ceiling": "100000"}],
    "criteria": [
        {"code": "T1", "title": "方案", "kind": "subjective", "max_points": "50"},
        {"code": "T2", "title": "团队", "kind": "subjective", "max_points": "30"},
        {"code": "O", "title": "证书", "kind": "objective", "max_points": "5"},
        {"code": "P", "title": "价格", "kind": "price", "max_points": "15"},
    ],
    "panel": [
        {"id": id, "name": f"专家{id}", "role": "purchaser" if id == "E5" else "expert",
         "chair": id == "E1", "declaration": "none"}
        for id in EXPERTS
    ],
    "tenderers": [
        {"id": f"S{n}", "name": f"社会服务中心{n}", "type": "social_service"} for n in range(1, 5)
    ],
    "bids": [
        {"id": id, "lot": "L1", "tenderer": f"S{n}", "received": "2026-03-23T15:00:00",
         "quote": quote, "quote_words": words}
        for n, (id, quote, words) in enumerate(
            [
                ("B1", "91000", "人民币玖万壹仟元整"),
                ("B2", "86300", "捌万陆仟叁佰元整"),
                ("B3", "94200", None),
                ("B4", "97900", None),
            ],
            start=1,
        )
    ],
    "items": [
        {"bid": bid, "item": item, "quantity": quantity, "unit_price": price, "amount": amount}
        for bid, item, quantity, price, amount in [
            ("B1", "人员", "10", "6000", "60000"),
            ("B1", "场地", "5", "4200", "21000"),
            ("B1", "宣传", "1", "10000", "10000"),
            ("B2", "人员", "10", "5000", "50000"),
            ("B2", "场地", "5", "5000", "25000"),
            ("B2", "宣传", "1", "11300", "11300"),
        ]
    ],
    "screening": [
        {"bid": bid, "stage": "qualification", "requirement": "资格", "passed": True}
        for bid in BIDS
    ],
    "marks": [
        {"expert": expert, "bid": bid, "criterion": code,
         "mark": str(points[at] + LEAN[expert][code == "T2"] * (at != 3))}
        for expert in EXPERTS for code, points in BASE.items() for at, bid in enumerate(BIDS)
    ] + [
        {"expert": expert, "bid": bid, "criterion": "O", "mark": "5"}
        for expert in EXPERTS for bid in BIDS
    ],
    "rulings": [],
}  # fmt: skip


def quotes(*amounts: str) -> Change:
    """Return the change to the quotes of the bids in their order, without words and lines."""

    def change(document: Document) -> None:
        for bid, amount in zip(document["bids"], amounts, strict=True):
            bid.update(quote=amount, quote_words=None)
        document["items"] = []

    return change


def line(bid: str, item: str, **values: str) -> Change:
    """Return the change to a price line."""

    def change(document: Document) -> None:
        rows = document["items"]
        (row,) = (row for row in rows if (row["bid"], row["item"]) == (bid, item))
        row.update(values)

    return change


def mark(expert: str, bid: str, criterion: str, value: str) -> Change:
    """Return the change to a mark, or the mark that is added."""
    key = {"expert": expert, "bid": bid, "criterion": criterion}

    def change(document: Document) -> None:
        rows = [row for row in document["marks"] if key.items() <= row.items()]
        if not rows:
            rows = [dict(key)]
            document["marks"] += rows
        rows[0]["mark"] = value

    return change


def ruling(what: str, subject: str, decision: str | None, **more: str) -> Change:
    """Return the change that adds a ruling."""
    row = {"what": what, "subject": subject, "decision": decision, "reason": "理由", "who": "小组"}

    def change(document: Document) -> None:
        document["rulings"].append({**row, "when": "2026-03-25T10:00:00", **more})

    return change


def fails(bid: str) -> Change:
    """Return the change by which a bid fails the qualification review."""

    def change(document: Document) -> None:
        (row,) = (row for row in document["screening"] if row["bid"] == bid)
        row.update(passed=False, reason="没有证明")

    return change


def by_price(document: Document) -> None:
    """Let the price alone decide."""
    document["tender"]["method"] = "cn_open_lowest_price"
    document["criteria"] = []
    document["marks"] = []


def dossier_of(*changes: Change) -> Dossier:
    """Return the dossier after `changes`."""
    return built(SCORED, *changes)


def scored(*changes: Change, **also: Any) -> Case:  # noqa: ANN401 - fields of the case
    """Return the dossier after `changes` as checks see it, scored where it can be."""
    dossier = dossier_of(*changes)

    def ranking(other: Dossier, lot: str) -> tuple[str, ...]:
        return tuple(score.bid.id for score in evaluate(other).lot(lot).ranked)

    case = unscored(dossier)
    try:
        lots = evaluate(dossier).lots
    except TenderError:
        return replace(case, **also)
    firsts = {lot.lot.id: lot.ranked[0] for lot in lots if lot.ranked}
    case = replace(
        case,
        admitted=frozenset(s.bid.id for lot in lots for s in lot.scores if s.admitted),
        winners={lot: score.bid.id for lot, score in firsts.items() if not score.tied},
        totals={s.bid.id: s.total for lot in lots for s in lot.ranked if s.total is not None},
        rescore=ranking,
    )
    return replace(case, **also)


def states(case: Case) -> Mapping[str, State]:
    """Return the state of each check of the three groups."""
    return {each.check.code: each.state for each in run_checks(case, CHECKS)}


def raised(case: Case) -> set[str]:
    """Return the codes of what is raised or broke down."""
    return {code for code, state in states(case).items() if state in (State.RAISED, State.FAILED)}
