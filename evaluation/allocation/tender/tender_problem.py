"""Builds the allocation problem of a tender from scored bids and the Policy sheet."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from evaluation.allocation.bids import LotFacts, Organisation, RankedBid
from evaluation.allocation.policy.row_reader import Row
from evaluation.allocation.policy.sheet import World, rules_of
from evaluation.allocation.problem import DEFAULT_GOALS, Carry, Goal, Problem, Rule
from evaluation.allocation.tender.capacity import capacity_rules
from evaluation.allocation.tender.conditions import condition_rules
from evaluation.allocation.tender.lot_options import Offers, offers_of
from evaluation.allocation.tender.serial import designated
from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text


class Mode(StrEnum):
    """Who may be funded for a lot."""

    RANK_BOUND = "rank-bound"
    """The first candidate only: the model chooses among lots, not among bids."""
    SERIAL = "serial"
    """Lots in the published order, each to the best-ranked bidder that is not at its cap."""
    PORTFOLIO = "portfolio"
    """Any admitted bid, where the procedure allows it, such as a grant call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderProblem:
    """The problem and what it was built from.

    Args:
        unit: value units in one point x need x size.
        left_out: bids that cannot be funded, each with the reason.
        findings: what the lint of the policy says.
    """

    problem: Problem
    mode: Mode
    unit: Fraction
    bids: Mapping[tuple[str, str], RankedBid]
    left_out: Mapping[tuple[str, str], Text]
    findings: tuple[Finding, ...] = ()


