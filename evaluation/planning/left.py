"""Why a lot is not funded, and what it would have taken: sentences with exact figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from evaluation.allocation import Decision, LotFacts, RankedBid, TenderProblem
from evaluation.allocation.reasons.entry import Figure, highest_price, least_extra, value_needed
from evaluation.allocation.reasons.points_needed import points_needed
from evaluation.allocation.reasons.sentences import (
    exchange_sentence,
    extra_sentence,
    not_funded,
    price_sentence,
)
from evaluation.allocation.reasons.shared import (
    Priced,
    highest_shared_price,
    least_extra_together,
)
from evaluation.allocation.reasons.why import Reason, Why, why
from evaluation.allocation.solving.reach import Silence
from evaluation.allocation.tender.conditions import discounts_of
from evaluation.allocation.tender.lot_options import WHOLE, split
from evaluation.core.text import Text
from evaluation.planning.facts import Facts
from evaluation.planning.fewest_points import fewest_points
from evaluation.planning.way_in import way_in

Watched = Callable[[Sequence[LotFacts]], Iterable[LotFacts]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A lot that is not funded.

    Args:
        reason: its class.
        sentences: why, in one; then what it would have taken.
        rules: the fewest rules that keep it out, by id; empty where none does, or none is known.
        smallest: it is proven that they are fewest.
        bid: the bid that would be funded; None where there is none.
        points: total points with which it would have entered; None where that is not known.
        price: the highest price at which it would have entered, in minor units.
        extra: the least extra money for a plan as good that has it, in minor units.
    """

    lot: str
    reason: Reason
    sentences: tuple[Text, ...]
    rules: tuple[str, ...] = ()
    smallest: bool = False
    bid: RankedBid | None = None
    points: Decimal | None = None
    price: Figure | None = None
    extra: Figure | None = None


REASONS = {
    Reason.NO_BID: Text("没有可安排的响应", "no admissible bid"),
    Reason.RULES: Text("规则不允许", "excluded by rules"),
    Reason.HELD: Text("受规则限制", "held back by rules"),
    Reason.EXCHANGE: Text("置换后不合算", "beaten in the exchange"),
    Reason.TIE: Text("价值相同，由后续目标决定", "as good, decided later"),
    Reason.UNKNOWN: Text("未能查明", "unknown"),
}
"""The reason classes in words."""


def left_of(
    facts: Facts, built: TenderProblem, decision: Decision, full: Decimal, watched: Watched = iter
) -> Iterator[Left]:
    """Yield every lot that `decision` does not fund, in the published order.

    Args:
        full: the most points a bid can have.
        watched: passes the lots on, and may show how far the work has come.
    """
    funded = {lot.id for lot, _ in decision.funded()}
    for lot in watched([lot for lot in facts.lots if lot.id not in funded]):
        if lot.id in facts.unfundable:
            sentences = (facts.unfundable[lot.id],)
            yield Left(lot=lot.id, reason=Reason.NO_BID, sentences=sentences)
        else:
            yield _left(facts, built, decision, why(decision, lot.id), full)


def _left(
    facts: Facts, built: TenderProblem, decision: Decision, found: Why, full: Decimal
) -> Left:
    left = Left(
        lot=found.lot,
        reason=found.reason,
        sentences=tuple(_why(facts, built, decision, found)),
        rules=found.rules or (found.barrier.ids if found.barrier else ()),
        smallest=found.smallest if found.rules else bool(found.barrier and found.barrier.smallest),
    )
    if found.option is None or found.reason is Reason.TIE:
        return left
    needed, points = _points(facts, built, decision, found, full)
    price, extra, money = _money(facts, built, decision, found.option)
    return replace(
        left,
        sentences=(*left.sentences, *points, *money),
        bid=_offer(built, decision, found.option),
        points=needed,
        price=price,
        extra=extra,
    )


