"""The rows of a problem: funds, mandates, exclusions, prerequisites, rules."""

from collections.abc import Iterator, Mapping, Sequence

from evaluation.allocation.funds import purses
from evaluation.allocation.linear_row import LinearRow, row_of, share_row
from evaluation.allocation.problem import Each, Metric, Option, Problem, ProblemLot, Rule, Selection

Pairs = Sequence[tuple[ProblemLot, Option]]


def own_ids(problem: Problem) -> Iterator[str]:
    """Yield the ids of the rows that are no policy rules: those of funds, mandates ..."""
    yield from (f"funds.{fund}" for fund in problem.funds)
    yield from (f"lots.{lot.id}.mandatory" for lot in problem.lots if lot.mandatory)
    yield from (exclusive_id(group) for group in problem.exclusive)
    yield from (f"requires.{first},{second}" for first, second in problem.requires)


def exclusive_id(group: Sequence[str]) -> str:
    """Return the id under which the exclusion between the lots of `group` is known."""
    return f"exclusive.{','.join(sorted(group))}"


def rows_of(
    problem: Problem, lots: Sequence[ProblemLot], spans: Sequence[range]
) -> Iterator[LinearRow]:
    """Yield every row of `problem` over the columns of `lots`, in a fixed order.

    Args:
        lots: in canonical order.
        spans: the columns of each lot.
    """
    pairs = [(lot, option) for lot in lots for option in lot.options]
    by_lot = {lot.id: span for lot, span in zip(lots, spans, strict=True)}
    for purse in purses(problem):
        used = {
            column: sum(option.uses.get(fund, 0) for fund in purse.funds)
            for column, (_, option) in enumerate(pairs)
        }
        yield row_of(purse.id, used, "at_most", purse.limit, each=purse.each)
    for lot in lots:
        if lot.mandatory:
            ones = dict.fromkeys(by_lot[lot.id], 1)
            yield row_of(f"lots.{lot.id}.mandatory", ones, "at_least", 1)
    for group in sorted({tuple(sorted(group)) for group in problem.exclusive}):
        ones = {column: 1 for lot_id in group for column in by_lot[lot_id]}
        yield row_of(exclusive_id(group), ones, "at_most", 1)
    for first, second in sorted(set(problem.requires)):
        signed = {**dict.fromkeys(by_lot[first], 1), **dict.fromkeys(by_lot[second], -1)}
        yield row_of(f"requires.{first},{second}", signed, "at_most", 0)
    index = Index(pairs)
    for rule in sorted((*problem.conditions, *problem.rules), key=lambda rule: rule.id):
        yield from _rule_rows(rule, pairs, index)


def _rule_rows(rule: Rule, pairs: Pairs, index: "Index") -> Iterator[LinearRow]:
    if rule.metric is None:
        explicit = {index.number[term.lot, term.option]: term.amount for term in rule.terms}
        yield from _limits(rule, explicit, {})
        return
    metric = rule.metric
    counted = {column: measure(metric, *pairs[column]) for column in index.selected(rule.of)}
    shares = rule.at_least_share is not None or rule.at_most_share is not None
    based = {c: measure(metric, *pairs[c]) for c in index.selected(rule.base)} if shares else {}
    if rule.each is None:
        yield from _limits(rule, counted, based)
        return
    members = dict[str, dict[int, int]]()
    for column, amount in counted.items():
        for name in names(rule.each, *pairs[column]):
            members.setdefault(name, {})[column] = amount
    for name in sorted(members):
        yield from _limits(rule, members[name], based, name)


def _limits(
    rule: Rule, counted: Mapping[int, int], based: Mapping[int, int], each: str = ""
) -> Iterator[LinearRow]:
    if rule.at_least is not None:
        yield row_of(rule.id, counted, "at_least", rule.at_least, each=each)
    if rule.at_most is not None:
        yield row_of(rule.id, counted, "at_most", rule.at_most, each=each)
    if rule.exactly is not None:
        yield row_of(rule.id, counted, "at_least", rule.exactly, each=each)
        yield row_of(rule.id, counted, "at_most", rule.exactly, each=each)
    if rule.at_least_share is not None:
        yield share_row(rule.id, counted, based, "at_least", rule.at_least_share, each=each)
    if rule.at_most_share is not None:
        yield share_row(rule.id, counted, based, "at_most", rule.at_most_share, each=each)


def measure(metric: Metric, lot: ProblemLot, option: Option) -> int:
    """Return what `option` of `lot` adds to a sum of `metric`."""
    match metric:
        case Metric.COUNT:
            return 1
        case Metric.MONEY:
            return option.money
        case Metric.VALUE:
            return option.value
        case Metric.REFERENCE:
            return lot.reference


def names(each: Each, lot: ProblemLot, option: Option) -> tuple[str, ...]:
    """Return under which names `option` of `lot` falls when a rule is repeated for `each`."""
    match each:
        case Each.ORGANISATION:
            return option.organisations
        case Each.GROUP:
            return option.groups or option.organisations
        case Each.DISTRICT:
            return (lot.district,) if lot.district else ()
        case Each.CATEGORY:
            return (lot.category,) if lot.category else ()
        case Each.LOT:
            return (lot.id,)


class Index:
    """Finds the columns of a selection without looking at every option for every rule."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.number = {(lot.id, option.id): k for k, (lot, option) in enumerate(pairs)}
        self._lots = dict[str, list[int]]()
        self._districts = dict[str, list[int]]()
        self._categories = dict[str, list[int]]()
        self._organisations = dict[str, list[int]]()
        self._tags = dict[str, list[int]]()
        for column, (lot, option) in enumerate(pairs):
            self._lots.setdefault(lot.id, []).append(column)
            self._districts.setdefault(lot.district, []).append(column)
            self._categories.setdefault(lot.category, []).append(column)
            for organisation in option.organisations:
                self._organisations.setdefault(organisation, []).append(column)
            for tag in lot.tags | option.tags:
                self._tags.setdefault(tag, []).append(column)

    def selected(self, selection: Selection) -> list[int]:
        """Return the columns that `selection` picks, ascending."""
        return [k for k in self._nearby(selection) if selection.holds(*self.pairs[k])]

    def _nearby(self, selection: Selection) -> Sequence[int]:
        """Return the columns of one part of `selection`: all that it picks, and some more."""
        for wanted, known in (
            (selection.lots, self._lots),
            (selection.organisations, self._organisations),
            (selection.districts, self._districts),
            (selection.categories, self._categories),
        ):
            if wanted:
                return sorted({k for name in wanted for k in known.get(name, ())})
        if selection.tags:
            return min((self._tags.get(tag, []) for tag in selection.tags), key=len)
        return range(len(self.pairs))
