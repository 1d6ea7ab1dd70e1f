"""What the allocation is told about a scored tender: lots, ranked bids, organisations, money.

Money becomes whole minor units. A lot without a candidate, or with an open tie, offers nothing, and
the reason is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluation.allocation import LotFacts, Mode, Organisation, RankedBid
from evaluation.allocation.bids import Condition
from evaluation.core.currency import minor_digits
from evaluation.core.errors import refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.glossary import word
from evaluation.core.text import LANGS, Text
from evaluation.dossier.records import Bid, Dossier, Lot, Tenderer
from evaluation.formula.models import model
from evaluation.planning.bid_conditions import read_conditions
from evaluation.planning.levels import funding_levels, odd_levels
from evaluation.planning.money import Money, money_of, more_than_funds, paid_by
from evaluation.scoring.result import Evaluation, LotResult, Score

SOCIAL = frozenset({"association", "social_service", "foundation", "other_social"})
"""Types that are social organisations 社会组织."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A scored tender as the allocation sees it.

    Args:
        funds: what can be spent of each fund, in minor units.
        money: the same, with what is carried over.
        unfundable: why a lot offers nothing, by its id.
        minor: minor units in the unit in which the sheets write money.
        findings: what the sheets say that has no effect.
    """

    lots: tuple[LotFacts, ...]
    bids: tuple[RankedBid, ...]
    organisations: tuple[Organisation, ...]
    funds: Mapping[str, int]
    unfundable: Mapping[str, Text]
    minor: int
    money: Money
    findings: tuple[Finding, ...] = ()

    def lot(self, id: str) -> LotFacts:
        """Return the lot with `id`."""
        return next(lot for lot in self.lots if lot.id == id)


def facts_of(evaluation: Evaluation, mode: Mode) -> Facts:
    """Return what the allocation is told about `evaluation`.

    Raises:
        TenderError: the tender has no budget, or a fund, a funding level or a condition of a bid
            cannot be read or used.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> facts = facts_of(run(shipped("tenders") / "qinghe-2026"), Mode.RANK_BOUND)
        >>> facts.funds, list(facts.unfundable)
        ({'budget': 300000000}, ['L12'])
    """
    dossier = evaluation.dossier
    minor = 10 ** minor_digits(dossier.tender.currency)
    money = money_of(dossier, minor)
    reasons = {result.lot.id: unfundable(result, mode) for result in evaluation.lots}
    open_lots = [result for result in evaluation.lots if reasons[result.lot.id] is None]
    offered = [
        _offers(evaluation, result, score, mode, minor)
        for result in open_lots
        for score in result.ranked
    ]
    paid = [paid_by(dossier, lot) for lot in dossier.lots]
    found = [*more_than_funds(dossier, money)]
    found += [each for _, said in (*offered, *paid) for each in said]
    if has_errors(found):
        raise refusal(each for each in found if each.severity is Severity.ERROR)
    return Facts(
        lots=tuple(
            _lot(dossier, lot, minor, spread)
            for lot, (spread, _) in zip(dossier.lots, paid, strict=True)
        ),
        bids=tuple(bid for bids, _ in offered for bid in bids),
        organisations=tuple(_organisation(tenderer, minor) for tenderer in dossier.tenderers),
        funds=money.funds,
        money=money,
        unfundable={id: why for id, why in reasons.items() if why is not None},
        minor=minor,
        findings=tuple(found),
    )


def unfundable(result: LotResult, mode: Mode) -> Text | None:
    """Return why no bid of the lot can be funded; None where one can."""
    if result.failure is not None:
        return result.failure.message
    if not result.ranked:
        return Text("没有进入评分的响应", "no bid was admitted")
    if mode is Mode.RANK_BOUND and not result.candidates:
        tied = ", ".join(score.bid.id for score in result.ranked if score.tied)
        return Text(
            f"推荐名次并列未决（{tied}）；请先在“评审决定”表记录并列处理的决定",
            f"a tie for a recommended place is open ({tied}); record the ruling first",
        )
    return None


def _offers(
    evaluation: Evaluation, result: LotResult, score: Score, mode: Mode, minor: int
) -> tuple[tuple[RankedBid, ...], tuple[Finding, ...]]:
    """Return the whole bid and each lower level that its tenderer offers, and what is wrong."""
    price, bid = _price(evaluation, result.lot, score), score.bid
    if price is None or score.total is None or score.rank is None:
        return (), ()
    asked, found = [(100, price)], list[Finding]()
    try:
        asked += funding_levels(bid.fund_levels or "")
    except ValueError as part:
        text = Text(
            f"资助档次“{part}”读不懂；应写成 80% 98000，多个用分号隔开",
            f"the funding level “{part}” cannot be read; write it as 80% 98000, several separated "
            "by semicolons",
        )
        place = bid.at("fund_levels")
        found.append(Finding(code="F213", severity=Severity.ERROR, message=text, place=place))
    found += _odd_levels(bid, price, asked[1:])
    if not result.lot.divisible and len(asked) > 1:
        found.append(_indivisible(bid))
        asked = asked[:1]
    conditions: tuple[Condition, ...] = ()
    if mode is not Mode.RANK_BOUND or score.rank == 1:  # else it cannot be funded anyway
        compares = _compares_prices(evaluation, result, score)
        conditions, wrong = read_conditions(bid, evaluation.dossier, compares)
        found += wrong
    offered = tuple(
        RankedBid(
            lot=result.lot.id,
            bid=bid.id,
            organisation=score.tenderer.id,
            points=score.total,
            rank=score.rank,
            price=_whole(amount, minor),
            level=level,
            scope=level * 10,  # a lower level is taken to deliver the same part of the work
            conditions=conditions,
        )
        for level, amount in asked
    )
    return offered, tuple(found)


def _odd_levels(
    bid: Bid, price: Decimal, levels: Sequence[tuple[int, Decimal]]
) -> Iterator[Finding]:
    for level, asked in odd_levels(price, levels):
        yield Finding(
            code="F213",
            severity=Severity.ERROR,
            message=Text(
                f"{bid.id} 的资助档次 {level}% 报 {asked}，与全额报价 {price} 不符：每个档次写一次，价格低于更高的档次，"
                "并与报价用同一单位（元）；请核对",
                f"{bid.id} asks {asked} for the level of {level} %, which does not fit its quote of {price}: "
                "each level stands once, asks less than a higher one, and in the same unit; check it",
            ),
            place=bid.at("fund_levels"),
        )


def _compares_prices(evaluation: Evaluation, result: LotResult, score: Score) -> bool:
    """Return whether points or ranks in a lot depend on what the others ask."""
    if score.price is None:
        return False
    priced = [
        model(criterion.model or evaluation.method.price_formula or "", kind="price")
        for criterion in evaluation.dossier.criteria_of(result.lot.id)
        if criterion.kind == "price"
    ]
    return not priced or any("relative" in one.properties for one in priced)


def _indivisible(bid: Bid) -> Finding:
    return Finding(
        code="F217",
        severity=Severity.NOTE,
        message=Text(
            f"{bid.id} 报有较低的资助档次，但 {bid.lot} 不可分级资助；较低档次未予考虑",
            f"{bid.id} offers lower funding levels, but {bid.lot} is not divisible; they are left out",
        ),
        place=bid.at("fund_levels"),
    )


def _price(evaluation: Evaluation, lot: Lot, score: Score) -> Decimal | None:
    """Return what the bid costs: its quote, or the published funding where price is no factor."""
    if score.price is not None:
        return score.price.quote
    if evaluation.method.price_is_factor == "never":
        return lot.ceiling if lot.budget is None else lot.budget
    return None


def _lot(dossier: Dossier, lot: Lot, minor: int, spread: tuple[tuple[str, int], ...]) -> LotFacts:
    published = lot.ceiling if lot.ceiling is not None else lot.budget
    return LotFacts(
        id=lot.id,
        district=lot.district or "",
        category=lot.category or "",
        setting=lot.setting or "",
        audience=lot.audience or "",
        tags=frozenset((*lot.tags, *(fund for fund, _ in spread))),
        need=need_of(dossier, lot),
        size=lot.size,
        spread=spread if dossier.funds else (),
        reference=0 if published is None else _whole(published, minor),
        mandatory=lot.mandatory,
        needs=lot.needs_lots,
        excludes=lot.excludes_lots,
    )


def need_of(dossier: Dossier, lot: Lot) -> Decimal:
    """Return the need weight of `lot`: its own, else that of its district and category, else 1."""
    if lot.need_weight is not None:
        return lot.need_weight
    near = [n for n in dossier.needs if (n.district, n.category) == (lot.district, lot.category)]
    exact = [need for need in near if need.audience == lot.audience]
    general = [need for need in near if need.audience is None]
    return next((need.need_weight for need in (*exact, *general)), Decimal(1))


def _organisation(tenderer: Tenderer, minor: int) -> Organisation:
    kinds = [("type", tenderer.type or "none"), *(("status", status) for status in tenderer.status)]
    words = {key for _, key in kinds if key != "none"}
    words |= {word(known, key, lang) for known, key in kinds if key != "none" for lang in LANGS}
    if tenderer.type in SOCIAL:
        words |= {"social", "social organisation", "社会组织"}
    return Organisation(
        id=tenderer.id,
        kinds=frozenset(filter(None, (*words, tenderer.name, tenderer.grade, *tenderer.tags))),
        group=tenderer.controller or "",
        members=tenderer.members,
        most_awards=tenderer.most_awards,
        most_money=None if tenderer.most_money is None else _whole(tenderer.most_money, minor),
    )


def _whole(amount: Decimal, minor: int) -> int:
    return int(amount * minor)
