"""The plan 资金分配方案 says what is funded, what is not and why, and what proves it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Fund, Policy, Scenario
from evaluation.pipeline import run
from evaluation.planning.more import More
from evaluation.planning.plan import allocate, planned
from evaluation.reports.document import WHOLE
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.papers.allocation_plan import DOCUMENT, more_of, view, view_of
from evaluation.reports.typesetting.environment import render
from evaluation.resources import shipped


@pytest.fixture(scope="module")
def occasion() -> Occasion:
    """Return the shipped example as it stands after scoring."""
    return occasion_of(run(shipped("tenders") / "qinghe-2026"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            ("资金分配方案", "安排 2 个，共 3 个", "起约束作用", "由整数运算直接证明"),
        ),
        (
            "en",
            ("Allocation Plan", "2 of 3 lots funded", "binds: without it", "by arithmetic alone"),
        ),
    ],
)
def test_the_plan_is_printed_with_rules_reasons_and_proof(
    occasion: Occasion, lang: Lang, said: tuple[str, ...]
) -> None:
    """Table by district, rules with activity and limit, reasons, the certificate in words."""
    html = render(DOCUMENT.template, view(occasion, WHOLE, lang), lang)
    for text in (*said, "1,115,000.00", "1,296,000.00", "45%", "298,000.00", "2029135"):
        assert text in html


@pytest.mark.parametrize("lang", LANGS)
def test_a_contradiction_is_printed_instead_of_a_plan(occasion: Occasion, lang: Lang) -> None:
    """Where the rules leave no plan, the page says which of them clash."""
    row = Policy(
        id="all", metric="count", sense="at least", amount=occasion.dossier.tender.full_score
    )
    dossier = replace(occasion.dossier, policy=(row,))
    plan = allocate(replace(occasion.scored, dossier=dossier))
    said = view_of(plan, more_of(plan), occasion, lang)
    html = render(DOCUMENT.template, said, lang)
    assert said.planned is False
    assert plan.conflict[0].say(lang) in html
    assert list(said.heads) == ["proof"]


def test_it_is_offered_only_where_there_is_something_to_allocate(occasion: Occasion) -> None:
    """Without a policy the list says why there is no such document."""
    assert DOCUMENT.copies(occasion).subjects == (WHOLE,)
    bare = replace(occasion, dossier=replace(occasion.dossier, policy=()))
    assert DOCUMENT.copies(bare).why_not


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            (
                "四、各区域应得与实得",
                "五、预算与价值",
                "六、相近的其他方案",
                "七、情景比较",
                "八、方案的证明",
            ),
        ),
        (
            "en",
            (
                "4. What each district",
                "5. What other budgets",
                "6. Other plans",
                "7. Scenarios",
                "8. What",
            ),
        ),
    ],
)
def test_what_stands_beside_the_plan_is_printed(
    occasion: Occasion, lang: Lang, said: tuple[str, ...]
) -> None:
    """Equity, budgets, other plans and the scenarios of the dossier, each under its number."""
    scenarios = (
        Scenario(id="S1", title="预算压减", budget=Decimal(2_000_000)),
        Scenario(id="S2", title="组合", mode="portfolio"),
        Scenario(id="S3", title="几乎没有预算", budget=Decimal(1)),
    )
    dossier = replace(occasion.dossier, scenarios=scenarios)
    other = replace(occasion, evaluation=replace(occasion.scored, dossier=dossier))
    html = render(DOCUMENT.template, view(other, WHOLE, lang), lang)
    for text in (*said, "202.20%", "22645", "1,971,000.00", "预算压减"):
        assert text in html
    assert html.count("<svg") == 2
    assert ("没有可行方案" if lang == "zh" else "no plan") in html


def test_the_bound_on_paper_adds_up(occasion: Occasion) -> None:
    """The printed terms and what the lots add are the printed bound, to the last decimal."""
    rows = view(occasion, WHOLE, "zh").tables["bound"].rows
    cases, (largest, _) = rows[:-2], rows[-2:]
    for case in cases:
        terms = case.cells["terms"].text
        products = [] if terms == "—" else [_product(line) for line in terms.splitlines()]
        added = sum([*products, Decimal(case.cells["lots"].text)])
        assert added == Decimal(case.cells["bound"].text)
    bounds = [int(Decimal(case.cells["bound"].text)) for case in cases]
    assert max(bounds) == int(largest.cells["bound"].text)


def _product(line: str) -> Decimal:
    """Return the product that a printed term gives, once its factors give it too."""
    rule, _, figures = line.partition("；× ")
    multiplier, _, product = figures.partition(" = ")
    *_, sense, limit = rule.split()
    sign = 1 if sense == "≤" else -1
    assert sign * Decimal(multiplier) * Decimal(limit) == Decimal(product)
    return Decimal(product)


def test_without_populations_the_parts_are_numbered_without_equity(occasion: Occasion) -> None:
    """No hole in the numbers, no table of guessed shares."""
    dossier = replace(occasion.dossier, needs=())
    other = replace(occasion, evaluation=replace(occasion.scored, dossier=dossier))
    plan = planned(other.scored)
    said = view_of(plan, more_of(plan), other, "zh")
    assert "equity" not in said.tables
    assert "equity" not in said.heads
    assert said.heads["frontier"].startswith("三、")


@pytest.mark.parametrize("lang", LANGS)
def test_where_the_rule_was_announced_is_printed(occasion: Occasion, lang: Lang) -> None:
    """The place that the Tender sheet names stands on the first page."""
    said = view_of(planned(occasion.scored), More(), occasion, lang)
    html = render(DOCUMENT.template, said, lang)
    assert said.announced in html
    assert "招标文件第二章第八条" in said.announced
    assert not said.notes


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_that_nobody_announced_is_printed(occasion: Occasion, lang: Lang) -> None:
    """The warning stands on the first page, with its law."""
    tender = replace(occasion.dossier.tender, allocation_announced=None)
    dossier = replace(occasion.dossier, tender=tender)
    other = replace(occasion, dossier=dossier, evaluation=replace(occasion.scored, dossier=dossier))
    said = view_of(planned(other.scored), More(), other, lang)
    assert said.announced == ""
    (note,) = said.notes
    assert "L04" in note
    assert "29" in note or "二十九" in note
    assert note in render(DOCUMENT.template, said, lang)


def test_the_mode_and_the_goals_of_the_dossier_are_printed(occasion: Occasion) -> None:
    """What the Tender sheet says stands on the first page, not what is usual."""
    tender = replace(
        occasion.dossier.tender, allocation_mode="portfolio", allocation_goals="价值; 名次"
    )
    dossier = replace(occasion.dossier, tender=tender)
    other = replace(occasion, evaluation=replace(occasion.scored, dossier=dossier))
    said = view_of(planned(other.scored), More(), other, "zh")
    assert said.mode.startswith("组合")
    assert said.goals == "满足法定要求和各项规则、价值最大、名次靠前"
    assert said.tables["overrides"].rows


def test_titles_from_a_stranger_are_escaped(occasion: Occasion) -> None:
    """A district, a lot or a scenario may carry markup; it is printed as text, in tables and pictures."""
    evil = "<script>alert(1)</script>"
    lots = tuple(replace(lot, title=evil) for lot in occasion.dossier.lots)
    lots = tuple(
        replace(lot, district=evil if lot.district == "云溪县" else lot.district) for lot in lots
    )
    needs = tuple(
        replace(need, district=evil if need.district == "云溪县" else need.district)
        for need in occasion.dossier.needs
    )
    dossier = replace(
        occasion.dossier, lots=lots, needs=needs, scenarios=(Scenario(id="S", title=evil),)
    )
    results = tuple(
        replace(result, lot=lot) for result, lot in zip(occasion.scored.lots, lots, strict=True)
    )
    scored = replace(occasion.scored, dossier=dossier, lots=results)
    html = render(DOCUMENT.template, view(replace(occasion, evaluation=scored), WHOLE, "en"), "en")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_fund_is_printed_with_its_title_and_only_what_it_holds(occasion: Occasion) -> None:
    """A budget above the funds is not printed as money that is left over."""
    amount = Decimal(2_500_000)
    fund = Fund(id="2026", title="公共文化专项", year=2026, amount=amount)
    lots = tuple(replace(lot, fund="2026") for lot in occasion.dossier.lots)
    dossier = replace(occasion.dossier, funds=(fund,), lots=lots)
    plan = allocate(replace(occasion.scored, dossier=dossier))
    said = view_of(plan, More(), replace(occasion, dossier=dossier), "zh")
    assert "公共文化专项" in [row.cells["text"].text for row in said.tables["rules"].rows]
    assert any("2,500,000.00" in line for line in said.tables["plan"].remarks)
