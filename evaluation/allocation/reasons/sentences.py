"""The sentences of an explanation, in both languages: fixed words, figures from the record."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.allocation.decision import Decision
from evaluation.allocation.reasons.clash import Clash
from evaluation.allocation.reasons.entry import Figure
from evaluation.allocation.reasons.relax import Relaxed
from evaluation.allocation.reasons.why import Reason, Why
from evaluation.core.exact import decimal_of, round_half_up
from evaluation.core.text import Text


def not_funded(why: Why, decision: Decision) -> Text:
    """Return why a lot is not funded.

    Example:
        >>> said = Why(lot="L3", reason=Reason.RULES, rules=("R1", "funds.2026"))
        >>> not_funded(said, None).en
        'L3 cannot be funded: R1, funds.2026 together leave no plan with it.'
    """
    if why.reason is Reason.NO_BID:
        return Text(f"{why.lot} 没有可选的投标。", f"{why.lot} has no bid that can be chosen.")
    if why.reason is Reason.RULES:
        names = ", ".join(why.rules)
        return Text(
            f"{why.lot} 不能安排：{names} 合在一起，没有任何方案可以包含它。",
            f"{why.lot} cannot be funded: {names} together leave no plan with it.",
        )
    dropped, taken = _lots(decision, why.dropped), _lots(decision, why.taken)
    share = _percent(why.lacking or 0, decision.met[0].amount)
    return Text(
        f"若安排 {why.lot}，须放弃 {dropped or '—'}，改为 {taken}；总价值减少 {why.lacking}（{share}%）。",
        f"To fund {why.lot} the plan would drop {dropped or 'nothing'} and take {taken}; "
        f"the total value would fall by {why.lacking} ({share} %).",
    )


def price_sentence(lot: str, figure: Figure | None, own: int, minor: int = 100) -> Text:
    """Return at which price the option would have entered.

    Args:
        own: what it asks, in minor units.
        minor: minor units in the unit in which prices are printed: 1 for yen, 1000 for dinars.
    """
    if figure is None:
        return Text(f"{lot}：任何报价都不能使其入选。", f"{lot}: no price would have been enough.")
    price, asked = printed(figure.amount, minor), printed(own, minor)
    return Text(
        f"{lot}：报价不高于 {price} 时可以入选（现为 {asked}）。",
        f"{lot}: it would have entered at a price of {price} or less; it asks {asked}.",
    )


def extra_sentence(lot: str, figure: Figure | None, minor: int = 100) -> Text:
    """Return how much more money the lot would have needed.

    Args:
        minor: minor units in the unit in which money is printed.
    """
    if figure is None:
        return Text(f"{lot}：仅增加资金不能使其入选。", f"{lot}: money alone would not be enough.")
    extra = printed(figure.amount, minor)
    return Text(
        f"{lot}：至少再增加资金 {extra}，才有同样好的方案包含它。",
        f"{lot}: at least {extra} more money is needed for a plan as good that has it.",
    )


def printed(amount: int, minor: int) -> str:
    """Return `amount` in minor units as money is printed, with the decimals of its currency.

    Example:
        >>> printed(1234567, 100), printed(1234567, 1), printed(1234567, 1000)
        ('12,345.67', '1,234,567', '1,234.567')
    """
    places = len(str(minor)) - 1
    return f"{decimal_of(Fraction(amount, minor)) or Decimal(0):,.{places}f}"


def conflict_sentence(decision: Decision) -> Text:
    """Return which rules contradict each other."""
    names = ", ".join(decision.conflict)
    return Text(
        f"没有可行方案：{names} 相互矛盾；去掉其中任何一条，其余即可同时满足。",
        f"There is no plan: {names} contradict each other; without any one of them the others "
        "can be kept together.",
    )


def clash_sentence(clash: Clash) -> Text:
    """Return what a rule asks for, and what the rules it contradicts leave for it.

    Example:
        >>> clash_sentence(Clash("funds.2026", "at_most", 5, 9)).en
        'funds.2026 allows at most 5; the other rules of the contradiction need at least 9.'
    """
    name, limit, reached = clash.name, clash.limit, clash.reached
    if clash.sense == "at_most":
        return Text(
            f"{name} 至多允许 {limit}；与之矛盾的其他规则至少需要 {reached}。",
            f"{name} allows at most {limit}; the other rules of the contradiction need "
            f"at least {reached}.",
        )
    return Text(
        f"{name} 至少要求 {limit}；与之矛盾的其他规则至多留出 {reached}。",
        f"{name} asks for at least {limit}; the other rules of the contradiction leave "
        f"at most {reached}.",
    )


def relaxed_sentence(relaxed: Relaxed) -> Text:
    """Return by how much a rule would have to give way."""
    return Text(
        f"规则 {relaxed.name}（优先级 {relaxed.priority}）最少须放宽 {relaxed.short}："
        f"限额 {relaxed.limit}，可达 {relaxed.activity}。",
        f"Rule {relaxed.name} (priority {relaxed.priority}) has to give way by at least "
        f"{relaxed.short}: its limit is {relaxed.limit}, {relaxed.activity} can be reached.",
    )


def _lots(decision: Decision, columns: Sequence[int]) -> str:
    pairs = (decision.program.pairs[column] for column in columns)
    return ", ".join(f"{lot.id} ({option.id})" for lot, option in pairs)


def _percent(part: int, whole: int) -> str:
    if not whole:
        return "—"
    return f"{round_half_up(Fraction(100 * part, abs(whole)), 3):f}"
