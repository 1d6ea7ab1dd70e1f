"""Random tenders with money to allocate: policies, modes, funds, levels, discounts, consortia."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from evaluation.dossier.records import Bid, Dossier, Fund, Lot, Need, Policy, Tenderer
from tests.unit.workbook.random_dossiers import random_dossier

MODES = (None, "rank-bound", "serial", "serial", "portfolio", "portfolio")
GOALS = (None, None, "价值; 支出最少", "包数; 价值; 支出最少")
ALONE = "= points * (1 - price / ceiling)"
"""A model of the price that looks at no other price, so that discounts change nobody's points."""
DISTRICTS = ("城关镇", "河西乡")


def random_award(seed: int) -> Dossier:
    """Return the tender of `seed` with what its budget is allocated by; one in five has no policy."""
    random, bare = Random(seed), random_dossier(seed)
    if bare.tender.method in ("points", "eu_best_price_quality") and random.random() < 0.6:
        criteria = (replace(each, model=ALONE) if each.kind == "price" else each
                    for each in bare.criteria)  # fmt: skip
        bare = replace(bare, criteria=tuple(criteria))
    lots = tuple(_lot(random, lot, bare.lots) for lot in bare.lots)
    allocated = random.random() < 0.8
    budget = Decimal(random.choice((60000, 90000, 150000, 200000, 400000)))
    funds = tuple(_funds(random, budget)) if allocated and random.random() < 0.3 else ()
    if funds:
        lots = tuple(replace(lot, fund=_paid_by(random)) for lot in lots)
    return replace(
        bare,
        tender=replace(
            bare.tender,
            budget=budget if allocated else Decimal(1000000),
            evaluated=date(2026, 3, 25),
            opened=bare.tender.deadline,
            allocation_mode=random.choice(MODES),
            allocation_goals=random.choice(GOALS),
            allocation_announced="招标文件第二章第八条",
            consortium=True,
            language=random.choice(("zh", "en")),
        ),
        lots=lots,
        tenderers=tuple(_tenderer(random, each) for each in bare.tenderers),
        bids=tuple(_bid(random, bid, lots, bare) for bid in bare.bids),
        funds=funds,
        needs=tuple(
            Need(district=name, category="演出", need_weight=Decimal(n), population=1000 * n)
            for n, name in enumerate(DISTRICTS, 1)
        ),
        policy=tuple(_policy(random, {lot.district for lot in lots})) if allocated else (),
    )


def sound_award(seed: int) -> Dossier:
    """Return the same without what a check refuses: rulings without ground, members that bid."""
    made = random_award(seed)
    poor = made.tender.budget is not None and made.tender.budget < 150000
    budget = Decimal(150000) if poor else made.tender.budget
    return replace(
        made,
        tender=replace(made.tender, budget=budget),
        tenderers=tuple(replace(each, members=()) for each in made.tenderers),
        rulings=tuple(each for each in made.rulings if each.what in ("exclusion", "fewer")),
    )


def _lot(random: Random, lot: Lot, every: tuple[Lot, ...]) -> Lot:
    others = [each.id for each in every if each.id != lot.id]
    needed = tuple(others[:1]) if random.random() < 0.15 else ()
    against = tuple(each for each in others[-1:] if each not in needed and lot.id < each)
    return replace(
        lot,
        district=random.choice(DISTRICTS),
        category="演出",
        budget=(lot.ceiling or Decimal(0)) + random.choice((0, 5000)),
        divisible=random.random() < 0.5,
        mandatory=random.random() < 0.15,
        needs_lots=needed,
        excludes_lots=against if random.random() < 0.1 else (),
    )


def _tenderer(random: Random, tenderer: Tenderer) -> Tenderer:
    number = int(tenderer.id[1:])
    joint = number > 6 and random.random() < 0.7
    return replace(
        tenderer,
        name=f"青禾第{number}文化服务中心",
        members=(f"S{number - 5}", f"S{number - 4}") if joint else (),
        controller=random.choice((None, None, "河畔集团")),
        most_awards=random.choice((None, None, None, 1, 2)),
        most_money=random.choice((None, None, None, Decimal(100000))),
    )


def _bid(random: Random, bid: Bid, lots: tuple[Lot, ...], dossier: Dossier) -> Bid:
    quote = bid.quote or Decimal(0)
    part = (quote * random.randint(75, 85) / 100).quantize(Decimal("0.01"))
    own = [each.lot for each in dossier.bids if each.tenderer == bid.tenderer]
    named = "、".join(own[:2])
    said = [f"仅与 {next((lot for lot in own if lot != bid.lot), '')} 一并承接"]
    if not _compares_prices(dossier):
        said += [f"{named} 全部中标时优惠5%", f"{named} 中标满1个时优惠2%"] * 2
    return replace(
        bid,
        fund_levels=f"80% {part}" if random.random() < 0.4 else None,
        conditions=random.choice(said) if len(own) > 1 and random.random() < 0.3 else None,
    )


def _compares_prices(dossier: Dossier) -> bool:
    """Whether points depend on what the others ask, so that nobody may offer a discount."""
    models = [each.model for each in dossier.criteria if each.kind == "price"]
    return models != [ALONE]


def _funds(random: Random, budget: Decimal) -> Iterator[Fund]:
    yield Fund(id="2026", amount=budget / 2, carry_to=random.choice((None, "2027")))
    yield Fund(id="2027", amount=budget / 2, reserve=random.choice((None, Decimal(1000))))


def _paid_by(random: Random) -> str:
    return random.choice(("2026", "2027", "2026 60%; 2027 40%"))


def _policy(random: Random, districts: set[str | None]) -> Iterator[Policy]:
    """Yield some of the rules that a policy may have."""
    soft = random.choice((None, None, 1))
    rules = (
        Policy(id="R1", metric="个数", sense="不超过", amount=Decimal(2), each="组织"),
        Policy(id="R2", metric="金额", sense="不超过", amount=Decimal(120000), each="组织"),
        Policy(id="R3", metric="个数", sense="不超过", amount=Decimal(1), each="关联方"),
        Policy(id="R4", metric="金额", sense="不少于", share=Decimal("0.3"), lots="河西乡",
               priority=soft),
        Policy(id="R5", metric="价值", sense="不少于", share=Decimal("0.5"), base="应得份额",
               each="区域", priority=soft),
        Policy(id="R6", metric="个数", sense="不少于", amount=Decimal(1), priority=soft),
    )  # fmt: skip
    usable = [rule for rule in rules if rule.lots is None or rule.lots in districts]
    yield from random.sample(usable, random.randint(1, 3))
