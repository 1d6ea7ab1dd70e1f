"""The conditions that tenderers attach to their bids, as the Bids sheet writes them.

A closed language: what is not in it is not guessed at, it stops with its cell. What has no part in
the allocation stays word for word behind ``与分配无关：`` or ``not about the allocation:``.
"""

import re
from collections.abc import Iterator

from evaluation.allocation.bids import Condition, Discount, Package
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Bid, Dossier

NONE = frozenset({"", "无", "没有", "none", "no", "-", "/", "n/a"})
"""What a cell says that attaches nothing."""

_OFF = r"(?P<off>\d{1,2}(?:\.\d)?)\s*%"
_LOTS = r"(?P<lots>.+?)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_LOTS}\s*全部中标时?,?\s*(?:各)?优惠\s*{_OFF}",
        rf"{_LOTS}\s*中标满\s*(?P<least>\d+)\s*个时?,?\s*(?:各)?优惠\s*{_OFF}",
        rf"仅与\s*{_LOTS}\s*一并承接",
        rf"{_OFF} off if all of {_LOTS} are awarded",
        rf"{_OFF} off if at least (?P<least>\d+) of {_LOTS} are awarded",
        rf"only together with {_LOTS}",
    )
)
_ASIDE = ("与分配无关:", "not about the allocation:")
_PARTS = re.compile(r"[;\n]")
_NAMES = re.compile(r"[,、]|\band\b|和|及")


def conditions_of(text: str) -> Iterator[Condition]:
    """Yield what a cell of conditions says.

    Raises:
        ValueError: a part is in none of the known forms; the part is its argument.

    Example:
        >>> list(conditions_of("L01、L02 全部中标时优惠5%；仅与 L02 一并承接"))
        [Discount(lots=('L01', 'L02'), least=2, per_mille=50), Package(lots=('L02',))]
        >>> list(conditions_of("2.5% off if at least 2 of L01, L02, L03 are awarded"))
        [Discount(lots=('L01', 'L02', 'L03'), least=2, per_mille=25)]
        >>> list(conditions_of("not about the allocation: an advance payment; by transfer"))
        []
    """
    for line in text.splitlines():
        plain = normal(line)
        aside = [plain.casefold().find(words) for words in _ASIDE]
        ends = [at for at in aside if at >= 0]
        for part in _PARTS.split(plain[: min(ends)] if ends else plain):
            if part.strip().casefold() not in NONE:
                yield _condition(part.strip())


def _condition(part: str) -> Condition:
    for form in _FORMS:
        found = form.fullmatch(part)
        if found is None:
            continue
        said = found.groupdict()
        lots = tuple(name.strip() for name in _NAMES.split(said["lots"]) if name.strip())
        if said.get("off") is None:
            return Package(lots)
        whole, _, tenth = said["off"].partition(".")
        return Discount(
            lots=lots,
            least=int(said.get("least") or len(lots)),
            per_mille=10 * int(whole) + int(tenth or 0),
        )
    raise ValueError(part)


def read_conditions(
    bid: Bid, dossier: Dossier, compares_prices: bool
) -> tuple[tuple[Condition, ...], tuple[Finding, ...]]:
    """Return what the tenderer of `bid` attaches to it, or what of it cannot be used.

    Args:
        compares_prices: whether the points or the rank in its lot depend on other prices.
    """
    try:
        found = tuple(conditions_of(bid.conditions or ""))
    except ValueError as problem:
        return (), (_unclear(bid, str(problem)),)
    wrong = list[Finding]()
    for condition in found:
        wrong.extend(_wrong_lots(bid, condition, dossier))
        if isinstance(condition, Discount) and compares_prices:
            wrong.append(_relative(bid))
    rates = [one.per_mille for one in found if isinstance(one, Discount)]
    if len(set(rates)) < len(rates) or 0 in rates:
        wrong.append(
            _error(
                bid,
                "F215",
                "同一响应的各项优惠幅度须大于0且互不相同；请更正",
                "the discounts of one bid have to differ and be above 0; correct them",
            )
        )
    return () if wrong else found, tuple(wrong)


def _wrong_lots(bid: Bid, condition: Condition, dossier: Dossier) -> Iterator[Finding]:
    offered = {other.lot for other in dossier.bids if other.tenderer == bid.tenderer}
    for lot in condition.lots:
        if lot not in offered:
            yield _error(
                bid,
                "F215",
                f"{bid.tenderer} 没有响应“{lot}”；请核对包号",
                f"{bid.tenderer} has no bid on '{lot}'; check the lot",
            )
    if len(set(condition.lots)) < len(condition.lots):
        yield _error(
            bid, "F215", "同一包写了两次；请更正", "a lot is named twice; name each of them once"
        )
    if isinstance(condition, Discount) and not 1 <= condition.least <= len(condition.lots):
        yield _error(
            bid,
            "F215",
            f"列出 {len(condition.lots)} 个包，不可能中标 {condition.least} 个；请更正",
            f"{len(condition.lots)} lots are named, {condition.least} of them cannot be awarded; "
            "correct it",
        )


def _relative(bid: Bid) -> Finding:
    return _error(
        bid,
        "F216",
        "价格分或名次取决于各家报价的比较，不能采用附条件的优惠：优惠会改变各家的价格分；"
        "请改写为“与分配无关：”加原文，或在采购文件中改用以最高限价为基准的价格分",
        "the points or ranks depend on the other prices, so a conditional discount cannot be used: "
        "it would change everybody's points; put 'not about the allocation:' before it, or use "
        "price points against the ceiling in the tender documents",
    )


def _unclear(bid: Bid, part: str) -> Finding:
    return _error(
        bid,
        "F214",
        f"附加条件“{part}”读不懂；可写：L01、L02 全部中标时优惠5%；L01、L02、L03 中标满2个时优惠5%；"
        "仅与 L02 一并承接；不影响分配的，请在前面写“与分配无关：”",
        f"the condition '{part}' cannot be read; write: 5% off if all of L01, L02 are awarded; "
        "5% off if at least 2 of L01, L02, L03 are awarded; only together with L02; or, where it "
        "has no part in the allocation, put 'not about the allocation:' before it",
    )


def _error(bid: Bid, code: str, zh: str, en: str) -> Finding:
    place = bid.at("conditions")
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=place)
