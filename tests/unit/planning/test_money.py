"""Funds, stated capacity and conditions of bids: from the sheets to the plan."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from evaluation.allocation.bids import Discount, Package
from evaluation.core.errors import TenderError
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.records import Dossier, Fund
from evaluation.pipeline import examine_reading
from evaluation.planning.bid_conditions import conditions_of
from evaluation.planning.money import money_of, paying
from evaluation.planning.other_budget import whole_budget, with_budget
from evaluation.planning.plan import Plan, planned
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook
from tests.unit.workbook.recalculation import by_formualizer, by_ironcalc, derived, differences

FUNDS = (
    Fund(id="2026", amount=Decimal(2_000_000), reserve=Decimal(300_000), carry_to="2027",
         carry_most=Decimal(50_000)),
    Fund(id="2027", amount=Decimal(1_200_000)),
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped_reading() -> Reading:
    """Return the shipped example as read."""
    return read(shipped("tenders") / "qinghe-2026")


def changed(reading: Reading, **fields: object) -> Dossier:
    """Return its dossier with other sheets."""
    assert reading.dossier is not None
    return replace(reading.dossier, **fields)  # type: ignore[arg-type]


def plan_of(reading: Reading, dossier: Dossier, mode: str = "rank-bound") -> Plan:
    """Return the plan of `dossier`."""
    return planned(examine_reading(replace(reading, dossier=dossier)).scored, mode)


def with_funds(reading: Reading, funds: tuple[Fund, ...] = FUNDS) -> Dossier:
    """Return the example paid from two years; every third lot is spread over both."""
    dossier = changed(reading, funds=funds)
    words = ("2026", "2027", "2026 60%; 2027 40%")
    lots = tuple(replace(lot, fund=words[k % 3]) for k, lot in enumerate(dossier.lots))
    return replace(dossier, lots=lots)


def test_years_with_reserve_and_carry_over_reach_the_plan(shipped_reading: Reading) -> None:
    """What each year pays stays within it, its reserve held back, what may be carried moved."""
    plan = plan_of(shipped_reading, with_funds(shipped_reading))
    spend = plan.decision.spend()
    assert plan.facts.funds == {"2026": 170_000_000, "2027": 120_000_000}
    assert spend["2026"] <= 170_000_000
    assert spend["2027"] <= 120_000_000 + min(5_000_000, 170_000_000 - spend["2026"])
    uses = {lot.id: lot.options[0].uses for lot in plan.built.problem.lots if lot.options}
    assert uses["L03"] == {"2026": 17_100_000, "2027": 11_400_000}
    names = [row.name for row in plan.decision.program.rows if row.id.startswith("funds.")]
    assert names == ["funds.2026", "funds.2027", "funds.2027[2026+2027]"]


def test_the_budget_of_the_tender_stays_a_ceiling_over_all_funds(shipped_reading: Reading) -> None:
    """Funds that hold more than the tender has do not raise its budget."""
    dossier = with_funds(shipped_reading)
    tight = replace(dossier, tender=replace(dossier.tender, budget=Decimal(2_000_000)))
    plan = plan_of(shipped_reading, tight)
    assert sum(plan.decision.spend().values()) <= 200_000_000
    assert "funds.*" in [row.id for row in plan.decision.program.rows]


@pytest.mark.parametrize("mode", ["rank-bound", "serial", "portfolio"])
def test_two_engines_confirm_funds_capacity_and_discounts(
    mode: str, shipped_reading: Reading, tmp_path: Path
) -> None:
    """The sheet Allocation links limits to Funds and Tenderers, and splits prices by year."""
    dossier = with_funds(shipped_reading)
    tenderers = tuple(
        replace(one, most_awards=1, most_money=Decimal(450_000)) if one.id == "T07" else one
        for one in dossier.tenderers
    )
    bids = tuple(
        replace(bid, conditions="L05、L06 中标满1个时优惠2.5%") if bid.id == "B0501" else bid
        for bid in dossier.bids
    )
    discounted = replace(dossier, tenderers=tenderers, bids=bids)
    scored = examine_reading(replace(shipped_reading, dossier=discounted)).scored
    absolute = tuple(  # the law of this tender compares prices, so discounts would be refused
        replace(each, model="= points * (1 - price / ceiling / 2)")
        if each.kind == "price"
        else each
        for each in scored.dossier.criteria
    )
    lenient = replace(scored, dossier=replace(scored.dossier, criteria=absolute))
    plan = replace(planned(lenient, mode), evaluation=scored)
    assert {"capacity.T07.lots", "capacity.T07.money"} <= {
        rule.id for rule in plan.built.problem.rules
    }
    path = tmp_path / "audit.xlsx"
    path.write_bytes(audit_workbook(plan.evaluation, "zh", plan))
    found = derived(path.read_bytes())
    assert differences(found, by_formualizer(path.read_bytes())) == []
    assert differences(found, by_ironcalc(path, list(found.formulas))) == []
    assert found.failing(found.stored) == []


def test_what_an_organisation_says_it_can_carry_is_kept(shipped_reading: Reading) -> None:
    """T07 is first of L05 and L06: it gets one where it can carry one, and the rule has a name."""
    dossier = changed(shipped_reading)
    tenderers = tuple(
        replace(one, most_awards=1) if one.id == "T07" else one for one in dossier.tenderers
    )
    plan = plan_of(shipped_reading, replace(dossier, tenderers=tenderers, policy=()))
    funded = {lot.id for lot, _ in plan.decision.funded()}
    assert not {"L05", "L06"} <= funded
    (kept,) = (each for each in plan.rules if each.id == "capacity.T07.lots")
    assert (kept.tightest.activity, kept.tightest.limit) == (1, 1)


def test_in_turn_the_next_in_rank_gets_what_the_first_cannot_carry(
    shipped_reading: Reading,
) -> None:
    """Where caps bind, L06 goes to its second; where nobody announced them, a warning says so."""
    dossier = changed(shipped_reading)
    tender = replace(dossier.tender, allocation_announced=None, budget=Decimal(4_000_000))
    dossier = replace(dossier, tender=tender)
    tenderers = tuple(
        replace(one, most_awards=1) if one.id == "T07" else one for one in dossier.tenderers
    )
    plan = plan_of(shipped_reading, replace(dossier, tenderers=tenderers), "serial")
    options = {lot.id: lot.options for lot in plan.built.problem.lots}
    assert [option.organisations[0] for option in options["L05"]] == ["T07"]
    assert [option.rank for option in options["L06"]] == [2]
    assert "F221" in {finding.code for finding in plan.findings}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", []),
        ("无", []),
        ("L01、L02 全部中标时优惠5%", [Discount(lots=("L01", "L02"), least=2, per_mille=50)]),
        ("L01，L02 全部中标，各优惠 5％", [Discount(lots=("L01", "L02"), least=2, per_mille=50)]),
        ("5% off if all of L01 and L02 are awarded",
         [Discount(lots=("L01", "L02"), least=2, per_mille=50)]),
        ("7.5% off if at least 1 of L01, L02 are awarded",
         [Discount(lots=("L01", "L02"), least=1, per_mille=75)]),
        ("仅与 L02、L03 一并承接", [Package(("L02", "L03"))]),
        ("Only together with L02; 与分配无关：首付款80%；月结", [Package(("L02",))]),
        ("not about the allocation: anything; 5% off", []),
    ],
)  # fmt: skip
def test_conditions_are_read_in_both_languages(text: str, meant: list[object]) -> None:
    """A closed language; what is set aside stays word for word and takes no part."""
    assert list(conditions_of(text)) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("首付款不低于合同价80%", "F214"),
        ("a discount", "F214"),
        ("仅与 L77 一并承接", "F215"),
        ("仅与 L06、L06 一并承接", "F215"),
        ("L05、L06 全部中标时优惠5%", "F216"),
    ],
)
def test_a_condition_that_cannot_be_used_stops_at_its_cell(
    text: str, code: str, shipped_reading: Reading
) -> None:
    """Unreadable, about lots without a bid, or a discount where prices are compared."""
    dossier = changed(shipped_reading)
    bids = tuple(
        replace(bid, conditions=text) if bid.id == "B0501" else bid for bid in dossier.bids
    )
    with pytest.raises(TenderError) as refused:
        plan_of(shipped_reading, replace(dossier, bids=bids))
    (finding,) = refused.value.findings
    assert finding.code == code
    assert finding.place == next(b for b in dossier.bids if b.id == "B0501").at("conditions")


def test_a_package_holds_as_it_is_stated(shipped_reading: Reading) -> None:
    """T07 wants L06 only with L05; no plan has the one without the other."""
    dossier = changed(shipped_reading, policy=())
    bids = tuple(
        replace(bid, conditions="仅与 L05 一并承接")
        if (bid.lot, bid.tenderer) == ("L06", "T07")
        else bid
        for bid in dossier.bids
    )
    lots = tuple(
        replace(lot, excludes_lots=("L05",)) if lot.id == "L09" else lot for lot in dossier.lots
    )
    plan = plan_of(shipped_reading, replace(dossier, bids=bids, lots=lots))
    funded = {lot.id for lot, _ in plan.decision.funded()}
    assert "L06" not in funded or "L05" in funded
    assert any(row.id == "bids.B0601.L05" for row in plan.decision.program.rows)


@pytest.mark.parametrize(
    ("funds", "code"),
    [
        ((Fund(id="2026", amount=Decimal(5), reserve=Decimal(6)),), "F209"),
        ((Fund(id="2026", amount=Decimal(5), carry_most=Decimal(1)),), "F209"),
        (
            (
                Fund(id="a", amount=Decimal(5), carry_to="b"),
                Fund(id="b", amount=Decimal(5), carry_to="a"),
            ),
            "F209",
        ),
    ],
)
def test_funds_that_do_not_fit_together_are_refused(
    funds: tuple[Fund, ...], code: str, shipped_reading: Reading
) -> None:
    """More held back than there is, a most without a target, money that comes back to itself."""
    with pytest.raises(TenderError) as refused:
        money_of(changed(shipped_reading, funds=funds), 100)
    assert {finding.code for finding in refused.value.findings} == {code}


@pytest.mark.parametrize(
    ("word", "code"),
    [("2025", "F211"), ("", "F211"), ("2026 60%; 2027 30%", "F212"), ("2026; 2027", "F212")],
)
def test_a_lot_that_nobody_pays_for_stops_at_its_cell(
    word: str, code: str, shipped_reading: Reading
) -> None:
    """An unknown fund, none of several, parts that are not the whole."""
    dossier = with_funds(shipped_reading)
    first, *others = dossier.lots
    lots = (replace(first, fund=word), *others)
    with pytest.raises(TenderError) as refused:
        plan_of(shipped_reading, replace(dossier, lots=lots))
    (finding,) = refused.value.findings
    assert (finding.code, finding.place) == (code, first.at("fund"))


def test_parts_of_a_lot_may_have_decimals() -> None:
    """In 1/100 percent, whatever stands between."""
    lot = changed(read(shipped("tenders") / "qinghe-2026")).lots[0]
    assert paying(replace(lot, fund="2026：33.33%、2027 66.67%")) == (
        ("2026", 3333),
        ("2027", 6667),
    )


def test_what_a_bid_that_cannot_be_funded_attaches_stops_nobody(shipped_reading: Reading) -> None:
    """Where the ranking binds only first candidates' conditions matter; in a portfolio all do."""
    dossier = changed(shipped_reading)
    scored = examine_reading(shipped_reading).scored
    second = scored.lot("L05").ranked[1].bid.id
    bids = tuple(
        replace(bid, conditions="首付款80%") if bid.id == second else bid for bid in dossier.bids
    )
    assert plan_of(shipped_reading, replace(dossier, bids=bids)).decision.planned
    with pytest.raises(TenderError):
        plan_of(shipped_reading, replace(dossier, bids=bids), "portfolio")


def test_a_budget_above_the_funds_changes_nothing_and_says_so(shipped_reading: Reading) -> None:
    """The funds decide; a note stands at the budget."""
    dossier = with_funds(shipped_reading)
    rich = replace(dossier, tender=replace(dossier.tender, budget=Decimal(9_000_000)))
    plan = plan_of(shipped_reading, rich)
    assert "F218" in {finding.code for finding in plan.findings}
    assert plan.decision.problem.total is None
    held = sum(fund.amount - (fund.reserve or 0) for fund in dossier.funds)
    assert whole_budget(rich) == held
    assert whole_budget(with_budget(rich, Fraction(held) / 2)) == Fraction(held) / 2
