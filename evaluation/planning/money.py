"""The money there is: the funds and years of the Funds sheet, or the one budget of the tender."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluation.allocation.problem import Carry
from evaluation.allocation.tender.lot_options import WHOLE
from evaluation.core.errors import TenderError, refusal
from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Dossier, Fund, Lot

BUDGET = "budget"
"""The name of the one fund where the lots name none."""

_PART = re.compile(r"(.+?)[ :=]+(\d{1,3}(?:\.\d{1,2})?)%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The money there is, in minor units.

    Args:
        funds: what can be spent of each fund, its reserve held back.
        carries: where what is left of a fund goes.
        total: the budget of the tender over all funds, where both are given.
    """

    funds: Mapping[str, int]
    carries: tuple[Carry, ...] = ()
    total: int | None = None


def money_of(dossier: Dossier, minor: int) -> Money:
    """Return the money of `dossier`.

    Args:
        minor: minor units in the unit in which the sheets write money.

    Raises:
        TenderError: there is no budget, or the funds do not fit together.
    """
    budget = dossier.tender.budget
    if not dossier.funds:
        if budget is None:
            raise _no_budget(dossier.tender.at("budget"))
        return Money(funds={only_fund(dossier): _whole(budget, minor)})
    wrong = [*_too_much_held(dossier.funds), *_circles(dossier.funds)]
    if wrong:
        raise refusal(wrong)
    return Money(
        funds={f.id: _whole(f.amount - (f.reserve or 0), minor) for f in dossier.funds},
        carries=tuple(
            Carry(f.id, f.carry_to, None if f.carry_most is None else _whole(f.carry_most, minor))
            for f in dossier.funds
            if f.carry_to
        ),
        total=None if budget is None else _whole(budget, minor),
    )


def more_than_funds(dossier: Dossier, money: Money) -> Iterator[Finding]:
    """Yield that the funds hold less than the budget of the tender, and decide."""
    if money.total is not None and money.total > sum(money.funds.values()):
        yield Finding(
            code="F218",
            severity=Severity.NOTE,
            message=Text(
                "本项目预算大于“资金”表各笔可用资金之和；以“资金”表为准",
                "the budget of the tender is more than the sheet Funds holds; the funds decide",
            ),
            place=dossier.tender.at("budget"),
        )


def paying(lot: Lot) -> tuple[tuple[str, int], ...]:
    """Return which funds pay for `lot`, each with its part in 1/100 percent; nothing if blank.

    Raises:
        ValueError: several funds without parts, or parts that are not 100 percent.

    Example:
        >>> paying(Lot(id="L1", title="t", fund="2026 60%; 2027 40%"))
        (('2026', 6000), ('2027', 4000))
        >>> paying(Lot(id="L1", title="t", fund="2026"))
        (('2026', 10000),)
    """
    parts = [part.strip() for part in re.split(r"[;,、\n]", normal(lot.fund or "")) if part.strip()]
    if len(parts) == 1 and not parts[0].endswith("%"):
        return ((parts[0], WHOLE),)
    found = [_PART.fullmatch(part) for part in parts]
    spread = tuple((one[1].strip(), int(exact(one[2]) * 100)) for one in found if one)
    twice = len({fund for fund, _ in spread}) < len(spread)
    if len(spread) < len(parts) or twice or (parts and sum(part for _, part in spread) != WHOLE):
        raise ValueError(lot.fund)
    return spread


def paid_by(dossier: Dossier, lot: Lot) -> tuple[tuple[tuple[str, int], ...], tuple[Finding, ...]]:
    """Return which funds pay for `lot`, and what of it cannot be read or is not known."""
    try:
        spread = paying(lot)
    except ValueError:
        unclear = _error(
            "F212",
            lot.at("fund"),
            f"资金来源“{lot.fund}”读不懂；写一笔资金的编号，或写各笔占比且合计100%，"
            "如 2026 60%; 2027 40%",
            f"the funds '{lot.fund}' cannot be read; write the id of one fund, or several with "
            "parts that add up to 100%, e.g. 2026 60%; 2027 40%",
        )
        return (), (unclear,)
    return spread, tuple(_unknown_funds(dossier, lot, spread))


def _unknown_funds(
    dossier: Dossier, lot: Lot, spread: tuple[tuple[str, int], ...]
) -> Iterator[Finding]:
    known = {fund.id for fund in dossier.funds}
    if not known and len(spread) > 1:
        yield _error(
            "F211",
            lot.at("fund"),
            f"{lot.id} 由几笔资金支付，但没有“资金”表；请填写该表",
            f"{lot.id} is paid from several funds, but there is no sheet Funds; fill it in",
        )
    named = [fund for fund, _ in spread] or [""]
    for fund in (fund for fund in named if known and fund not in known):
        if fund or len(known) > 1:
            yield _error(
                "F211",
                lot.at("fund"),
                f"{lot.id} 的资金来源“{fund}”不在“资金”表中；应为 {'、'.join(sorted(known))} 之一",
                f"the fund '{fund}' of {lot.id} is not on the sheet Funds; write one of: "
                f"{', '.join(sorted(known))}",
            )


def _too_much_held(funds: tuple[Fund, ...]) -> Iterator[Finding]:
    for fund in funds:
        if fund.reserve is not None and fund.reserve > fund.amount:
            yield _error(
                "F209",
                fund.at("reserve"),
                f"预留 {fund.reserve} 超过资金 {fund.amount}；请更正",
                f"the reserve {fund.reserve} is more than the fund, {fund.amount}; correct it",
            )
        if fund.carry_most is not None and not fund.carry_to:
            yield _error(
                "F209",
                fund.at("carry_to"),
                "写了结转上限，没有写结转至哪一笔资金；请填写",
                "a most is given and no fund to carry over to; write which",
            )


def _circles(funds: tuple[Fund, ...]) -> Iterator[Finding]:
    after = {fund.id: fund.carry_to for fund in funds}
    for fund in funds:
        seen, at = set[str](), after[fund.id]
        while at and at not in seen and at != fund.id:
            seen.add(at)
            at = after.get(at)
        if at == fund.id:
            yield _error(
                "F209",
                fund.at("carry_to"),
                f"{fund.id} 的结余兜了一圈又结转回自身；请更正",
                f"what is left of {fund.id} comes back to itself; correct it",
            )


def only_fund(dossier: Dossier) -> str:
    """Return the name of the money: that of the fund, where all lots name one and the same."""
    named = {lot.fund for lot in dossier.lots}
    (only,) = named if len(named) == 1 else (None,)
    return BUDGET if only is None or only.endswith("%") else only


def _whole(amount: Decimal, minor: int) -> int:
    return int(amount * minor)


def _error(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=place)


def _no_budget(place: Place) -> TenderError:
    return TenderError(
        Text(
            f"{place} 没有预算金额；请在“采购项目”表填写预算，或填写“资金”表，再分配资金",
            f"{place} has no budget; write it on the sheet Tender, or fill in the sheet Funds, "
            "then allocate",
        )
    )
