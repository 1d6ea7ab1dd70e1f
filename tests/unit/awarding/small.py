"""A small tender made in memory: two lots, three bids on each in a plain order, one rule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from evaluation.awarding.award import TenderAward, award_of, plan_of
from evaluation.core.finding import Severity
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Award,
    Bid,
    Criterion,
    Dossier,
    Expert,
    Lot,
    Policy,
    Tender,
    Tenderer,
)
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation

OPENED = datetime(2026, 3, 24, 9, 30)  # noqa: DTZ001 - local time
FIRST = datetime(2026, 3, 27, 10)  # noqa: DTZ001 - local time
LATER = datetime(2026, 3, 28, 10)  # noqa: DTZ001 - local time
LAST = datetime(2026, 3, 29, 10)  # noqa: DTZ001 - local time

QUOTES = {"1": Decimal(90000), "2": Decimal(80000), "3": Decimal(70000)}
MARKS = {"1": Decimal(70), "2": Decimal(50), "3": Decimal(30)}

HARMLESS = Policy(id="R1", metric="个数", sense="不超过", amount=Decimal(9))
CAP = Policy(id="R1", metric="个数", sense="不超过", amount=Decimal(1), each="组织")


def dossier(method: str = "points", *policy: Policy, **tender: object) -> Dossier:
    """Return the tender; S1 is ahead of S2, and S2 of S3, on both lots."""
    facts: dict[str, Any] = {"budget": Decimal(300000), "allocation_announced": "第八条", **tender}
    criteria = [
        Criterion(code="T1", title="方案", kind="subjective", max_points=Decimal(70)),
        Criterion(code="P", title="价格", kind="price", max_points=Decimal(30),
                  model="= points * (1 - price / ceiling)"),
    ]  # fmt: skip
    if method == "cn_open_comprehensive":
        criteria[1] = replace(criteria[1], model=None)
    elif method != "points":
        criteria = [replace(criteria[0], max_points=Decimal(100))]
    bids = tuple(Bid(id=f"B{lot}{who}", lot=f"L0{lot}", tenderer=f"S{who}", quote=QUOTES[who])
                 for lot in "12" for who in "123")  # fmt: skip
    return Dossier(
        tender=Tender(
            id="T1",
            title="文艺演出",
            buyer="文化局",
            method=method,
            published=date(2026, 3, 2),
            opened=OPENED,
            deadline=OPENED,
            candidates=3,
            rounding="total 2",
            **facts,
        ),
        lots=tuple(
            Lot(id=f"L0{n}", title=f"第{n}包", budget=Decimal(100000), ceiling=Decimal(100000))
            for n in (1, 2)
        ),
        criteria=tuple(criteria),
        panel=(Expert(id="E1", name="李"),),
        tenderers=tuple(Tenderer(id=f"S{n}", name=f"中心{n}", type="company") for n in "123"),
        bids=bids,
        marks=Marks(values={(bid.id, "T1"): {"E1": MARKS[bid.id[-1]]} for bid in bids}),
        policy=policy or (HARMLESS,),
    )


def put(made: Dossier, sheet: str, changes: Mapping[str, Mapping[str, object]]) -> Dossier:
    """Return `made` with other cells in rows of `sheet`, by their ids."""
    rows = (replace(row, **changes.get(row.id, {})) for row in getattr(made, sheet))
    return replace(made, **{sheet: tuple(rows)})  # type: ignore[arg-type]


def give(bid: str, basis: str = "ranking", when: datetime = FIRST, **cells: object) -> Award:
    """Return the row that awards `bid`, at its quote where `cells` say nothing else."""
    said: dict[str, Any] = {"awarded": QUOTES[bid[-1]], "reason": "理由", **cells}
    return Award(lot=f"L0{bid[1]}", bid=bid, basis=basis, who="李局长", when=when, **said)


def leave(lot: str, basis: str = "none", when: datetime = FIRST) -> Award:
    """Return the row that awards `lot` to nobody."""
    return Award(lot=lot, basis=basis, reason="理由", who="李局长", when=when)


def decided(made: Dossier, *rows: Award) -> TenderAward:
    """Return the award of `made` with `rows` on the sheet Awards."""
    scored = evaluate(replace(made, awards=rows))
    return award_of(scored, plan_of(scored))


def scored(made: Dossier) -> Evaluation:
    """Return `made` scored."""
    return evaluate(made)


def codes(award: TenderAward) -> tuple[list[str], list[str]]:
    """Return the codes of the errors and those of the warnings, each told once."""
    errors = {each.code for each in award.findings if each.severity is Severity.ERROR}
    rest = {each.code for each in award.findings if each.severity is not Severity.ERROR}
    return sorted(errors), sorted(rest)
