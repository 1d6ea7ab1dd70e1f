"""The published serial procedure: lots in their order, each to the best bidder not at its cap.

Which bidder stands for a lot follows from the ranking, the order and the caps alone, before any
money is allocated; the model then chooses only which lots are funded. As a part of the optimisation
the caps would be gamed: a strong bidder's cap filled with cheap lots, to open the others.
"""

from collections.abc import Mapping, Sequence

from evaluation.allocation.problem import Each, Problem, ProblemLot, Rule
from evaluation.allocation.program import program_of


def designated(
    lots: Sequence[ProblemLot], standing: Mapping[tuple[str, str], str], rules: Sequence[Rule]
) -> frozenset[tuple[str, str]]:
    """Return for each lot the bid whose turn it is: pairs of a lot and a bid.

    Args:
        lots: in the published order, with all of their options.
        standing: the bid that each whole option stands for; lower levels are left out.
        rules: of the policy; its caps on what each organisation or group can have at most count.

    Example:
        >>> from evaluation.allocation.problem import Metric, Option
        >>> lots = [ProblemLot(id=lot, options=tuple(
        ...     Option(id=f"{lot}{who}", value=1, organisations=(who,), rank=rank)
        ...     for rank, who in enumerate("AB", 1))) for lot in ("L1", "L2")]
        >>> standing = {(lot.id, option.id): option.id for lot in lots for option in lot.options}
        >>> cap = Rule(id="one", metric=Metric.COUNT, each=Each.ORGANISATION, at_most=1)
        >>> sorted(designated(lots, standing, [cap]))
        [('L1', 'L1A'), ('L2', 'L2B')]
    """
    caps = tuple(rule for rule in rules if is_cap(rule))
    rows = program_of(Problem(funds={}, lots=tuple(lots), rules=caps))
    column = {(lot.id, option.id): k for k, (lot, option) in enumerate(rows.pairs)}
    taken = set[int]()
    found = set[tuple[str, str]]()
    for lot in lots:
        for option in sorted(lot.options, key=lambda one: (one.rank, one.id)):
            if (lot.id, option.id) not in standing:
                continue
            tried = taken | {column[lot.id, option.id]}
            if all(row.kept(tried) for row in rows.rows if row.sense == "at_most"):
                taken = tried
                found.add((lot.id, standing[lot.id, option.id]))
                break
    return frozenset(found)


def is_cap(rule: Rule) -> bool:
    """Return whether `rule` says how much one organisation or group can have at most."""
    alone = len(rule.of.organisations) == 1 or rule.each in (Each.ORGANISATION, Each.GROUP)
    return rule.at_most is not None and rule.metric is not None and alone
