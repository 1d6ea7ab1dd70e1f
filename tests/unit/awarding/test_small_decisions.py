"""What is said of decisions on a small tender: each rule once, by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from evaluation.awarding.award import TenderAward, award_of, plan_of, proposal_of
from evaluation.core.errors import Unusable
from evaluation.desk.entering.award_rows import Confirmed, next_row, proposed_rows, revoked_row
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Award, Dossier, Fund, Need, Policy
from evaluation.reports.copies import former_winners
from evaluation.reports.occasion import occasion_of
from evaluation.scoring.evaluate import evaluate
from tests.unit.awarding.small import (
    CAP,
    FIRST,
    HARMLESS,
    LAST,
    LATER,
    OPENED,
    codes,
    decided,
    dossier,
    give,
    leave,
    put,
)

PLAIN = dossier()
BOTH = (give("B11", "plan"), give("B21", "plan"))
IMPOSSIBLE = dossier("points", Policy(id="R1", metric="个数", sense="不少于", amount=Decimal(3)))
COMPARED = dossier("cn_open_comprehensive", HARMLESS, allocation_mode="portfolio")
OFF = {"conditions": "L01、L02 全部中标时优惠5%"}


def _years() -> Dossier:
    made = put(PLAIN, "lots", {"L01": {"fund": "2026"}, "L02": {"fund": "2027"}})
    years = (Fund(id="2026", amount=Decimal(100000)), Fund(id="2027", amount=Decimal(50000)))
    return replace(made, funds=years)


def _levels() -> Dossier:
    return put(PLAIN, "bids", {"B11": {"fund_levels": "80% 70000"}})


def _divisible() -> Dossier:
    return put(_levels(), "lots", {"L01": {"divisible": True}})


def _unpriced() -> Dossier:
    made = dossier("selection_without_price")
    return replace(made, bids=tuple(replace(bid, quote=None) for bid in made.bids))


def _tied() -> Dossier:
    same = {key: {"E1": Decimal(50)} for key in PLAIN.marks.values}
    bids = tuple(replace(bid, quote=Decimal(80000)) for bid in PLAIN.bids)
    tender = replace(PLAIN.tender, tie_chain="quote")
    return replace(PLAIN, tender=tender, marks=Marks(values=same), bids=bids)


def _failed() -> Dossier:
    return replace(PLAIN, bids=tuple(bid for bid in PLAIN.bids if bid.lot == "L01"))


def _districts() -> Dossier:
    fair = Policy(id="R1", metric="价值", sense="不少于", share=Decimal("0.5"), base="应得份额",
                  each="区域")  # fmt: skip
    where = {"L01": {"district": "甲", "category": "演出"},
             "L02": {"district": "乙", "category": "演出"}}  # fmt: skip
    people = tuple(
        Need(district=name, category="演出", need_weight=Decimal(1), population=1000)
        for name in "甲乙"
    )
    return replace(put(dossier("points", fair), "lots", where), needs=people)


MANDATORY = put(PLAIN, "lots", {"L01": {"mandatory": True}})
NEEDS = put(PLAIN, "lots", {"L02": {"needs_lots": ("L01",)}})
EXCLUDES = put(PLAIN, "lots", {"L02": {"excludes_lots": ("L01",)}})
ONE_LOT = put(PLAIN, "tenderers", {"S1": {"most_awards": 1}})
FRAMEWORK = replace(dossier("cn_framework_quality_first"), policy=())
JOINT = put(dossier("points", CAP), "tenderers", {"S3": {"members": ("S1", "S2")}})
SERIAL = dossier("points", CAP, allocation_mode="serial")
FULL = Decimal(100000)

Said = tuple[list[str], list[str]]

DECISIONS: dict[str, tuple[Dossier, tuple[Award, ...], Said]] = {
    "the plan": (PLAIN, BOTH, ([], [])),
    "a cap": (dossier("points", CAP), (give("B11"), give("B21")), (["W110", "W111"], [])),
    "a fund of another year": (
        _years(), (give("B11", "plan"), give("B21", "departs")), (["W110"], ["W111"])),
    "funds without a policy": (
        replace(_years(), policy=()), (give("B11"), give("B21")), (["W110"], [])),
    "a mandatory lot left": (MANDATORY, (leave("L01"), BOTH[1]), (["W110", "W111"], [])),
    "a mandatory lot left openly": (
        MANDATORY, (leave("L01", "departs"), BOTH[1]), ([], ["W110", "W111"])),
    "a needed lot left": (NEEDS, (leave("L01"), BOTH[1]), (["W110", "W111"], [])),
    "a needed lot still open": (NEEDS, (BOTH[1],), ([], ["W112"])),
    "a needed lot taken back": (
        NEEDS, (*BOTH, leave("L01", "revoked", LATER)), ([], ["W110", "W111"])),
    "lots that exclude each other": (
        EXCLUDES, (give("B11", "departs"), give("B21", "departs")), (["W110"], ["W111"])),
    "more than it can carry": (ONE_LOT, (give("B11"), give("B21")), (["W110", "W111"], [])),
    "a level of a lot that is whole": (
        _levels(), (give("B11", "departs", funded_level=80, awarded=Decimal(70000)), BOTH[1]),
        (["W107"], ["W111"])),
    "a level": (
        _divisible(), (give("B11", "departs", funded_level=80, awarded=Decimal(70000)), BOTH[1]),
        ([], ["W111"])),
    "a level at the whole price": (
        _divisible(), (give("B11", "departs", funded_level=80), BOTH[1]), (["W107"], ["W111"])),
    "a framework with all": (
        replace(FRAMEWORK, tender=replace(FRAMEWORK.tender, budget=Decimal(340000))),
        tuple(give(f"B{lot}{who}") for lot in "12" for who in "12"), ([], [])),
    "a framework with one": (FRAMEWORK, (give("B11"), give("B21")), (["W104"], [])),
    "a framework under a plan": (dossier("cn_framework_quality_first"), BOTH, ([], [])),
    "no price, the next one": (
        _unpriced(),
        (give("B11", "plan", awarded=FULL), give("B12", "next", LATER, awarded=FULL),
         give("B21", "plan", awarded=FULL)),
        ([], ["W111"])),
    "no price, a sum of one's own": (
        _unpriced(), tuple(give(bid, "plan", awarded=Decimal(5)) for bid in ("B11", "B21")),
        (["W107", "W111"], [])),
    "an open tie": (_tied(), (give("B11", awarded=Decimal(80000)),), (["W102", "W111"], [])),
    "a plan that there is not": (IMPOSSIBLE, BOTH, (["W110", "W111"], [])),
    "openly without a plan": (
        IMPOSSIBLE, (give("B11", "departs"), give("B21", "departs")), ([], ["W110", "W111"])),
    "a plan that only compares": (
        COMPARED, (give("B11", "plan"), give("B22", "plan")), (["W111"], [])),
    "against a plan that only compares": (
        COMPARED, (give("B11"), give("B22", "departs")), (["W103", "W111"], [])),
    "the ranking beside it": (COMPARED, (give("B11"), give("B21")), ([], [])),
    "three in a row": (
        PLAIN, (*BOTH, give("B12", "next", LATER), give("B13", "next", LAST)), ([], ["W111"])),
    "one passed over": (PLAIN, (*BOTH, give("B13", "next", LATER)), (["W103"], ["W111"])),
    "taken back and awarded again": (
        PLAIN, (*BOTH, leave("L01", "revoked", LATER), give("B11", "plan", LAST)), ([], [])),
    "awarded and taken back at once": (
        PLAIN, (*BOTH, leave("L01", "revoked")), (["W104"], ["W111"])),
    "one lot only": (PLAIN, (BOTH[0],), ([], ["W112"])),
    "a failed lot": (_failed(), BOTH, (["W101", "W111"], [])),
    "a failed lot left": (_failed(), (BOTH[0], leave("L02")), ([], [])),
    "members at their cap": (
        JOINT, (give("B11", "departs"), give("B23", "departs")), (["W110"], ["W111"])),
    "a district without its part": (
        _districts(), (BOTH[0], leave("L02")), (["W110", "W111"], [])),
    "in the order of the lots": (SERIAL, (BOTH[0], give("B22", "plan")), ([], [])),
    "the next one in that order": (
        SERIAL, (BOTH[0], give("B22", "plan"), give("B23", "next", LATER)), ([], ["W111"])),
    "the first in spite of the order": (
        SERIAL, (BOTH[0], give("B21")), (["W110", "W111"], [])),
    "a discount that is earned": (
        put(PLAIN, "bids", {"B11": OFF}), (give("B11", "plan", awarded=Decimal(85500)), BOTH[1]),
        ([], [])),
    "a discount passed over": (
        put(PLAIN, "bids", {"B11": OFF}), BOTH, (["W110", "W111"], [])),
    "a discount of the next one": (
        put(PLAIN, "bids", {"B12": OFF, "B13": {"conditions": "读不懂"}}),
        (*BOTH, give("B12", "next", LATER, awarded=Decimal(76000)), give("B22", "next", LATER)),
        ([], ["W111"])),
    "a condition nobody can read": (
        put(PLAIN, "bids", {"B22": {"conditions": "读不懂"}}),
        (*BOTH, give("B22", "next", LATER)), (["F214"], ["W111"])),
    "an earlier award to a bid on another lot": (
        PLAIN, (*BOTH, replace(give("B22", when=OPENED), lot="L01")), (["W101"], [])),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_is_told_what_is_against_it(name: str) -> None:
    """Errors where it may not stand, warnings where it openly leaves ranking or plan."""
    made, rows, wanted = DECISIONS[name]
    award = decided(made, *rows)
    assert codes(award) == wanted, [each.message.en for each in award.findings]


def _now(made: Dossier, *rows: Award) -> tuple[TenderAward, TenderAward]:
    scored = evaluate(replace(made, awards=rows))
    plan = plan_of(scored)
    return proposal_of(scored, plan), award_of(scored, plan)


@pytest.mark.parametrize(
    ("made", "why"),
    [(IMPOSSIBLE, "There is no plan"), (COMPARED, "comparison only"), (_tied(), "open tie")],
    ids=["impossible", "compared", "tied"],
)
def test_what_cannot_be_proposed_says_why(made: Dossier, why: str) -> None:
    """Without a plan that may decide nothing is proposed, least of all that lots go to nobody."""
    proposal, now = _now(made)
    assert all(not lot.given and not lot.basis for lot in proposal.lots)
    assert all(lot.why is not None and why in lot.why.en for lot in proposal.lots)
    with pytest.raises(Unusable):
        proposed_rows(proposal, now, _at(FIRST), "zh")


def _at(when: datetime) -> Confirmed:
    return Confirmed(who="李局长", when=when)


@pytest.mark.parametrize(
    "after",
    [
        give("B12", "next", LATER),
        leave("L01", "revoked", LATER),
        give("B12", "departs", LATER),
        leave("L01", "departs", LATER),
    ],
    ids=["next", "revoked", "departs", "left"],
)
def test_what_was_decided_openly_is_not_proposed_away(after: Award) -> None:
    """Whoever enters the proposal again does not give a lot back to who had withdrawn."""
    proposal, now = _now(PLAIN, BOTH[0], after)
    assert [row["lot"] for row in proposed_rows(proposal, now, _at(LAST), "zh")] == ["L02"]


def test_the_next_candidate_is_the_one_after_the_last() -> None:
    """After who had it, at its own price; where there are no prices, at what the lot is given."""
    _, now = _now(SERIAL, BOTH[0], give("B22", "plan"))
    assert next_row(now, "L02", "理由", _at(LATER))["bid"] == "B23"
    _, now = _now(PLAIN, *BOTH, leave("L01", "revoked", LATER))
    row = next_row(now, "L01", "理由", _at(LAST))
    assert (row["bid"], row["awarded"]) == ("B12", "80000")
    _, now = _now(_unpriced(), *(give(bid, "plan", awarded=FULL) for bid in ("B11", "B21")))
    assert next_row(now, "L01", "理由", _at(LATER))["awarded"] == "100000"


Change = Callable[[TenderAward, datetime], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda now, when: next_row(now, "L01", "理由", _at(when)),
        lambda now, when: revoked_row(now, "L01", "理由", _at(when)),
    ],
    ids=["next", "revoked"],
)
def test_a_change_is_later_than_what_it_changes(change: Change) -> None:
    """At the same time it would stand beside the decision, and before it, count for nothing."""
    _, now = _now(PLAIN, *BOTH)
    for when in (FIRST, OPENED):
        with pytest.raises(Unusable):
            change(now, when)
    assert change(now, LATER)


def test_an_award_is_taken_back_once() -> None:
    """A lot that nobody has any more cannot be taken back again."""
    _, now = _now(PLAIN, *BOTH, leave("L01", "revoked", LATER))
    with pytest.raises(Unusable):
        revoked_row(now, "L01", "理由", _at(LAST))


def test_papers_pass_by_a_bid_on_another_lot() -> None:
    """An earlier row that names no bid of its lot is told at its cell; no letter goes to anybody."""
    stray = replace(give("B22", when=OPENED), lot="L01")
    occasion = occasion_of(decided(PLAIN, *BOTH, stray).evaluation)
    assert former_winners(occasion, occasion.lot("L01")) == ()


def test_a_level_that_cannot_be_read_is_not_offered() -> None:
    """Without a policy nobody reads levels before the award; the whole bid may be awarded."""
    made = put(_divisible(), "bids", {"B11": {"fund_levels": "八成"}})
    award = decided(replace(made, policy=()), give("B11"), give("B21"))
    assert codes(award) == ([], [])
