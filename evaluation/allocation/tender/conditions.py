"""What bidders attach to their bids: cheaper together, or only together; as rows like any other.

A bid with a discount becomes two options, one at each price. Rows of their own say which of the two
can be funded: the cheaper one where the discount is earned, the dearer one where it is not.

A discount earned by several lots changes prices. Where price points depend on the other prices
(lowest price over price), it would change everybody's points as well, and the plan would rest on
points that nobody was given; whoever builds the problem has to refuse it there.

Source: Directive 2014/24/EU, article 46; Belgian Council of State, no. 257117.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evaluation.allocation.bids import Discount, Package, RankedBid
from evaluation.allocation.problem import Rule, RuleTerm
from evaluation.core.text import Text

Choice = tuple[str, str]
"""A lot and one of its options."""


def with_offers(bid: RankedBid) -> Iterator[RankedBid]:
    """Yield `bid` at its own price, and at the price after each discount, rounded up.

    Example:
        >>> from decimal import Decimal
        >>> off = Discount(lots=("L1", "L2"), least=2, per_mille=50)
        >>> bid = RankedBid(lot="L1", bid="B1", organisation="O", points=Decimal(9), rank=1,
        ...                 price=1001, conditions=(off,))
        >>> [one.price for one in with_offers(bid)]
        [1001, 951]
    """
    yield bid
    for discount in discounts_of(bid):
        off = bid.price * discount.per_mille // 1000
        yield replace(bid, price=bid.price - off, earned=discount)


def discounts_of(bid: RankedBid) -> list[Discount]:
    """Return the discounts of `bid`, the largest first: of those that are earned it applies."""
    found = [one for one in bid.conditions if isinstance(one, Discount)]
    return sorted(found, key=lambda one: (-one.per_mille, one.lots, one.least))


def condition_rules(offers: Mapping[Choice, RankedBid]) -> Iterator[Rule]:
    """Yield the rules by which the conditions of all bids hold.

    Args:
        offers: every option that can be funded, and the bid at the price it stands for.
    """
    chances: dict[tuple[str, str], list[Choice]] = {}
    variants: dict[str, dict[Choice, RankedBid]] = {}
    for choice, bid in offers.items():
        chances.setdefault((bid.organisation, bid.lot), []).append(choice)
        variants.setdefault(bid.bid, {})[choice] = bid
    for name, mine in sorted(variants.items()):
        bid = next(iter(mine.values()))
        awards = {lot: chances.get((bid.organisation, lot), []) for lot in _named(bid)}
        for condition in bid.conditions:
            if isinstance(condition, Package):
                yield from _package(name, bid.lot, condition, list(mine), awards)
        for number, discount in enumerate(order := discounts_of(bid)):
            later = [None, *order[number + 1 :]]
            earned = [choice for choice, one in mine.items() if one.earned == discount]
            passed = [choice for choice, one in mine.items() if one.earned in later]
            yield from _discount(name, discount, earned, passed, awards)


def _named(bid: RankedBid) -> set[str]:
    return {lot for condition in bid.conditions for lot in condition.lots}


def _package(
    name: str,
    own: str,
    package: Package,
    mine: Sequence[Choice],
    awards: Mapping[str, Sequence[Choice]],
) -> Iterator[Rule]:
    for lot in package.lots:
        if lot != own:
            yield Rule(
                id=f"bids.{name}.{lot}",
                terms=_terms(dict.fromkeys(mine, 1), awards[lot], -1),
                at_most=0,
                text=Text(f"{name} 仅与 {lot} 一并承接", f"{name} stands only together with {lot}"),
            )


def _discount(
    name: str,
    discount: Discount,
    earned: Sequence[Choice],
    passed: Sequence[Choice],
    awards: Mapping[str, Sequence[Choice]],
) -> Iterator[Rule]:
    """Yield that the discount is used only where it is earned, and not passed over where it is."""
    lots, least, percent = discount.lots, discount.least, discount.percent
    counted = [choice for lot in lots for choice in awards[lot]]
    names = ", ".join(lots)
    yield Rule(
        id=f"bids.{name}.{percent}",
        terms=_terms(dict.fromkeys(earned, least), counted, -1),
        at_most=0,
        text=Text(
            f"{name} 仅在 {names} 中标满 {least} 个时优惠 {percent}",
            f"{name} is {percent} cheaper only if at least {least} of {names} are awarded",
        ),
    )
    possible = sum(bool(awards[lot]) for lot in lots)
    if possible >= least:
        yield Rule(
            id=f"bids.{name}.{percent}.else",
            terms=_terms(dict.fromkeys(passed, possible - least + 1), counted, 1),
            at_most=possible,
            text=Text(
                f"{name} 在 {names} 中标满 {least} 个时即优惠 {percent}",
                f"{name} is {percent} cheaper whenever at least {least} of {names} are awarded",
            ),
        )


def _terms(
    amounts: Mapping[Choice, int], counted: Sequence[Choice], each: int
) -> tuple[RuleTerm, ...]:
    added = dict(amounts)
    for choice in counted:
        added[choice] = added.get(choice, 0) + each
    return tuple(RuleTerm(*choice, amount) for choice, amount in sorted(added.items()))
