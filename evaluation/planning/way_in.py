"""What would have to change so that a plan as good has a lot: by how much each rule gives way."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from evaluation.allocation import Decision
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.reasons.barrier import Barrier
from evaluation.allocation.reasons.rule_names import called, own_name, together
from evaluation.core.exact import show
from evaluation.core.text import Text
from evaluation.planning.kept_rules import Kept, kept_row


def way_in(lot: str, barrier: Barrier, decision: Decision, minor: int, unit: Fraction) -> Text:
    """Return with which limits a plan as good would have `lot`, re-added.

    Args:
        minor: minor units in the unit in which the sheets write money.
        unit: value units in one point x need x size, in which the sheets write value.
    """
    changes = together(list(_changes(barrier, decision, minor, unit)))
    return Text(
        f"{lot}：只要{changes.zh}，就有这样的方案。",
        f"{lot}: it would be enough if {changes.en}.",
    )


def _changes(barrier: Barrier, decision: Decision, minor: int, unit: Fraction) -> Iterator[Text]:
    stated = (*decision.problem.rules, *decision.problem.conditions)
    rules = {rule.id: rule for rule in stated}
    for row in barrier.broken:
        rule = rules.get(row.id)
        if (rule is None or rule.metric is None) and not row.id.startswith("funds."):
            name = own_name(row.id) if rule is None else called(decision.problem, row.id)
            yield Text(f"不再要求“{name.zh}”", f"it were no longer so that {name.en}")
        else:
            yield _eased(kept_row(row, rule, barrier.plan, minor, unit))


def _eased(kept: Kept) -> Text:
    written, needed = _limits(kept)
    zh, en = _who(kept.row)
    if kept.row.sense == "at_most":
        return Text(
            f"{zh}的上限由 {written} 提高到 {needed}", f"{en} allowed {needed} instead of {written}"
        )
    return Text(
        f"{zh}的下限由 {written} 降低到 {needed}", f"{en} asked for {needed} instead of {written}"
    )


def _limits(kept: Kept) -> tuple[str, str]:
    """Return the limit as it is and as it would have to be; a share is rounded to the safe side."""
    if kept.share is None or not kept.limit:
        return kept.shown(kept.limit), kept.shown(kept.activity)
    reached = kept.activity / (kept.limit / kept.share)
    rounded = ceil(reached * 10_000) if kept.row.sense == "at_most" else floor(reached * 10_000)
    return f"{show(kept.share * 100)}%", f"{show(Fraction(rounded, 100))}%"


def _who(row: LinearRow) -> tuple[str, str]:
    return (f"{row.id}（{row.each}）", f"{row.id} ({row.each})") if row.each else (row.id, row.id)
