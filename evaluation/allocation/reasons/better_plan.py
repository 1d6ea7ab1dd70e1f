"""How far a plan falls behind the chosen one; a plan that does not, but is better, stops the work."""

from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.problem import Goal
from evaluation.allocation.solving.verify import total
from evaluation.core.errors import TenderError
from evaluation.core.text import Text


class BetterPlan(TenderError):
    """A plan was found that the solvers said does not exist, so that no reason given on it holds.

    Args:
        chosen: the funded columns of that plan, re-added.
    """

    def __init__(self, decision: Decision, goal: Goal, chosen: frozenset[int]) -> None:
        gain = gain_of(goal, decision.program)
        pairs = (decision.program.pairs[column] for column in sorted(chosen))
        lots = ", ".join(f"{lot.id} ({option.id})" for lot, option in pairs)
        found, reached = total(gain, chosen), total(gain, decision.chosen)
        super().__init__(
            Text(
                f"求解器自相矛盾：安排 {lots} 满足全部规则，达到 {found}（现方案 {reached}），"
                "而求解器称没有这样的方案；现方案及其理由不得使用，请报告此问题",
                f"the solvers contradict themselves: {lots} keeps every rule and reaches {found} "
                f"(the chosen plan {reached}), and they said that there is no such plan; use "
                "neither the plan nor its reasons, and report this",
            )
        )
        self.chosen = tuple(sorted(chosen))


def behind(decision: Decision, goal: Goal, chosen: frozenset[int]) -> int:
    """Return by how much `chosen` reaches less of `goal` than the decision, re-added; 0 or more.

    Args:
        chosen: a plan that keeps every rule, and is as good in the goals before `goal`.

    Raises:
        BetterPlan: it reaches more.
    """
    gain = gain_of(goal, decision.program)
    less = total(gain, decision.chosen) - total(gain, chosen)
    if less < 0:
        raise BetterPlan(decision, goal, chosen)
    return less
