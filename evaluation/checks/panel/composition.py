"""The panel of each lot, and how many members the method wants."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.checks.check import Case
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Dossier, Expert
from evaluation.law.parameter import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The members that judge some lots together.

    Args:
        lots: ids of the lots.
        whole: whether these are all lots of the tender.
        changed: whether somebody stepped down on them.
    """

    lots: tuple[str, ...]
    members: tuple[Expert, ...]
    whole: bool
    changed: bool

    @property
    def subject(self) -> str:
        """The lots, or nothing where it is the whole tender."""
        return "" if self.whole else ", ".join(self.lots)

    @property
    def of(self) -> Text:
        """The lots as the beginning of a sentence."""
        return (
            Text("", "") if self.whole else Text(f"{'、'.join(self.lots)}：", f"{self.subject}: ")
        )


def benches(dossier: Dossier) -> Iterator[Bench]:
    """Yield the members that sit, once for all lots that the same members judge."""
    lots: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    left = {e.id for e in dossier.panel if rulings_on(dossier, "recusal", e.id)}
    for lot in dossier.lots if dossier.panel else ():
        sits = tuple(expert.id for expert in seated(dossier, lot.id))
        asked = {e.id for e in dossier.panel if not e.lots or lot.id in e.lots}
        changed = bool(left & (asked - set(sits)))
        lots.setdefault((sits, changed), []).append(lot.id)
    known = {expert.id: expert for expert in dossier.panel}
    for (ids, changed), judged in lots.items():
        members = tuple(known[id] for id in ids)
        whole = len(judged) == len(dossier.lots)
        yield Bench(lots=tuple(judged), members=members, whole=whole, changed=changed)


def budget_of(dossier: Dossier) -> Decimal | None:
    """Return the budget of the tender, or the sum of its lots where each has one."""
    if dossier.tender.budget is not None:
        return dossier.tender.budget
    own = [lot.budget for lot in dossier.lots]
    known = [budget for budget in own if budget is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(own) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many members are wanted.

    Args:
        least: fewest members.
        unsure: more are wanted from a budget that the dossier does not give.
    """

    least: int
    unsure: bool
    law: tuple[Dated, ...]


def wanted_size(case: Case) -> Size | None:
    """Return the fewest members the method wants for the budget; None where it says nothing."""
    panel = case.method.panel
    if panel is None:
        return None
    usual = case.law(panel.members)
    if panel.members_large is None or panel.large_from is None:
        return Size(least=usual.whole, unsure=False, law=(usual,))
    large, start, budget = (
        case.law(panel.members_large),
        case.law(panel.large_from),
        budget_of(case.dossier),
    )
    if budget is not None and budget >= start.number:
        return Size(least=large.whole, unsure=False, law=(large, start))
    return Size(least=usual.whole, unsure=budget is None, law=(usual, start))
