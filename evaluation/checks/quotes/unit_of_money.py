"""Funds, rules, capacities and costs that only make sense in another unit than budgets and quotes."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.checks.check import Case
from evaluation.checks.quotes.other_unit import FAR, UNITS, Slip, unit_of
from evaluation.core.glossary import vocabulary
from evaluation.core.text import normal
from evaluation.dossier.record import Record

SLIVER = 10_000
"""A part below one in so many of its whole is none that anybody would set aside."""


def money_slips(case: Case) -> Iterator[Slip]:
    """Yield every amount beside quotes and ceilings that makes sense only in another unit."""
    yield from _funds(case)
    yield from _scenarios(case)
    yield from _rules(case)
    yield from _capacities(case)
    yield from _costs(case)


def _slip(
    record: Record, field: str, unit: int | None, *, too_small: bool = True
) -> Iterator[Slip]:
    if unit:
        yield Slip(record, field, unit, too_small, frozenset())


def _asked(case: Case) -> dict[str, Decimal]:
    """What each lot may cost: its ceiling, else its budget, else its dearest quote."""
    found: dict[str, Decimal] = {}
    for lot in case.dossier.lots:
        quotes = [bid.quote for bid in case.dossier.bids_on(lot.id) if bid.quote]
        amount = lot.ceiling or lot.budget or max(quotes, default=None)
        if amount:
            found[lot.id] = amount
    return found


def _funds(case: Case) -> Iterator[Slip]:
    """A fund is held against the lots that name it, and against what the other funds leave."""
    asked, funds = _asked(case), case.dossier.funds
    whole, together = sum(asked.values(), Decimal(0)), sum((f.amount for f in funds), Decimal(0))
    for fund in funds:
        named = sum(
            (asked.get(lot.id, Decimal(0)) for lot in case.dossier.lots if lot.fund == fund.id),
            Decimal(0),
        )
        wanted = named or whole - (together - fund.amount)
        small = unit_of(fund.amount, wanted)
        if small:
            yield from _slip(fund, "amount", small)
            continue
        yield from _slip(fund, "amount", unit_of(whole, fund.amount), too_small=False)
        for part in ("reserve", "carry_most"):
            yield from _slip(fund, part, _sliver(getattr(fund, part), fund.amount))


def _scenarios(case: Case) -> Iterator[Slip]:
    usual = case.dossier.tender.budget or sum(_asked(case).values(), Decimal(0))
    for scenario in (each for each in case.dossier.scenarios if each.budget):
        budget = scenario.budget or Decimal(0)
        yield from _slip(scenario, "budget", unit_of(budget, usual))
        yield from _slip(scenario, "budget", unit_of(usual, budget), too_small=False)


def _rules(case: Case) -> Iterator[Slip]:
    """A rule on money below the price of any lot, or above all money, limits nothing or everything."""
    asked = _asked(case)
    money = {word for key in ("money", "reference") for word in (key, *_words(key))}
    for rule in (rule for rule in case.dossier.policy if rule.amount and asked):
        amount = rule.amount or Decimal(0)
        if normal(rule.metric).lower() in money:
            least, most = min(asked.values()), sum(asked.values(), Decimal(0))
            yield from _slip(rule, "amount", _between(amount, least, most))
            yield from _slip(rule, "amount", _beyond(amount, least, most), too_small=False)


def _words(metric: str) -> tuple[str, ...]:
    said = vocabulary()["metric"][metric]
    return (said.zh, said.en, *said.also)


def _capacities(case: Case) -> Iterator[Slip]:
    """What an organisation can carry is held against what it asks."""
    for tenderer in (each for each in case.dossier.tenderers if each.most_money):
        asked = [
            bid.quote for bid in case.dossier.bids if bid.tenderer == tenderer.id and bid.quote
        ]
        if asked:
            most = sum(_asked(case).values(), Decimal(0))
            unit = _between(tenderer.most_money or Decimal(0), min(asked), most)
            yield from _slip(tenderer, "most_money", unit)


def _costs(case: Case) -> Iterator[Slip]:
    """Other costs of a bid stand as facts of its price."""
    prices = {criterion.code for criterion in case.dossier.criteria if criterion.kind == "price"}
    quotes = {bid.id: bid.quote for bid in case.dossier.bids}
    for fact in (fact for fact in case.dossier.facts if fact.criterion in prices):
        if isinstance(fact.value, Decimal):
            yield from _slip(fact, "value", _sliver(fact.value, quotes.get(fact.bid)))


def _between(small: Decimal, least: Decimal, most: Decimal) -> int | None:
    """The unit in which an amount below any lot would be one from about the least to the most."""
    if small <= 0 or small * FAR > least:
        return None
    return next((unit for unit in UNITS if least / 4 <= small * unit <= most * 4), None)


def _beyond(large: Decimal, least: Decimal, most: Decimal) -> int | None:
    """The unit in which an amount above all money would be one from about the least to the most."""
    if large < most * FAR:
        return None
    return next((unit for unit in UNITS if least / 4 <= large / unit <= most * 4), None)


def _sliver(part: Decimal | None, whole: Decimal | None) -> int | None:
    """The unit in which a sliver of `whole` would be a part of it that people set aside."""
    if not part or not whole or part <= 0 or part * SLIVER > whole:
        return None
    return 10_000 if part * 10_000 <= whole * 4 else None