def _why(facts: Facts, built: TenderProblem, decision: Decision, found: Why) -> Iterator[Text]:
    """Yield why, in one sentence; then what would have to change, and what would be exchanged."""
    yield not_funded(found, decision, facts.minor)
    barrier = found.barrier
    if barrier is not None and not barrier.money_alone:
        yield way_in(found.lot, barrier, decision, facts.minor, built.unit)
    if found.option is not None:
        yield exchange_sentence(found, decision)


def _points(
    facts: Facts, built: TenderProblem, decision: Decision, found: Why, full: Decimal
) -> tuple[Decimal | None, tuple[Text, ...]]:
    """Return the points with which the bid would have entered, and the words."""
    bid = _offer(built, decision, found.option or 0)
    try:
        values = list(_values_needed(built, decision, found))
    except Silence:
        return None, (_not_established(found.lot, POINTS),)
    if None not in values:  # else a rule adds up its value, and no difference tells it
        places = max(0, -int(bid.points.as_tuple().exponent))
        known = (
            points_needed(offer, facts.lot(bid.lot), built.unit, value.amount, places)
            for offer, value in filter(None, values)
        )
        needed = min((each for each in known if each is not None), default=None)
        return needed, (points_sentence(bid.lot, needed, bid.points, full),)
    tried = fewest_points(facts, built, decision, found.option or 0, full)
    if tried is None:
        return None, ()
    if tried.points is None:
        return None, (full_sentence(bid.lot, bid.points, full),)
    return tried.points, (points_sentence(bid.lot, tried.points, bid.points, full),)


def _values_needed(
    built: TenderProblem, decision: Decision, found: Why
) -> Iterator[tuple[RankedBid, Figure] | None]:
    """Yield the value that each offer of the bid would need; its points are those of all."""
    bid = _offer(built, decision, found.option or 0)
    for column in _alike(decision, found.option or 0):
        offer = _offer(built, decision, column)
        if offer.bid == bid.bid:
            lacking = found.lacking if column == found.option else None
            value = value_needed(decision, column, lacking=lacking)
            if value is not None or column == found.option:
                yield None if value is None else (offer, value)


def _money(
    facts: Facts, built: TenderProblem, decision: Decision, column: int
) -> tuple[Figure | None, Figure | None, tuple[Text, ...]]:
    """Return the price and the extra money with which the lot would have entered, and the words."""
    lot, option = decision.program.pairs[column]
    try:
        price, prices = _price(facts, built, decision, column)
    except Silence:
        price, prices = None, (_not_established(lot.id, PRICE),)
    if len(option.uses) > 1 and decision.problem.carries:
        return price, None, (*prices, _carried_over(lot.id))
    try:
        extra = _extra(decision, column)
    except Silence:
        return price, None, (*prices, _not_established(lot.id, MONEY))
    return price, extra, (*prices, extra_sentence(lot.id, extra, facts.minor))


def _price(
    facts: Facts, built: TenderProblem, decision: Decision, column: int
) -> tuple[Figure | None, tuple[Text, ...]]:
    """Return the price at which the lot would have entered, and the words."""
    lot, option = decision.program.pairs[column]
    bid = _offer(built, decision, column)
    if len(option.uses) == 1 and not discounts_of(bid):
        price = highest_price(decision, column)
        return price, (price_sentence(lot.id, price, option.money, facts.minor),)
    own, priced = _at_each_price(facts, built, decision, bid)
    if not all(one.only_ceilings for one in priced):
        return None, (_not_only_ceilings(lot.id),)
    price = highest_shared_price(priced, own)
    said = price_sentence(lot.id, price, own, facts.minor)
    return price, (said, _before_discount(lot.id)) if discounts_of(bid) else (said,)


def _extra(decision: Decision, column: int) -> Figure | None:
    alike = _alike(decision, column)
    if all(len(decision.program.pairs[one][1].uses) == 1 for one in alike):
        return least_extra(decision, column, instead=alike)
    return least_extra_together(decision, alike)


