"""What each organisation can carry, as it states in its bid: rules like those of the bureau."""

from collections.abc import Iterator, Sequence

from evaluation.allocation.bids import Organisation
from evaluation.allocation.problem import Metric, Rule, Selection
from evaluation.core.text import Text

STATED = Text("响应文件的承诺", "as stated in its bid")


def capacity_rules(organisations: Sequence[Organisation]) -> Iterator[Rule]:
    """Yield a rule for everything that an organisation says it can carry at most.

    A consortium counts in full for each of its members.

    Example:
        >>> rules = capacity_rules([Organisation(id="O1", most_awards=2)])
        >>> [(rule.id, rule.at_most) for rule in rules]
        [('capacity.O1.lots', 2)]
    """
    for one in organisations:
        of = Selection(organisations=frozenset({one.id}))
        if one.most_awards is not None:
            yield Rule(
                id=f"capacity.{one.id}.lots",
                metric=Metric.COUNT,
                of=of,
                at_most=one.most_awards,
                law=STATED,
                text=Text(
                    f"{one.id} 声明最多承接 {one.most_awards} 个包",
                    f"{one.id} can carry {one.most_awards} lots at most",
                ),
            )
        if one.most_money is not None:
            yield Rule(
                id=f"capacity.{one.id}.money",
                metric=Metric.MONEY,
                of=of,
                at_most=one.most_money,
                law=STATED,
                text=Text(
                    f"{one.id} 承接的金额不超过其声明的上限",
                    f"{one.id} carries no more money than it states",
                ),
            )
