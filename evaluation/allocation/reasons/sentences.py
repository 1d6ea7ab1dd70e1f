"""The sentences of an explanation, in both languages: fixed words, figures from the record."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.allocation.decision import Decision
from evaluation.allocation.problem import Goal
from evaluation.allocation.reasons.barrier import Barrier
from evaluation.allocation.reasons.clash import Clash
from evaluation.allocation.reasons.entry import Figure
from evaluation.allocation.reasons.relax import Relaxed
from evaluation.allocation.reasons.rule_names import called, together
from evaluation.allocation.reasons.why import Reason, Why
from evaluation.core.exact import decimal_of, round_half_up
from evaluation.core.text import Text


def not_funded(why: Why, decision: Decision, minor: int = 100) -> Text:
    """Return in one sentence why a lot is not funded: which rules keep it out, or what beats it.

    Args:
        minor: minor units in the unit in which money is printed.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import Problem
        >>> said = Why(lot="L3", reason=Reason.RULES, rules=("R1", "funds.2026"))
        >>> not_funded(said, allocate_problem(Problem(funds={}, lots=()))).en
        'L3 cannot be funded: R1 and funds.2026 leave no plan with it.'
    """
    lot = why.lot
    match why.reason:
        case Reason.NO_BID:
            return Text(f"{lot} 没有可选的投标。", f"{lot} has no bid that can be chosen.")
        case Reason.RULES:
            names = together([called(decision.problem, id) for id in why.rules])
            leave = "leave" if len(why.rules) > 1 else "leaves"
            return Text(
                f"{lot} 不能安排：按照{names.zh}，没有任何方案可以包含它。",
                f"{lot} cannot be funded: {names.en} {leave} no plan with it.",
            )
        case Reason.HELD | Reason.EXCHANGE:
            return _kept_out(why, decision)
        case Reason.TIE:
            return _tied(why, minor)
        case Reason.UNKNOWN:
            return Text(
                f"{lot} 未安排的原因未能查明：求解器没有得出结论。",
                f"Why {lot} is not funded is not established: the solvers came to no end.",
            )


def _kept_out(why: Why, decision: Decision) -> Text:
    """Return which rules keep the lot out, or that the money does not reach for it."""
    lot, barrier = why.lot, why.barrier
    less = f"{why.lacking}", _share(why, decision)
    if barrier is None:
        return Text(
            f"{lot} 未安排：包含它的最好方案价值少 {less[0]}（{less[1]}%）。",
            f"{lot} is beaten in the exchange: the best plan with it is worth {less[0]} less "
            f"({less[1]} %).",
        )
    names = together(names_of(barrier, decision))
    if barrier.money_alone:
        return Text(
            f"{lot} 未安排，是因为{names.zh}不足以兼顾：包含它的最好方案价值少 {less[0]}（{less[1]}%）。",
            f"{lot} is beaten in the exchange: {names.en} cannot pay for it as well, and the best "
            f"plan with it is worth {less[0]} less ({less[1]} %).",
        )
    if len(barrier.ids) == 1:
        return Text(
            f"{lot} 未安排，是受{names.zh}限制：没有这一条，就有不差于现方案的方案包含它。",
            f"{lot} is kept out by {names.en}: without it a plan with {lot} would be at least as "
            "good as the chosen one.",
        )
    fewer = (
        Text("去掉更少的规则都不行", "no fewer rules would do")
        if barrier.smallest
        else Text("更少的规则是否足够，未能查明", "whether fewer would do is not established")
    )
    return Text(
        f"{lot} 未安排，是受{names.zh}共同限制：这几条都没有，才有不差于现方案的方案包含它；{fewer.zh}。",
        f"{lot} is kept out by {names.en} together: without all of them a plan with {lot} would be "
        f"at least as good as the chosen one; {fewer.en}.",
    )


def names_of(barrier: Barrier, decision: Decision) -> list[Text]:
    """Return what the rules of `barrier` are called, each with whom it would be broken for."""
    return [
        called(decision.problem, id, [row.each for row in barrier.broken if row.id == id])
        for id in barrier.ids
    ]


_LATER = {
    Goal.VALUE: Text("价值少 {}", "is worth {} less"),
    Goal.LEAST_SPEND: Text("支出多 {}", "spends {} more"),
    Goal.LEAST_RANK: Text("名次合计多 {}", "has ranks that add up to {} more"),
    Goal.MOST_LOTS: Text("少安排 {} 个包", "funds {} lots fewer"),
}
"""By what a plan that is as good otherwise falls behind."""


def _tied(why: Why, minor: int) -> Text:
    if why.later is None:
        said = Text("按公布顺序排在后面", "comes later in the published order")
    else:
        goal, amount = why.later
        figure = printed(amount, minor) if goal is Goal.LEAST_SPEND else str(amount)
        said = Text(_LATER[goal].zh.format(figure), _LATER[goal].en.format(figure))
    return Text(
        f"{why.lot} 未安排：包含它的最好方案价值相同，但{said.zh}。",
        f"{why.lot} is not funded: the best plan with it is worth as much, but {said.en}.",
    )


def exchange_sentence(why: Why, decision: Decision) -> Text:
    """Return what the best plan with the lot would drop and take, and what that would cost."""
    dropped, taken = _lots(decision, why.dropped), _lots(decision, why.taken)
    share = _share(why, decision)
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


def _share(why: Why, decision: Decision) -> str:
    """Return in percent by how much the best plan with the lot falls behind."""
    whole = decision.met[0].amount
    if not whole:
        return "—"
    return f"{round_half_up(Fraction(100 * (why.lacking or 0), abs(whole)), 3):f}"
