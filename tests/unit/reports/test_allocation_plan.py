"""The plan 资金分配方案 says what is funded, what is not and why, and what proves it."""

from dataclasses import replace

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Policy
from evaluation.pipeline import run
from evaluation.planning.plan import allocate
from evaluation.reports.allocation_plan import DOCUMENT, view, view_of
from evaluation.reports.document import WHOLE
from evaluation.reports.environment import render
from evaluation.reports.occasion import Occasion, occasion_of
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
            ("资金分配方案", "云溪县：安排 2 个，共 3 个", "起约束作用", "两个独立的求解器一致"),
        ),
        ("en", ("Allocation Plan", "2 of 3 lots funded", "binds: without it", "two independent")),
    ],
)
def test_the_plan_is_printed_with_rules_reasons_and_proof(
    occasion: Occasion, lang: Lang, said: tuple[str, ...]
) -> None:
    """Table by district, rules with activity and limit, reasons, the certificate in words."""
    html = render(DOCUMENT.template, view(occasion, WHOLE, lang), lang)
    for text in (*said, "1,115,000.00", "1,296,000.00 (45%)", "298,000.00", "2271049.8003"):
        assert text in html


@pytest.mark.parametrize("lang", LANGS)
def test_a_contradiction_is_printed_instead_of_a_plan(occasion: Occasion, lang: Lang) -> None:
    """Where the rules leave no plan, the page says which of them clash."""
    row = Policy(
        id="all", metric="count", sense="at least", amount=occasion.dossier.tender.full_score
    )
    dossier = replace(occasion.dossier, policy=(row,))
    plan = allocate(replace(occasion.scored, dossier=dossier))
    html = render(DOCUMENT.template, view_of(plan, occasion, lang), lang)
    assert view_of(plan, occasion, lang).planned is False
    assert plan.conflict[0].say(lang) in html


def test_it_is_offered_only_where_there_is_something_to_allocate(occasion: Occasion) -> None:
    """Without a policy the list says why there is no such document."""
    assert DOCUMENT.copies(occasion).subjects == (WHOLE,)
    bare = replace(occasion, dossier=replace(occasion.dossier, policy=()))
    assert DOCUMENT.copies(bare).why_not
