"""Funds that carry over, discounts and packages of bidders, capacity, turns: against every plan."""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.allocation import Mode, TenderProblem, allocate_problem, build_problem
from evaluation.allocation.beside.frontier import frontier
from evaluation.allocation.bids import (
    Condition,
    Discount,
    LotFacts,
    Organisation,
    Package,
    RankedBid,
)
from evaluation.allocation.funds import purses
from evaluation.allocation.problem import Carry, Problem
from evaluation.allocation.tender.lot_options import WHOLE

Choice = tuple[RankedBid | None, ...]


class World:
    """A small tender from a seed: bids with conditions, funds that carry over, stated capacity."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)
        self.funds = {"2026": draw.randint(10, 60), "2027": draw.randint(0, 50), "2028": 20}
        self.carries = tuple(
            Carry(source, target, draw.choice([None, draw.randint(0, 15)]))
            for source, target in draw.choice(
                [[], [("2026", "2027")], [("2026", "2027"), ("2027", "2028")],
                 [("2026", "2028"), ("2027", "2028")]]
            )
        )  # fmt: skip
        self.total = draw.choice([None, draw.randint(20, 120)])
        names = [f"L{k}" for k in range(draw.randint(2, 4))]
        self.lots = [self._lot(draw, name) for name in names]
        self.bids = [
            RankedBid(
                lot=name,
                bid=f"{name}{who}",
                organisation=who,
                points=Decimal(draw.randint(1, 99)),
                rank=rank,
                price=draw.randint(5, 45),
                conditions=self._conditions(draw, names),
            )
            for name in names
            for rank, who in enumerate(draw.sample("ABC", draw.randint(1, 3)), start=1)
        ]
        self.organisations = [
            Organisation(
                id=who,
                most_awards=draw.choice([None, None, 1, 2]),
                most_money=draw.choice([None, None, 60]),
            )
            for who in "ABC"
        ]

    @staticmethod
    def _lot(draw: random.Random, name: str) -> LotFacts:
        spread = draw.choice(
            [(("2026", WHOLE),), (("2027", WHOLE),), (("2026", 6000), ("2027", 4000)),
             (("2026", 3333), ("2027", 3333), ("2028", 3334))]
        )  # fmt: skip
        return LotFacts(id=name, size=10, spread=spread)

    @staticmethod
    def _conditions(draw: random.Random, names: list[str]) -> tuple[Condition, ...]:
        found: list[Condition] = []
        for rate in draw.sample([50, 100, 225], draw.choice([0, 0, 1, 2])):
            lots = tuple(draw.sample(names, draw.randint(1, len(names))))
            found.append(Discount(lots=lots, least=draw.randint(1, len(lots)), per_mille=rate))
        if draw.random() < 0.2:
            found.append(Package(tuple(draw.sample(names, draw.randint(1, 2)))))
        return tuple(found)

    def built(self, mode: Mode = Mode.PORTFOLIO) -> TenderProblem:
        """Return its problem."""
        return build_problem(
            self.lots,
            self.bids,
            self.organisations,
            self.funds,
            carries=self.carries,
            total=self.total,
            mode=mode,
        )

    def choices(self) -> Iterator[Choice]:
        """Yield every choice of at most one bid a lot."""
        by_lot = [[None, *(b for b in self.bids if b.lot == lot.id)] for lot in self.lots]
        yield from itertools.product(*by_lot)

    def prices(self, choice: Choice) -> dict[str, int] | None:
        """Return what each bid costs; None where a package is broken."""
        mine = {(bid.organisation, bid.lot) for bid in choice if bid}
        found = dict[str, int]()
        for bid in filter(None, choice):
            off = 0
            for condition in bid.conditions:
                held = [(bid.organisation, lot) in mine for lot in condition.lots]
                if isinstance(condition, Package) and not all(held):
                    return None
                if isinstance(condition, Discount) and sum(held) >= condition.least:
                    off = max(off, condition.per_mille)
            found[bid.bid] = bid.price - bid.price * off // 1000
        return found

    def affordable(self, choice: Choice, prices: Mapping[str, int]) -> bool:
        """Return whether the money is enough, moved as far as it may be."""
        used = dict.fromkeys(self.funds, 0)
        for bid in filter(None, choice):
            part = paid = 0
            for fund, share in next(lot.spread for lot in self.lots if lot.id == bid.lot):
                part += share
                upto = prices[bid.bid] * part // WHOLE
                used[fund] += upto - paid
                paid = upto
        left = dict(self.funds)
        for fund in sorted(self.funds):
            left[fund] -= used[fund]
            if left[fund] < 0:
                return False
            for carry in self.carries:
                if carry.source == fund:
                    most = left[fund] if carry.most is None else carry.most
                    left[carry.target] += min(left[fund], most)
        return self.total is None or sum(used.values()) <= self.total

    def carried(self, choice: Choice, prices: Mapping[str, int]) -> bool:
        """Return whether nobody carries more than it states."""
        for one in self.organisations:
            own = [prices[bid.bid] for bid in choice if bid and bid.organisation == one.id]
            if one.most_awards is not None and len(own) > one.most_awards:
                return False
            if one.most_money is not None and sum(own) > one.most_money:
                return False
        return True

    def best(self) -> int:
        """Return the most points x 10 that any choice reaches, in the unit of the points."""
        reached = []
        for choice in self.choices():
            prices = self.prices(choice)
            if prices is None or not self.affordable(choice, prices):
                continue
            if self.carried(choice, prices):
                reached.append(sum(int(bid.points) for bid in choice if bid))
        return max(reached)


@pytest.mark.parametrize("start", range(0, 160, 40))
def test_no_choice_of_bids_is_better(start: int) -> None:
    """Discounts only where earned and always there, packages whole, money moved as it may be."""
    for seed in range(start, start + 40):
        world = World(seed)
        built = world.built()
        plan = allocate_problem(built.problem)
        assert plan.grade.proven, seed
        assert plan.value == world.best() * 10 * built.unit, seed


def test_what_is_spent_is_the_price_after_the_discounts_that_are_earned() -> None:
    """The options of a plan cost what the bids cost under their own words."""
    for seed in range(60):
        world = World(seed)
        built = world.built()
        plan = allocate_problem(built.problem)
        bids = [built.bids[lot.id, option.id] for lot, option in plan.funded()]
        named = {bid.bid for bid in bids}
        choice = tuple(bid if bid.bid in named else None for bid in world.bids)
        assert world.prices(choice) == {bid.bid: bid.price for bid in bids}, seed


def test_a_frontier_moves_one_fund_and_what_it_carries() -> None:
    """Every point is what the whole problem with that fund gives."""
    for seed in range(12):
        problem = world_problem(seed)
        points = frontier(problem, "2026", [20, 45], gap=Fraction(0))
        for point in points:
            funds = {**problem.funds, "2026": point.budget}
            fresh = allocate_problem(replace(problem, funds=funds))
            assert point.value == fresh.value


def world_problem(seed: int) -> Problem:
    """Return a problem with carries and no total."""
    world = World(seed)
    world.total = None
    return world.built().problem


def test_a_fund_that_gives_and_one_that_takes() -> None:
    """Alone, with what may come in, and together: what is left may move, no more."""
    problem = Problem(
        funds={"a": 10, "b": 20, "c": 5}, lots=(), carries=(Carry("a", "b", 3), Carry("b", "c"))
    )
    assert {one.funds: one.limit for one in purses(problem)} == {
        ("a",): 10,
        ("b",): 23,
        ("a", "b"): 30,
        ("b", "c"): 28,
        ("a", "b", "c"): 35,
    }


def test_in_turn_a_bidder_at_its_cap_makes_room_for_the_next() -> None:
    """A wins L1 by rank and can carry one lot; L2 and L3 go to the next in rank who has room."""
    lots = [LotFacts(id=f"L{k}", size=1) for k in (1, 2, 3)]
    bids = [
        RankedBid(
            lot=lot.id,
            bid=f"{lot.id}{who}",
            organisation=who,
            points=Decimal(points),
            rank=rank,
            price=10,
        )
        for lot in lots
        for rank, (who, points) in enumerate((("A", 90), ("B", 80), ("C", 70)), start=1)
    ]
    built = build_problem(
        lots, bids, [Organisation(id=who, most_awards=1) for who in "ABC"], {"f": 20},
        mode=Mode.SERIAL,
    )  # fmt: skip
    options = {lot.id: [option.id for option in lot.options] for lot in built.problem.lots}
    assert options == {"L1": ["L1A"], "L2": ["L2B"], "L3": ["L3C"]}
    assert [o.id for _, o in allocate_problem(built.problem).funded()] == ["L1A", "L2B"]
    assert "turn" in built.left_out["L2", "L2A"].en
