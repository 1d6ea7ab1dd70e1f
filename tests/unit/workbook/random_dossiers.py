"""Whole tenders drawn at random: every method, aggregation, rounding, model, ruling that there is."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

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
from evaluation.law.method import method

DEADLINE = datetime(2026, 3, 24, 9, 30)  # noqa: DTZ001 - local time of the tender
METHODS = (
    "points", "points", "cn_open_comprehensive", "cn_consultation", "wb_qcbs", "wb_rated", "wb_lcs",
    "eu_best_price_quality", "cn_framework_price_first", "cn_framework_quality_first",
    "selection_without_price", "cn_open_lowest_price", "cn_negotiation", "cn_grant_call",
)  # fmt: skip
UNPRICED = ("wb_rated", "wb_lcs", "cn_framework_price_first", "cn_framework_quality_first",
            "selection_without_price", "cn_open_lowest_price", "cn_negotiation", "cn_grant_call")  # fmt: skip
ONLY_PRICE = ("cn_framework_price_first", "cn_open_lowest_price", "cn_negotiation")
OBJECTIVE = (
    "ratio", "yes/no", "[0,3) 0; [3,6) 2.5; [6,) 5", "5A 5; 4A 3; other 0",
    "= points * value / high", "= MAX(0, points - 0.7 * (rank - 1))",
    "= points * low / value", "= points - points * (rank_low - 1) / count",
)  # fmt: skip
PRICES = ("lowest_ratio", "linear_to_ceiling", "= points * low / price",
          "= MAX(0, points - ABS(price - AVERAGE(prices)) / AVERAGE(prices) * points)",
          "= points * MEDIAN(prices) / MAX(price, MEDIAN(prices))")  # fmt: skip
AGGREGATIONS = ("mean", "mean", "median", "trimmed_mean")
ROUNDINGS = (
    "total 2", "criterion 2; price 2; total 2", "criterion 1; technical 1; price 3; total 1",
    "technical 2; evaluated 0; price 2; total 2", "criterion 3; total 0", "price 2; total 4",
)  # fmt: skip
CHAINS = (
    "", "quote; draw", "quote; technical; draw", "technical; received; draw",
    "evaluated_price; criterion T1; draw", "received",
)  # fmt: skip


def random_dossier(seed: int) -> Dossier:
    """Return the tender of `seed`, always the same."""
    return _Drawing(Random(seed)).dossier(seed)


class _Drawing:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.method = random.choice(METHODS)
        self.alike = random.random() < 0.4
        self.experts = tuple(Expert(id=f"E{n:02}", name=f"专家{n}") for n in range(1, 6))
        self.lots = tuple(
            Lot(id=f"L{n:02}", title=f"第{n}包", ceiling=Decimal(random.choice((90000, 100000))))
            for n in range(1, random.randint(1, 3) + 1)
        )
        self.criteria = () if self.method in ONLY_PRICE else tuple(self._criteria())
        self.tenderers = tuple(self._tenderer(number) for number in range(1, 9))
        self.bids = tuple(bid for lot in self.lots for bid in self._bids(lot))

    def dossier(self, seed: int) -> Dossier:
        return Dossier(
            tender=self._tender(seed),
            lots=self.lots,
            criteria=self.criteria,
            panel=self.experts,
            tenderers=self.tenderers,
            bids=self.bids,
            facts=tuple(self._facts()),
            screening=tuple(self._screening()),
            marks=Marks(values=self._marks()),
            rulings=tuple(self._rulings()),
        )

    def _tender(self, seed: int) -> Tender:
        pick = self.random.choice
        minimum = pick((None, Decimal(40), Decimal(50)))
        if self.method.startswith("wb"):
            minimum = minimum or Decimal(30)
        rules = method(self.method).on(date(2026, 3, 2))
        weighed = "technical_weight" in (rules.total or "")
        rates = {"small_rate": Decimal("0.15"), "domestic_rate": Decimal("0.20")}
        return Tender(
            id=f"R-{seed}",
            title="随机项目",
            buyer="文化局",
            method=self.method,
            published=date(2026, 3, 2),
            deadline=DEADLINE,
            technical_minimum=minimum if self.criteria else None,
            rounding=pick(ROUNDINGS),
            aggregation=pick(AGGREGATIONS),
            tie_chain=pick([chain for chain in CHAINS if self.criteria or "T1" not in chain])
            or None,
            parameters="technical_weight=0.7; price_weight=0.3" if weighed else None,
            candidates=pick((None, 1, 2, 3)),
            **(rates if rules.deductions_apply else {}),
        )

    def _criteria(self) -> list[Criterion]:
        random, full = self.random, 100
        priced = self.method not in UNPRICED
        price = 30 if priced and not self.method.startswith("wb") else 0
        objective = random.randint(0, 3)
        left = full - price - 5 * objective
        first = left // 2
        made = [
            Criterion(code="T1", title="方案", kind="subjective", max_points=Decimal(first),
                      minimum=random.choice((None, None, Decimal(first) / 2))),
            Criterion(code="T2", title="团队", kind="subjective", max_points=Decimal(10),
                      weight=Decimal(left - first) / 10),
        ]  # fmt: skip
        for number in range(objective):
            made.append(
                Criterion(code=f"O{number}", title="业绩", kind="objective", max_points=Decimal(5),
                          model=random.choice(OBJECTIVE))
            )  # fmt: skip
        if priced:
            free = self.method in ("points", "eu_best_price_quality")
            made.append(
                Criterion(code="P", title="价格", kind="price", max_points=Decimal(price or 100),
                          model=random.choice(PRICES) if free else None)
            )  # fmt: skip
        return made

    def _tenderer(self, number: int) -> Tenderer:
        status = self.random.choice((("none",), ("none",), ("small_micro",), ("domestic_product",),
                                     ("small_micro", "domestic_product")))  # fmt: skip
        return Tenderer(id=f"S{number}", name=f"公司{number}", type="company", status=status)

    def _bids(self, lot: Lot) -> list[Bid]:
        prices = [Decimal(self.random.randint(70000, 93000)) for _ in range(3)]
        prices += [Decimal(self.random.randint(7000000, 9000000)) / 100]
        prices = prices[:1] if self.alike else prices
        return [
            Bid(
                id=f"B{lot.id[1:]}{number}",
                lot=lot.id,
                tenderer=f"S{number}",
                quote=self.random.choice(prices),
                received=DEADLINE - timedelta(minutes=self.random.choice((-5, 7, 7, 61, 1444))),
            )
            for number in range(1, self.random.randint(2, 7) + 1)
        ]

    def _facts(self) -> list[Fact]:
        made = []
        for criterion in self.criteria:
            if criterion.kind != "objective":
                continue
            for bid in self.bids:
                made.append(Fact(bid=bid.id, criterion=criterion.code, value=self._fact(criterion)))
        return made

    def _fact(self, criterion: Criterion) -> Decimal | str:
        if criterion.model == "yes/no":
            return self.random.choice(("是", "否"))
        if criterion.model and criterion.model.startswith("5A"):
            return self.random.choice(("5A", "4A", "3A", "无"))
        if self.alike:
            return Decimal(3)
        return self.random.choice(
            (Decimal(1), Decimal("2.5"), Decimal(3), Decimal(6), Decimal("7.1"))
        )

    def _screening(self) -> list[Screening]:
        return [
            Screening(
                bid=bid.id,
                requirement="资格",
                stage="qualification",
                passed=self.random.random() > 0.08 and not self._above_ceiling(bid),
                reason="理由",
            )
            for bid in self.bids
        ]

    def _above_ceiling(self, bid: Bid) -> bool:
        lot = next(lot for lot in self.lots if lot.id == bid.lot)
        return (bid.quote or 0) > (lot.ceiling or 0)

    def _marks(self) -> dict[tuple[str, str], dict[str, Decimal]]:
        random = self.random
        values = {}
        for bid in self.bids:
            for criterion in self.criteria:
                if criterion.kind == "subjective":
                    high = int(criterion.max_points)
                    tenths = (7, 8) if self.alike else range(4, 11)
                    steps = [Decimal(high * tenth) / 10 for tenth in tenths]
                    given = [random.choice(steps)] * 5 if self.alike else random.choices(steps, k=5)
                    values[bid.id, criterion.code] = {
                        expert.id: mark for expert, mark in zip(self.experts, given, strict=True)
                    }
        return values

    def _rulings(self) -> list[Ruling]:
        random, made = self.random, list[tuple[str, dict[str, str]]]()
        for bid in self.bids:
            if random.random() < 0.04:
                made.append(("exclusion", {"subject": bid.id}))
            if random.random() < 0.06:
                made.append(("price", {"subject": bid.id, "decision": "81234.56"}))
            if self.criteria and random.random() < 0.1:
                about = {"subject": bid.id, "criterion": "T1", "expert": "E02"}
                made.append(("correction", {**about, "decision": "12.5"}))
            if self.criteria and random.random() < 0.1:
                made.append(("void", {"subject": bid.id, "criterion": "T2", "expert": "E03"}))
            if self.criteria and random.random() < 0.1:
                made.append(
                    ("consensus", {"subject": bid.id, "criterion": "T2", "decision": "7.25"})
                )
        for lot in self.lots:
            on = [bid.id for bid in self.bids if bid.lot == lot.id]
            if random.random() < 0.5:
                order = ";".join(random.sample(on, len(on)))
                made.append(("tie", {"subject": lot.id, "decision": order}))
            if random.random() < 0.9:
                made.append(("fewer", {"subject": lot.id, "decision": "接受"}))
            if self.criteria and random.random() < 0.15:
                made.append(("recusal", {"subject": "E05", "decision": lot.id}))
        return [
            Ruling(what=what, reason="评审小组决定", who="组长", when=DEADLINE, **fields)
            for what, fields in made
        ]
