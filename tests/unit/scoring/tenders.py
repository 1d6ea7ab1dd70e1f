"""Random tenders for the scoring, and one to change by hand."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Fact,
    Lot,
    Ruling,
    Screening,
    Tender,
    Tenderer,
)
from evaluation.law.method import method as law_method

DAY = date(2026, 3, 1)
DEADLINE = datetime(2026, 3, 20, 9, 30)  # noqa: DTZ001 - local time of the tender
METHODS = ("cn_open_comprehensive", "cn_consultation", "eu_best_price_quality", "points")
STAGES = ("criterion", "technical", "evaluated", "price")
MODELS = ("[0,2) 5; [2,4] 10; (4,) 20", "= MIN(points, value * 3)", "= points * value / high")
CRITERIA = (
    Criterion(code="T1", title="plan", kind="subjective", max_points=Decimal(30)),
    Criterion(code="T2", title="contracts", kind="objective", max_points=Decimal(20)),
    Criterion(
        code="T3", title="team", kind="subjective", max_points=Decimal(40), weight=Decimal("0.5")
    ),
    Criterion(code="P", title="price", kind="price", max_points=Decimal(30), model="lowest_ratio"),
)

QUOTES = st.sampled_from([Decimal(quote) for quote in ("70", "80", "87.30", "90", "95.55", "120")])
HALVES = st.integers(0, 60).map(lambda half: Decimal(half) / 2)


def ruling(what: str, subject: str, decision: str | None = None, **more: Any) -> Ruling:  # noqa: ANN401
    """Return a decision of people."""
    return Ruling(
        what=what, subject=subject, decision=decision, reason="r", who="w", when=DEADLINE, **more
    )


@st.composite
def tenders(draw: st.DrawFn) -> Dossier:
    """Return a tender without faults: lots, exclusions, deductions, ties, any setting."""
    method = draw(st.sampled_from(METHODS))
    experts = [f"E{at}" for at in range(draw(st.integers(1, 5)))]
    lots = tuple(
        Lot(
            id=f"L{at}",
            title="lot",
            budget=draw(st.sampled_from([None, Decimal(100)])),
            ceiling=draw(st.sampled_from([None, Decimal(92)])),
        )
        for at in range(draw(st.integers(1, 3)))
    )
    tenderers = tuple(draw(organisation(f"S{at}")) for at in range(6))
    bids, screening = [], []
    for lot in lots:
        for at in range(draw(st.integers(2, 6))):
            bid = draw(offer(lot, tenderers[at]))
            bids.append(bid)
            most = lot.ceiling or (lot.budget if method.startswith("cn") else None)
            within = most is None or (bid.quote or 0) <= most
            screening.append(draw(screened(bid.id, within)))
    dossier = Dossier(
        tender=draw(setting(method, len(experts))),
        lots=lots,
        criteria=(
            replace(CRITERIA[0], minimum=draw(st.sampled_from([None, None, Decimal(9)]))),
            replace(CRITERIA[1], model=draw(st.sampled_from(MODELS))),
            *CRITERIA[2:],
        ),
        panel=tuple(Expert(id=id, name=id) for id in experts),
        tenderers=tenderers,
        bids=tuple(bids),
        facts=tuple(
            Fact(bid=bid.id, criterion="T2", value=Decimal(draw(st.integers(1, 6)))) for bid in bids
        ),
        screening=tuple(screening),
        marks=Marks({
            (bid.id, code): {expert: draw(HALVES) for expert in experts}
            for bid in bids
            for code in ("T1", "T3")
        }),
    )  # fmt: skip
    twins = draw(alike(dossier)) if draw(st.booleans()) else dossier
    return replace(twins, rulings=tuple(draw(decisions(twins))))


@st.composite
def alike(draw: st.DrawFn, dossier: Dossier) -> Dossier:
    """Return the tender with bids that copy the first one on their lot, in part or in whole."""
    firsts = {lot.id: dossier.bids_on(lot.id)[0] for lot in dossier.lots}
    passed = {row.bid for row in dossier.screening if row.passed}
    facts = {fact.bid: fact for fact in dossier.facts}
    marks, bids = dict(dossier.marks.values), []
    for bid in dossier.bids:
        first = firsts[bid.lot]
        if draw(st.booleans()):
            facts[bid.id] = replace(facts[first.id], bid=bid.id)
            marks |= {(bid.id, code): marks[first.id, code] for code in ("T1", "T3")}
        if first.id in passed and draw(st.booleans()):
            bid = replace(bid, quote=first.quote)
        bids.append(bid)
    return replace(dossier, bids=tuple(bids), facts=tuple(facts.values()), marks=Marks(marks))


@st.composite
def organisation(draw: st.DrawFn, id: str) -> Tenderer:
    """Return a company with a status that policy prefers, or without."""
    status = draw(st.sampled_from(["none", "small_micro", "domestic_product"]))
    both = ("small_micro", "domestic_product")
    return Tenderer(
        id=id, name=id, type="company", status=both if draw(st.booleans()) else (status,)
    )


@st.composite
def offer(draw: st.DrawFn, lot: Lot, tenderer: Tenderer) -> Bid:
    """Return a bid, perhaps a late one."""
    minute = draw(st.sampled_from([1, 2, 3, 4, 29, 30, 30, 31]))
    return Bid(
        id=f"{lot.id}-{tenderer.id}",
        lot=lot.id,
        tenderer=tenderer.id,
        received=DEADLINE.replace(minute=minute),
        quote=draw(QUOTES),
    )


@st.composite
def screened(draw: st.DrawFn, bid: str, within: bool) -> Screening:
    """Return the decision on a bid; people fail what is above the ceiling."""
    passed = within and draw(st.integers(0, 8)) > 0
    return Screening(bid=bid, requirement="sealed", passed=passed, stage="conformity", reason="r")


@st.composite
def setting(draw: st.DrawFn, method: str, experts: int) -> Tender:
    """Return how the tender is scored."""
    stages = draw(st.lists(st.sampled_from(STAGES), unique=True))
    places = [f"{stage} {draw(st.integers(0, 3))}" for stage in (*stages, "total")]
    how = ["mean", "median", *(["trimmed_mean"] if experts > 2 else [])]
    steps = st.sampled_from(["quote", "evaluated_price", "technical", "received", "criterion T1"])
    chain = draw(st.lists(steps, unique=True, max_size=2))
    rates = {"small_rate": Decimal("0.15"), "domestic_rate": Decimal("0.2")}
    return Tender(
        id="T",
        title="t",
        buyer="b",
        method=method,
        published=DAY,
        deadline=DEADLINE,
        rounding="; ".join(places),
        aggregation=draw(st.sampled_from(how)),
        technical_minimum=draw(st.sampled_from([None, None, None, Decimal(20)])),
        tie_chain="; ".join(chain) or None,
        candidates=draw(st.sampled_from([None, 1, 2, 5])),
        **(rates if law_method(method).on(DAY).deductions_apply else {}),
    )


@st.composite
def decisions(draw: st.DrawFn, dossier: Dossier) -> list[Ruling]:
    """Return rulings: exclusions, corrected prices and marks, the order of a tie."""
    made = []
    for bid in dossier.bids:
        match draw(st.integers(0, 19)):
            case 0:
                made.append(ruling("exclusion", bid.id))
            case 1:
                made.append(ruling("price", bid.id, "71.5"))
            case 2:
                made.append(ruling("consensus", bid.id, "20", criterion="T1"))
            case 3:
                made.append(ruling("correction", bid.id, "7", criterion="T3", expert="E0"))
    for lot in dossier.lots:
        bids = [bid.id for bid in dossier.bids_on(lot.id)]
        if len(bids) > 1 and draw(st.booleans()):
            made.append(ruling("tie", lot.id, "; ".join(draw(st.permutations(bids))[:2])))
    return made
