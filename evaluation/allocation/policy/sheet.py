"""The Policy sheet: a row a rule, read into the rules of the allocation, with its lint."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.bids import LotFacts, Organisation
from evaluation.allocation.policy.row_reader import Row, RowReader
from evaluation.allocation.policy.words import word
from evaluation.allocation.problem import Rule
from evaluation.core.finding import Finding
from evaluation.core.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a policy can speak about.

    Args:
        budget: all money there is, in minor units: what a share of the budget is a share of.
        minor: minor units in the unit in which the sheet writes money; 100 fen a yuan.
        unit: value units in one point x need x size, in which the sheet writes value.
    """

    lots: Sequence[LotFacts]
    organisations: Sequence[Organisation]
    budget: int
    minor: int = 100
    unit: Fraction = Fraction(1)

    def lot_words(self) -> dict[str, frozenset[str]]:
        """Return for each lot the words by which a rule can pick it."""
        return {lot.id: _words(*_lot_names(lot), *lot.tags) for lot in self.lots}

    def organisation_words(self) -> dict[str, frozenset[str]]:
        """Return for each organisation the words by which a rule can pick it."""
        return {one.id: _words(one.id, one.group, *one.kinds) for one in self.organisations}


def sheet_place(number: int) -> Place:
    """Return where row `number` of the sheet stands, the first below the header being 0."""
    return Place("", "Policy", f"A{number + 2}")


def rules_of(
    rows: Sequence[Row], world: World, place: Callable[[int], Place] = sheet_place
) -> tuple[tuple[Rule, ...], tuple[Finding, ...]]:
    """Return the rules on the Policy sheet, and everything that is wrong or odd about them.

    Args:
        rows: the columns ``id metric organisations lots sense amount share base each priority
            legal_basis sentence``, as text or numbers; blank cells are None or missing.
        place: where the row with a number stands.

    Example:
        >>> world = World(lots=[LotFacts(id="L1", setting="rural"), LotFacts(id="L2")],
        ...               organisations=[Organisation(id="O1")], budget=1_000_000)
        >>> row = {"id": "R1", "metric": "金额", "lots": "农村", "sense": "不少于", "share": "0.3"}
        >>> rules, findings = rules_of([row], world)
        >>> sorted(rules[0].of.lots), rules[0].at_least_share, findings
        (['L1'], Fraction(3, 10), ())
    """
    rules, findings = dict[str, Rule](), list[Finding]()
    lots, organisations = world.lot_words(), world.organisation_words()
    for number, row in enumerate(rows):
        reader = RowReader(
            row=row,
            lots=lots,
            organisations=organisations,
            budget=world.budget,
            minor=world.minor,
            unit=world.unit,
            place=place(number),
        )
        rule = reader.rule()
        if rule is not None and rule.id in rules:
            reader.error("F202", f"规则“{rule.id}”出现两次", f"the rule “{rule.id}” stands twice")
        elif rule is not None:
            rules[rule.id] = rule
        findings.extend(reader.findings)
    return tuple(rules.values()), tuple(findings)


def _lot_names(lot: LotFacts) -> tuple[str, ...]:
    funds = (lot.fund, *(fund for fund, _ in lot.spread))
    return lot.id, lot.district, lot.category, lot.setting, lot.audience, *funds


def _words(*names: str) -> frozenset[str]:
    return frozenset(word(name) for name in names if name)