def build_problem(
    lots: Sequence[LotFacts],
    bids: Sequence[RankedBid],
    organisations: Sequence[Organisation],
    funds: Mapping[str, int],
    policy: Sequence[Row] = (),
    *,
    mode: Mode = Mode.RANK_BOUND,
    reserve: Mapping[str, int] | None = None,
    carries: Sequence[Carry] = (),
    total: int | None = None,
    goals: Sequence[Goal] = DEFAULT_GOALS,
    minor: int = 100,
) -> TenderProblem:
    """Return the allocation problem of scored bids under a policy.

    Args:
        lots: in the published order, which decides between plans that are equal otherwise.
        bids: admitted and ranked; one entry for each funding level that is offered.
        funds: ceiling of each fund or year, in minor units.
        policy: the rows of the Policy sheet.
        reserve: what is held back of each fund, in minor units.
        carries: where what is left of a fund goes.
        total: ceiling over all funds together, in minor units, where there is one.
        minor: minor units in the unit in which the sheet writes money.

    Raises:
        Unusable: the policy or the lots have to be put right; the findings say where.

    Example:
        >>> from decimal import Decimal
        >>> bid = RankedBid(lot="L1", bid="B1", organisation="O1", points=Decimal(90), rank=1,
        ...                 price=9_000_000)
        >>> built = build_problem([LotFacts(id="L1", size=100, fund="2026")], [bid],
        ...                       [Organisation(id="O1")], {"2026": 10_000_000})
        >>> built.problem.lots[0].options[0].value
        900000
    """
    money = _money(funds, reserve or {}, total)
    offers = offers_of(lots, bids, organisations, next(iter(money.usable)))
    world = World(
        lots=lots,
        organisations=organisations,
        budget=money.budget,
        minor=minor,
        unit=offers.unit,
    )
    stated, said = rules_of(policy, world)
    findings = (*_lot_findings(lots, money.usable), *said)
    _stop_at_errors(findings)
    rules = (*stated, *capacity_rules(organisations))
    standing = _standing(mode, offers, rules)
    eligible = {choice for choice, bid in offers.bids.items() if (bid.lot, bid.bid) in standing}
    posed = _posed(lots, offers, eligible, money)
    return TenderProblem(
        problem=replace(posed, carries=tuple(carries), rules=rules, goals=tuple(goals)),
        mode=mode,
        unit=offers.unit,
        bids=offers.bids,
        left_out={choice: _LEFT_OUT[mode] for choice in offers.bids if choice not in eligible},
        findings=findings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _UsableMoney:
    """What may be spent, in minor units: of each fund, and in all where that binds."""

    usable: Mapping[str, int]
    total: int | None

    @property
    def budget(self) -> int:
        return sum(self.usable.values()) if self.total is None else self.total


def _money(funds: Mapping[str, int], reserve: Mapping[str, int], total: int | None) -> _UsableMoney:
    usable = {fund: amount - reserve.get(fund, 0) for fund, amount in funds.items()}
    binds = total is not None and total < sum(usable.values())
    return _UsableMoney(usable=usable, total=total if binds else None)


def _posed(
    lots: Sequence[LotFacts], offers: Offers, eligible: Set[tuple[str, str]], money: _UsableMoney
) -> Problem:
    """Return what the lots and their eligible bids alone ask, before any policy."""
    standing = {choice: bid for choice, bid in offers.bids.items() if choice in eligible}
    return Problem(
        funds=money.usable,
        total=money.total,
        lots=offers.lots(eligible),
        conditions=tuple(condition_rules(standing)),
        exclusive=tuple(sorted({(min(a.id, b), max(a.id, b)) for a in lots for b in a.excludes})),
        requires=tuple((lot.id, other) for lot in lots for other in lot.needs),
    )


def _standing(mode: Mode, offers: Offers, rules: Sequence[Rule]) -> frozenset[tuple[str, str]]:
    """Return which bids may be funded under `mode`: pairs of a lot and a bid."""
    if mode is Mode.SERIAL:
        whole = {
            c: bid.bid for c, bid in offers.bids.items() if bid.level == 100 and not bid.earned
        }
        return designated(offers.lots(offers.bids), whole, rules)
    return frozenset(
        (bid.lot, bid.bid)
        for bid in offers.bids.values()
        if mode is Mode.PORTFOLIO or bid.rank == 1
    )


_LEFT_OUT = {
    Mode.RANK_BOUND: Text(
        "不是第一中标（成交）候选人；按名次确定供应商时不可选",
        "not the first candidate; where the ranking binds it cannot be chosen",
    ),
    Mode.SERIAL: Text(
        "按公布的包序和名次，本包轮到其他供应商",
        "by the published order of lots and the ranking it is another bidder's turn",
    ),
    Mode.PORTFOLIO: Text("不可选", "cannot be chosen"),
}


def _stop_at_errors(findings: Sequence[Finding]) -> None:
    count = sum(finding.severity is Severity.ERROR for finding in findings)
    if count:
        raise Unusable(
            Text(f"分配规则有 {count} 处须改正", f"{count} places of the policy to put right"),
            findings,
        )


def _lot_findings(lots: Sequence[LotFacts], funds: Mapping[str, int]) -> list[Finding]:
    """Return what keeps the lots from being compared or paid."""
    said = list[tuple[str, str, str]]()
    sized = [lot.id for lot in lots if lot.size is not None]
    if sized and len(sized) < len(lots):
        missing = ", ".join(lot.id for lot in lots if lot.size is None)
        said.append(
            (
                "F210",
                f"包 {missing} 没有公布规模，其他包有；请全部填写或全部不填（改用最高限价）",
                f"the lots {missing} have no published size and others have; "
                "give it for all of them or for none (then the ceiling counts)",
            )
        )
    for lot in lots:
        named = [fund for fund, _ in lot.spread] or [lot.fund]
        unknown = [f for f in named if f not in funds and (f or len(funds) != 1)]
        said.extend(
            (
                "F211",
                f"包 {lot.id} 的资金来源“{fund}”不在资金列表中；请更正",
                f"the fund “{fund}” of lot {lot.id} is not among the funds; correct it",
            )
            for fund in unknown
        )
        if lot.size is None and not lot.reference:
            said.append(
                (
                    "F210",
                    f"包 {lot.id} 既无公布规模也无最高限价；请填写其一",
                    f"lot {lot.id} has neither a published size nor a ceiling; give one",
                )
            )
    return [
        Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=Place("", "Lots"))
        for code, zh, en in said
    ]
