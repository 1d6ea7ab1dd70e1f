"""Promises about the record of a single-source negotiation."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Dossier, Item, Lot
from evaluation.reports.document import Document
from evaluation.reports.documents import all_documents, make, offers
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.scoring.evaluate import evaluate
from tests.unit.reports.test_documents import missing, printed, squash
from tests.unit.scoring.small import failing, small
from tests.unit.scoring.tenders import ruling

(RECORD,) = (each for each in all_documents() if each.key == "single_source_record")


def negotiated(quote: int = 95, agreed: str = "90") -> Dossier:
    """Return a purchase from one supplier, with a price agreed on."""
    lot = Lot(id="L", title="古琴艺术传承教学", budget=Decimal(100), category="非遗传承")
    dossier = small("cn_single_source", [quote], lot=lot)
    item = Item(
        bid="B1", item="课时", quantity=Decimal(10), unit_price=Decimal("9.5"), amount=Decimal(95)
    )
    return replace(
        dossier,
        tender=replace(
            dossier.tender,
            opened=datetime.fromisoformat("2026-04-02 09:30"),
            opening_place="三楼会议室",
        ),
        items=(item,),
        rulings=(ruling("negotiated", "B1", agreed),),
    )


def record(occasion: Occasion, lang: Lang, document: Document = RECORD) -> str:
    """Return the text of the one copy of the record."""
    (offer,) = offers(occasion, [document])
    (subject,) = offer.copies.subjects
    return printed(make(document, subject, occasion, lang))


@pytest.mark.parametrize("lang", LANGS)
def test_the_record_has_the_heads_of_the_law_and_the_agreed_price(lang: Lang) -> None:
    """Publicity, day and place, cost, and price stand under the heads of Order 74, art. 42."""
    occasion = occasion_of(evaluate(negotiated()))
    text = record(occasion, lang)
    heads = occasion.law("cn/74/single_source_record").value
    assert isinstance(heads, tuple)
    places = [text.index(squash(head.say(lang))) for head in heads]  # type: ignore[union-attr]
    assert places == sorted(places)
    (offer,) = offers(occasion, [RECORD])
    assert not missing(RECORD, offer.copies.subjects[0], occasion, lang)
    shown = ("100.00", "95.00", "90.00", "10.00", "9.50", "三楼会议室", "9:30")
    assert not [each for each in shown if each not in text]
    assert squash(occasion.law("cn/74/single_source_record").cite.say(lang)) in text


def test_the_capitals_are_those_of_the_agreed_price() -> None:
    """Words say the price agreed on, not the quote."""
    text = record(occasion_of(evaluate(negotiated(agreed="91.20"))), "zh")
    assert "玖拾壹元贰角" in text
    assert "玖拾伍元" not in text


def test_what_is_blank_leaves_no_dash_or_colon_behind() -> None:
    """A member without an employer has no dash in the brackets, and nothing ends in a colon."""
    text = record(occasion_of(evaluate(negotiated())), "zh")
    assert "（—" not in text
    assert "详见采购文件：" not in text


def test_an_ended_purchase_is_on_record_with_its_reason() -> None:
    """A quote above the budget ends the purchase: the record says why, and no price is agreed on."""
    dossier = failing(replace(negotiated(quote=101), rulings=(), items=()), "B1")
    text = record(occasion_of(evaluate(dossier)), "zh")
    assert "采购活动终止" in text
    assert "商定价格" not in text


def test_other_methods_have_no_such_record(make_evaluation) -> None:  # noqa: ANN001
    """Where suppliers compete, there is nothing to record, and the list says so."""
    (offer,) = offers(occasion_of(make_evaluation()), [RECORD])
    assert not offer.possible
    assert [why.zh for why in offer.copies.why_not] == ["不是单一来源采购"]
