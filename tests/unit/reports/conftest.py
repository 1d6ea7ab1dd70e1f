"""A tender made in memory: two lots, tenderers by number, five experts; no file is read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Fact,
    Lot,
    Ruling,
    Screening,
    Tender,
    Tenderer,
)
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation
from tests.dossiers.awarded import awarded

NAMES = (
    "青禾市晨曦公益艺术服务中心",
    "青禾市民间文艺家协会",
    "河畔社区图书馆管理服务中心",
    "青禾市禾声合唱团",
    "江南非物质文化遗产传习与研究服务中心",
    "青禾市云上展览文化发展有限公司",
)
LONG = "青禾市" + "新时代文明实践与公共文化服务高质量发展促进" * 3 + "中心（普通合伙）"

MakeEvaluation = Callable[..., Evaluation]


@pytest.fixture(scope="session")
def make_evaluation() -> MakeEvaluation:
    """Return a function that makes a scored tender with so many bids on each lot."""
    return made_evaluation


@pytest.fixture(scope="session")
def make_dossier() -> Callable[..., Dossier]:
    """Return a function that makes the sheets of a tender with so many bids on each lot."""
    return made_dossier


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    """A scored tender with four bids a lot: one is excluded, a small firm gets a deduction."""
    return made_evaluation()


def made_evaluation(bids: int = 4, names: Sequence[str] = (), *, tie: bool = False) -> Evaluation:
    """Return a scored tender.

    Args:
        bids: on each of the two lots.
        names: of the first tenderers; the others are called after their number.
        tie: whether the two best bids of the second lot get the same marks and quotes.
    """
    return evaluate(made_dossier(bids, names, tie=tie))


def made_dossier(bids: int = 4, names: Sequence[str] = (), *, tie: bool = False) -> Dossier:
    """Return the sheets of the tender, with the award as it is proposed."""
    called = [*names, *NAMES[len(names) :]]
    tenderers = tuple(
        _tenderer(n, called[n] if n < len(called) else f"第{n}社会组织") for n in range(bids)
    )
    lots = (
        Lot(id="L01", title="乡镇文艺巡演", ceiling=Decimal(120000), district="河西区"),
        Lot(id="L02", title="青年夜校艺术课程", budget=Decimal(90000), category="全民艺术普及"),
    )
    placed = tuple(_bid(lot, n, same=tie and n < 2) for lot in lots for n in range(bids))
    undecided = Dossier(
        tender=TENDER,
        lots=lots,
        criteria=CRITERIA,
        panel=PANEL,
        tenderers=tenderers,
        bids=placed,
        facts=tuple(
            Fact(bid=bid.id, criterion="B1", value=Decimal(n % 5)) for n, bid in enumerate(placed)
        )
        if not tie
        else tuple(Fact(bid=bid.id, criterion="B1", value=Decimal(2)) for bid in placed),
        screening=_screening(placed),
        marks=Marks(values=_marks(placed, tie=tie)),
        rulings=RULINGS,
    )
    return awarded(evaluate(undecided)).dossier


TENDER = Tender(
    id="QHWL-2026-017",
    title="青禾市2026年度政府购买公共文化服务项目",
    buyer="青禾市文化广电和旅游局",
    buyer_address="青禾市人民路1号",
    agency="青禾市公共资源交易中心",
    method="cn_open_comprehensive",
    published=date(2026, 3, 2),
    deadline=datetime(2026, 3, 24, 9, 30),  # noqa: DTZ001
    opened=datetime(2026, 3, 24, 9, 30),  # noqa: DTZ001
    opening_place="青禾市公共资源交易中心三楼开标室",
    evaluated=date(2026, 3, 24),
    media="中国政府采购网",
    budget=Decimal(210000),
    small_rate=Decimal("0.10"),
)

CRITERIA = (
    Criterion(code="T", title="技术部分", kind="subjective", max_points=Decimal(65)),
    Criterion(code="T1", parent="T", title="服务方案", kind="subjective", max_points=Decimal(40),
              descriptor="内容完整、与需求逐项对应得30至40分；有一处缺漏扣5分"),
    Criterion(code="T2", parent="T", title="团队与组织", kind="subjective", max_points=Decimal(25)),
    Criterion(code="B1", title="同类项目业绩", kind="objective", max_points=Decimal(5),
              model="[0,1) 0; [1,3) 2; [3,) 5"),
    Criterion(code="P1", title="报价", kind="price", max_points=Decimal(30), model="低价优先法"),
)  # fmt: skip

PANEL = tuple(
    Expert(
        id=f"E0{n + 1}",
        name=name,
        unit="省综合评标专家库" if n else "青禾市文化广电和旅游局",
        role="expert" if n else "purchaser",
        chair=n == 1,
        declaration="none",
    )
    for n, name in enumerate(("王立群", "欧阳若兰", "陈思远", "赵一鸣", "古丽娜尔·买买提"))
)

RULINGS = (
    Ruling(
        what="correction",
        subject="L01-B01",
        criterion="T1",
        expert="E02",
        decision="36.5",
        reason="计算笔误，经评审小组现场更正",
        who="评审小组",
        when=datetime(2026, 3, 24, 15, 5),  # noqa: DTZ001
    ),
)


def _tenderer(n: int, name: str) -> Tenderer:
    company = n % 6 == 5 or n == 2
    return Tenderer(
        id=f"S{n + 1:02}",
        name=name,
        credit_code=f"52330100MJ{n:08}",
        type="company" if company else "social_service",
        status=("small_micro",) if company else ("none",),
    )


def _bid(lot: Lot, n: int, *, same: bool) -> Bid:
    return Bid(
        id=f"{lot.id}-B{n + 1:02}",
        lot=lot.id,
        tenderer=f"S{n + 1:02}",
        received=datetime(2026, 3, 23, 14) + timedelta(minutes=7 * n),  # noqa: DTZ001
        quote=Decimal(80000) if same else Decimal(82000 + 137 * n),
    )


def _screening(bids: Sequence[Bid]) -> tuple[Screening, ...]:
    rows = [
        Screening(bid=bid.id, requirement=need, passed=True, stage="qualification")
        for bid in bids
        for need in ("独立承担民事责任", "信用记录")
    ]
    last = next(n for n, row in enumerate(rows) if row.bid == bids[len(bids) // 2 - 1].id)
    rows[last] = replace(rows[last], passed=False, reason="登记证书已过有效期，开标前未补正")
    return tuple(rows)


def _marks(bids: Sequence[Bid], *, tie: bool) -> dict[tuple[str, str], dict[str, Decimal]]:
    def mark(n: int, e: int, most: int) -> Decimal:
        own = 0 if tie and n < 2 else n
        return Decimal(most * 10 - 15 - (own * 7 + e * 3) % 40) / 10

    order = {bid.id: n for n, bid in enumerate(bids)}
    count = len({bid.tenderer for bid in bids})
    return {
        (bid, code): {expert.id: mark(n % count, e, most) for e, expert in enumerate(PANEL)}
        for bid, n in order.items()
        for code, most in (("T1", 40), ("T2", 25))
    }