def _at_each_price(
    facts: Facts, built: TenderProblem, decision: Decision, bid: RankedBid
) -> tuple[int, list[Priced]]:
    """Return what `bid` asks at its level, and its options there, with each discount and without."""
    own, priced = bid.price, list[Priced]()
    for column, (lot, option) in enumerate(decision.program.pairs):
        offer = built.bids[lot.id, option.id]
        if (lot.id, offer.bid, offer.level) == (bid.lot, bid.bid, bid.level):
            own = offer.price if offer.earned is None else own
            off = 0 if offer.earned is None else offer.earned.per_mille
            spread = facts.lot(lot.id).spread or tuple((fund, WHOLE) for fund in option.uses)
            priced.append(Priced.of(decision, column, partial(_drawn, off, spread)))
    return own, priced


def _drawn(per_mille: int, spread: Sequence[tuple[str, int]], price: int) -> dict[str, int]:
    """Return what each fund pays of `price` after a discount."""
    return split(price - price * per_mille // 1000, spread)


def _alike(decision: Decision, column: int) -> range:
    """Return every option of the lot that `column` belongs to."""
    return decision.program.spans[decision.program.lot_of[column]]


def _offer(built: TenderProblem, decision: Decision, column: int) -> RankedBid:
    lot, option = decision.program.pairs[column]
    return built.bids[lot.id, option.id]


POINTS = Text("使其入选的总分", "the points with which it would have entered")
PRICE = Text("使其入选的报价", "the price with which it would have entered")
MONEY = Text("使其入选须增加的资金", "how much more money would have been enough")


def _not_established(lot: str, what: Text) -> Text:
    """Return that the solvers did not tell `what`."""
    return Text(
        f"{lot}：{what.zh}未能查明：求解器没有得出结论。",
        f"{lot}: {what.en} is not established: the solvers came to no end.",
    )


def _carried_over(lot: str) -> Text:
    return Text(
        f"{lot}：由几笔资金支付且资金可以结转，未另算须增加的资金。",
        f"{lot}: several funds pay for it and money is carried over between funds; how much more "
        "money would have been enough is not worked out.",
    )


def _not_only_ceilings(lot: str) -> Text:
    return Text(
        f"{lot}：有规则要求支出不少于一定数额，或由三笔以上资金支付，未另算入选的报价。",
        f"{lot}: a rule asks that money be spent, or more than two funds pay; the price with which "
        "it would have entered is not worked out.",
    )


def _before_discount(lot: str) -> Text:
    return Text(
        f"{lot}：上述报价未扣除附条件的优惠；优惠条件成就时另行扣除。",
        f"{lot}: this price is before the conditional discount, which is taken off where earned.",
    )


def full_sentence(lot: str, own: Decimal, full: Decimal) -> Text:
    """Return that not even the most points would have been enough.

    Example:
        >>> full_sentence("L4", Decimal("85.2"), Decimal(100)).en
        'L4: not even the full 100 points would have been enough; it has 85.2.'
    """
    return Text(
        f"{lot}：即使得满分 {full} 也不能入选（现为 {own}）。",
        f"{lot}: not even the full {full} points would have been enough; it has {own}.",
    )


def points_sentence(lot: str, needed: Decimal | None, own: Decimal, full: Decimal) -> Text:
    """Return with how many points the bid would have entered.

    Example:
        >>> points_sentence("L4", Decimal("101.5"), Decimal("85.2"), Decimal(100)).en
        'L4: 101.5 points would be needed, more than the 100 there are; it has 85.2.'
    """
    if needed is None:
        return Text(f"{lot}：得分再高也不能入选。", f"{lot}: no points would have been enough.")
    if needed > full:
        return Text(
            f"{lot}：总分须达到 {needed} 方可入选，超过满分 {full}（现为 {own}）。",
            f"{lot}: {needed} points would be needed, more than the {full} there are; "
            f"it has {own}.",
        )
    return Text(
        f"{lot}：总分达到 {needed} 即可入选（现为 {own}）。",
        f"{lot}: {needed} points would have been enough; it has {own}.",
    )
