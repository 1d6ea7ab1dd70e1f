"""Faults of sense: what is entered and counts for nothing, rules everything out, or is no name."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaluation.dossier.records import Dossier, Need
from tests.dossiers.workbooks import Fault

Change = Callable[[Dossier], Dossier]


def _lot(**values: Any) -> Change:  # noqa: ANN401
    return lambda d: replace(d, lots=(replace(d.lots[0], **values),))


def _tender(**values: Any) -> Change:  # noqa: ANN401
    return lambda d: replace(d, tender=replace(d.tender, **values))


def _tenderer(**values: Any) -> Change:  # noqa: ANN401
    return lambda d: replace(d, tenderers=(replace(d.tenderers[0], **values), *d.tenderers[1:]))


def _criterion(at: int, **values: Any) -> Change:  # noqa: ANN401
    def change(dossier: Dossier) -> Dossier:
        rows = list(dossier.criteria)
        rows[at] = replace(rows[at], **values)
        return replace(dossier, criteria=tuple(rows))

    return change


def _need(need: Need, **lot: Any) -> Change:  # noqa: ANN401
    there = {"district": "云溪县", "category": "演出", **lot}
    return lambda d: replace(d, lots=(replace(d.lots[0], **there),), needs=(need,))


def _ruled(*rulings: Any) -> Change:  # noqa: ANN401
    return lambda d: replace(d, rulings=rulings)


def _facts(model: str, *values: int) -> Change:
    def change(dossier: Dossier) -> Dossier:
        facts = tuple(
            replace(fact, value=Decimal(value))
            for fact, value in zip(dossier.facts, values, strict=True)
        )
        return replace(_criterion(2, model=model)(dossier), facts=facts)

    return change


WANTED = Need(
    district="云溪县", category="演出", audience="老年人", need_weight=Decimal(2), population=900
)

USES = [
    Fault(code=code, what=what, at=at, change=change)
    for code, what, at, change in (
        (
            "D025",
            "a need of people that no lot serves",
            "needs/2/audience",
            _need(WANTED, audience="青年"),
        ),
        (
            "D025",
            "a need of people that a lot calls otherwise",
            "needs/2/audience",
            _need(WANTED, audience="老年人（60岁以上）"),
        ),
        (
            "D025",
            "a need beside the other weight of its lot",
            "needs/2/need_weight",
            _need(WANTED, audience="老年人", need_weight=Decimal(1)),
        ),
        (
            "D025",
            "two populations of one district",
            "needs/3/population",
            lambda d: replace(
                _need(WANTED, audience="老年人")(d),
                needs=(WANTED, replace(WANTED, category="展览", population=9000)),
            ),
        ),
        (
            "D025",
            "a lot in a district without people",
            "lots/2/district",
            _need(WANTED, district="云溪", audience="老年人", need_weight=Decimal(2)),
        ),
        ("C113", "a minimum of a sum of parts", "criteria/2/minimum",
         _criterion(0, minimum=Decimal(5))),
        ("D025", "an organisation without a bid", "tenderers/6/id",
         lambda d: replace(
             d, tenderers=(*d.tenderers, replace(d.tenderers[0], id="S5", name="第五家"))
         )),
        ("R112", "an id for a name", "tenderers/2/name", _tenderer(name="S1")),
        ("R112", "a date for a name", "lots/2/title", _lot(title="2026-03-05")),
        ("R112", "a code for a name", "tenderers/2/name", _tenderer(name="52339900MJX100019R")),
        ("R112", "no address of mail", "tenderers/2/email", _tenderer(email="同上")),
        ("C113", "a minimum above the maximum", "criteria/3/minimum",
         _criterion(1, minimum=Decimal(21))),
        ("C113", "a minimum like a share", "criteria/3/minimum",
         _criterion(1, minimum=Decimal("0.6"))),
        ("C113", "a technical minimum above all points", "tender/technical_minimum",
         _tender(technical_minimum=Decimal(71))),
        ("R113", "a lot that needs itself", "lots/2/needs_lots", _lot(needs_lots=("L01",))),
        ("R113", "a capacity below every quote", "tenderers/2/most_money",
         _tenderer(most_money=Decimal(50000))),
        ("R108", "a capacity of nothing", "tenderers/2/most_awards", _tenderer(most_awards=0)),
        ("R108", "a weight in per cent", "lots/2/need_weight", _lot(need_weight=Decimal(120))),
        ("C112", "a fact below nothing", "facts/5/value", _facts("=MIN(points, MAX(0, value))", 0, 1, 2, -1)),
        ("C112", "a fact far above all others", "facts/5/value",
         _facts("[0,2) 10; [2,) 30", 0, 1, 2, 20000)),
        ("U102", "a currency that has no such code", "tender/currency", _tender(currency="RMB")),
        ("U105", "a rate of a reserved tender", "tender/small_rate", _tender(reserved=True)),
        ("U105", "a line of a law that does not govern", "tender/low_mean",
         lambda d: _criterion(4, model="lowest_ratio")(
             _tender(method="points", small_rate=None, low_mean=Decimal("0.5"))(d)
         )),
    )
]  # fmt: skip
