"""Promises about the members of a consortium: they stand in every paper that names their bid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Dossier, Tenderer
from evaluation.pipeline import run
from evaluation.reports.documents import all_documents, offers, page
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.word_form import word_file
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from tests.unit.reports.papers.test_single_source_record import negotiated
from tests.unit.reports.test_word_form import text_of

MEMBERS = (
    Tenderer(id="M1", name="东江公益剧社服务中心", credit_code="52330000MJ8712345X",
             type="social_service", legal_representative="江一", address="东江路1号", account="东江银行 1111"),
    Tenderer(id="M2", name="西江民间文艺家协会", credit_code="51330000MJ87123461",
             type="association", legal_representative="江二", address="西江路2号", account="西江银行 2222"),
    Tenderer(id="M3", name="北江数字展览有限公司", legal_representative="江三", address="北江路3号"),
)  # fmt: skip
NAMES = tuple(each.name for each in MEMBERS)
NAMES_NO_BID = {"cover", "archive_index", "failed_tender", "allocation_plan"}
"""Documents that may name no tenderer: the file as a whole, or a lot that nobody gets.

No plan can be made where the same three stand behind every bid.
"""


def joint(dossier: Dossier) -> Dossier:
    """Return the dossier with each tenderer as a consortium of the same three members."""
    consortia = (
        replace(each, type="consortium", members=("M1", "M2", "M3"), credit_code=None)
        for each in dossier.tenderers
    )
    return replace(dossier, tenderers=(*consortia, *MEMBERS))


@pytest.fixture(scope="module")
def occasion() -> Occasion:
    """Every bid of the full example as that of a consortium, where one award was taken back."""
    dossier = joint(run(shipped("tenders") / "qinghe-2026").dossier)
    first = dossier.awards[0]
    back = replace(first, bid=None, awarded=None, basis="revoked", reason="不能履约",
                   when=first.when + timedelta(days=1))  # fmt: skip
    decided = replace(dossier, awards=(*dossier.awards, back))
    return replace(occasion_of(evaluate(decided)), draft=True, issued=date(2026, 3, 30))


def pages(occasion: Occasion, lang: Lang, *keys: str) -> dict[str, str]:
    """Return the first copy of each document that can be made, by its key."""
    wanted = [each for each in all_documents() if not keys or each.key in keys]
    return {
        each.document.key: page(each.document, each.copies.subjects[0], occasion, lang)
        for each in offers(occasion, wanted)
        if each.copies.subjects
    }


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_that_names_a_bid_names_all_members(occasion: Occasion, lang: Lang) -> None:
    """No document says the name of a consortium without saying who is in it."""
    called = [each.name for each in occasion.dossier.tenderers if each.members]
    naming = {
        key: text
        for key, text in pages(occasion, lang).items()
        if any(name in text for name in called)
    }
    without = {
        key: [name for name in NAMES if name not in text]
        for key, text in naming.items()
        if not all(name in text for name in NAMES)
    }
    assert without == {}
    every = {each.key for each in all_documents()} - NAMES_NO_BID - {"single_source_record"}
    assert every <= naming.keys()


@pytest.mark.parametrize("lang", LANGS)
def test_each_member_is_bound_and_signs(occasion: Occasion, lang: Lang) -> None:
    """The contract has code, head, address and account of each, and a line to sign on for each."""
    found = pages(occasion, lang, "contract_data", "acceptance_form", "price_correction_record")
    for text in found.values():
        signing = text[text.index('class="lines"') :]
        assert [name for name in NAMES if name not in signing] == []
    contract = found["contract_data"]
    facts = [
        said
        for each in MEMBERS
        for said in (each.credit_code, each.legal_representative, each.address, each.account)
        if said
    ]
    assert [said for said in facts if said not in contract] == []


@pytest.mark.parametrize("lang", LANGS)
def test_experts_declare_on_each_member_and_its_head(occasion: Occasion, lang: Lang) -> None:
    """The panel reads code and legal representative of each member before it declares."""
    text = pages(occasion, lang, "panel_sign_in")["panel_sign_in"]
    heads = [each.legal_representative or "" for each in MEMBERS]
    assert [said for said in (*heads, "52330000MJ8712345X") if said not in text] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_one_supplier_may_be_a_consortium(lang: Lang) -> None:
    """The record of a negotiation with one supplier names its members, with their facts."""
    single = occasion_of(evaluate(joint(negotiated())))
    text = pages(replace(single, draft=True), lang, "single_source_record")["single_source_record"]
    assert [said for said in (*NAMES, "江二", "北江路3号") if said not in text] == []


@pytest.mark.parametrize("lang", LANGS)
def test_word_files_name_all_members(occasion: Occasion, lang: Lang) -> None:
    """What an office edits in Word names them as the PDF does."""
    for each in offers(occasion, [each for each in all_documents() if each.word]):
        text = text_of(word_file(each.document, each.copies.subjects[0], occasion, lang))
        assert [name for name in NAMES if name not in text] == []
