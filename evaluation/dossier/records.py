"""The records of a dossier: what each sheet says, typed. Field names are the column keys.

Money is a `Decimal` with at most the minor digits of the currency; marks, points and rates are
decimals as written. A blank optional cell is None: a blank is never a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from evaluation.dossier.given_marks import NONE_GIVEN, Marks
from evaluation.dossier.own_law import LawLine, law_of
from evaluation.dossier.record import Record
from evaluation.law.law_files import LawFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender(Record):
    """The tender as a whole."""

    id: str
    title: str
    buyer: str
    method: str
    published: date
    buyer_address: str | None = None
    buyer_contact: str | None = None
    agency: str | None = None
    agency_address: str | None = None
    agency_contact: str | None = None
    agency_fee: str | None = None
    project_contact: str | None = None
    purchase: str = "services"
    media: str | None = None
    documents_from: date | None = None
    documents_until: date | None = None
    clarified: date | None = None
    deadline: datetime | None = None
    opened: datetime | None = None
    opening_place: str | None = None
    evaluated: date | None = None
    currency: str = "CNY"
    budget: Decimal | None = None
    full_score: Decimal = Decimal(100)
    technical_minimum: Decimal | None = None
    rounding: str = "criterion 2; price 2; total 2"
    aggregation: str = "mean"
    parameters: str | None = None
    tie_chain: str | None = None
    draw_seed: str | None = None
    candidates: int | None = None
    small_rate: Decimal | None = None
    partner_rate: Decimal | None = None
    domestic_rate: Decimal | None = None
    reserved: bool = False
    consortium: bool = False
    envelopes: str = "one"
    blind: bool = False
    low_mean: Decimal | None = None
    low_second: Decimal | None = None
    low_ceiling: Decimal | None = None
    allocation_mode: str | None = None
    allocation_goals: str | None = None
    allocation_announced: str | None = None
    language: str = "zh"
    other_tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot(Record):
    """A lot: a project that is awarded by itself."""

    id: str
    title: str
    category: str | None = None
    district: str | None = None
    setting: str | None = None
    audience: str | None = None
    budget: Decimal | None = None
    ceiling: Decimal | None = None
    divisible: bool = False
    mandatory: bool = False
    needs_lots: tuple[str, ...] = ()
    excludes_lots: tuple[str, ...] = ()
    need_weight: Decimal | None = None
    size: int | None = None
    fund: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Record):
    """A criterion. A bid's points for it are its mark or model value times `weight`."""

    code: str
    title: str
    kind: str
    max_points: Decimal
    parent: str | None = None
    lots: tuple[str, ...] = ()
    weight: Decimal = Decimal(1)
    model: str | None = None
    minimum: Decimal | None = None
    descriptor: str | None = None
    note: str | None = None

    def applies_to(self, lot: str) -> bool:
        """Return whether bids on `lot` are judged by this criterion."""
        return not self.lots or lot in self.lots


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert(Record):
    """A member of the panel."""

    id: str
    name: str
    unit: str | None = None
    role: str = "expert"
    chair: bool = False
    lots: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    declaration: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenderer(Record):
    """An organisation that bids."""

    id: str
    name: str
    credit_code: str | None = None
    type: str | None = None
    legal_representative: str | None = None
    controller: str | None = None
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    account: str | None = None
    status: tuple[str, ...] = ("none",)
    founded: date | None = None
    grade: str | None = None
    graded: date | None = None
    annual_report: int | None = None
    listed: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    most_awards: int | None = None
    most_money: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid(Record):
    """A bid of a tenderer on a lot. `quote` is what the tenderer asks, before any deduction."""

    id: str
    lot: str
    tenderer: str
    received: datetime | None = None
    quote: Decimal | None = None
    quote_words: str | None = None
    fund_levels: str | None = None
    conditions: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """A line of the price schedule of a bid."""

    bid: str
    item: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    unit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """A measured fact: a number, or a word for a table of words."""

    bid: str
    criterion: str
    value: Decimal | str
    evidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening(Record):
    """Whether a bid meets a requirement, as people decided."""

    bid: str
    requirement: str
    passed: bool
    stage: str = "qualification"
    reason: str | None = None
    evidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """What an expert says about a bid; on the bid as a whole where no criterion is named."""

    expert: str
    bid: str
    comment: str
    criterion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Record):
    """A decision of people: what about whom, with the reason, who decided and when."""

    what: str
    subject: str
    reason: str
    who: str
    when: datetime
    criterion: str | None = None
    expert: str | None = None
    decision: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """What the purchaser decides on a lot: the bid it goes to, at which level and for how much."""

    lot: str
    basis: str
    who: str
    when: datetime
    bid: str | None = None
    funded_level: int | None = None
    awarded: Decimal | None = None
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Record):
    """A rule of the allocation, as the bureau wrote it."""

    id: str
    metric: str
    sense: str
    organisations: str | None = None
    lots: str | None = None
    amount: Decimal | None = None
    share: Decimal | None = None
    base: str | None = None
    each: str | None = None
    priority: int | None = None
    legal_basis: str | None = None
    sentence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """An allocation that the bureau wants to see beside its own."""

    id: str
    title: str
    budget: Decimal | None = None
    mode: str | None = None
    without: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund(Record):
    """A fund, or the money of a year; what is left of it may go to another."""

    id: str
    amount: Decimal
    title: str | None = None
    year: int | None = None
    reserve: Decimal | None = None
    carry_to: str | None = None
    carry_most: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """What the people of a district need."""

    district: str
    category: str
    need_weight: Decimal
    audience: str | None = None
    population: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """A product a supplier offers at a procurement fair."""

    id: str
    tenderer: str
    title: str
    price: Decimal
    category: str | None = None
    capacity: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Record):
    """An order of a local unit for a product of the catalogue."""

    unit: str
    product: str
    preference: int | None = None
    persons: int | None = None
    district: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of one tender, as its sheets say. What reading found stands beside it, not in it."""

    tender: Tender
    lots: tuple[Lot, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    panel: tuple[Expert, ...] = ()
    tenderers: tuple[Tenderer, ...] = ()
    bids: tuple[Bid, ...] = ()
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    screening: tuple[Screening, ...] = ()
    marks: Marks = NONE_GIVEN
    comments: tuple[Comment, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    awards: tuple[Award, ...] = ()
    policy: tuple[Policy, ...] = ()
    funds: tuple[Fund, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    needs: tuple[Need, ...] = ()
    catalogue: tuple[Product, ...] = ()
    orders: tuple[Order, ...] = ()
    own_law: tuple[LawLine, ...] = ()

    @property
    def law(self) -> LawFiles:
        """The bureau's own law, laid over ours: TOML by the name of its file."""
        return law_of(self.own_law)

    def lot(self, id: str) -> Lot:
        """Return the lot with `id`."""
        return next(lot for lot in self.lots if lot.id == id)

    def tenderer(self, id: str) -> Tenderer:
        """Return the organisation with `id`."""
        return next(tenderer for tenderer in self.tenderers if tenderer.id == id)

    def bids_on(self, lot: str) -> tuple[Bid, ...]:
        """Return the bids on `lot`, in the order of the sheet."""
        return tuple(bid for bid in self.bids if bid.lot == lot)

    def criteria_of(self, lot: str) -> tuple[Criterion, ...]:
        """Return the criteria a bid on `lot` is judged by: leaves only, in the order of the sheet."""
        parents = {criterion.parent for criterion in self.criteria}
        return tuple(
            criterion
            for criterion in self.criteria
            if criterion.code not in parents and criterion.applies_to(lot)
        )


RECORDS: Mapping[str, type[Record]] = {
    "tender": Tender, "lots": Lot, "criteria": Criterion, "panel": Expert, "tenderers": Tenderer,
    "bids": Bid, "items": Item, "facts": Fact, "screening": Screening, "comments": Comment,
    "rulings": Ruling, "awards": Award, "policy": Policy, "funds": Fund, "scenarios": Scenario,
    "needs": Need, "catalogue": Product, "orders": Order, "own_law": LawLine,
}  # fmt: skip
"""The record that a row of each sheet becomes."""
