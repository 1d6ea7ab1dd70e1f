"""Papers of an award: drafts without a decision, its own money, and what follows where it changes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from evaluation.core.errors import TenderError
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Award, Item
from evaluation.reports.document import Document
from evaluation.reports.documents import all_documents, make, offers, page
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.scoring.result import Evaluation
from tests.dossiers.awarded import WHEN

BY_KEY = {document.key: document for document in all_documents()}
AWARDS = [document for document in all_documents() if document.awards]
LATER = datetime(2026, 4, 7, 9)  # noqa: DTZ001 - local time
ISSUED = date(2026, 4, 8)


def _with(evaluation: Evaluation, *awards: Award) -> Occasion:
    dossier = replace(evaluation.dossier, awards=awards)
    return occasion_of(replace(evaluation, dossier=dossier), issued=ISSUED)


def _pages(key: str, occasion: Occasion, lang: Lang) -> list[str]:
    (offer,) = offers(occasion, [BY_KEY[key]])
    assert offer.final, offer.against
    made = [make(BY_KEY[key], subject, occasion, lang) for subject in offer.copies.subjects]
    return [
        "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)
        for data in made
    ]


@pytest.fixture
def changed(evaluation: Evaluation) -> Occasion:
    """The first lot went to its second candidate, the award of the other was taken back."""
    first, second = evaluation.dossier.awards
    price = evaluation.lot("L01").score(evaluation.lot("L01").candidates[1]).price
    assert price is not None
    after = replace(first, bid=evaluation.lot("L01").candidates[1], awarded=price.quote,
                    basis="next", reason="第一候选人书面放弃", when=LATER)  # fmt: skip
    back = replace(second, bid=None, awarded=None, basis="revoked", reason="不能履约", when=LATER)
    return _with(evaluation, first, second, after, back)


@pytest.mark.parametrize("document", AWARDS, ids=[document.key for document in AWARDS])
def test_without_a_decision_there_are_drafts_only(
    evaluation: Evaluation, document: Document
) -> None:
    """What says who is awarded waits for the purchaser; the draft says what is proposed."""
    (offer,) = offers(_with(evaluation), [document])
    assert [finding.code for finding in offer.against] == ["W115"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_changed_award_has_its_papers(changed: Occasion, lang: Lang) -> None:
    """A notice of the change, a letter to each former winner, and one to the next candidate."""
    named = {
        score.bid.id: score.tenderer.name for lot in changed.scored.lots for score in lot.scores
    }
    (notice,) = _pages("correction_notice", changed, lang)
    former = [award.bid for award in changed.dossier.awards if award.when == WHEN]
    assert all(named[bid or ""] in notice for bid in former)
    assert "第一候选人书面放弃" in notice
    letters = _pages("revocation_letter", changed, lang)
    assert len(letters) == 2
    assert all(named[bid or ""] in text for bid, text in zip(former, letters, strict=True))
    (award,) = _pages("award_letter", changed, lang)
    assert named[changed.award.lot("L01").given[0].score.bid.id] in award
    told = {text for text in _pages("result_letter", changed, lang)}
    assert not any(named[former[0] or ""] + "：" in text for text in told if "L01" in text)


@pytest.mark.parametrize("lang", LANGS)
def test_papers_bear_the_money_of_the_award(evaluation: Evaluation, lang: Lang) -> None:
    """A lot that is awarded at 80 % for less is announced and contracted at that, and says so."""
    dossier = evaluation.dossier
    first, second = dossier.awards
    lots = tuple(replace(lot, divisible=True) for lot in dossier.lots)
    bids = tuple(
        replace(bid, fund_levels="80% 43210") if bid.id == first.bid else bid
        for bid in dossier.bids
    )
    results = tuple(
        replace(
            result,
            lot=replace(result.lot, divisible=True),
            scores=tuple(
                replace(score, bid=replace(score.bid, fund_levels="80% 43210"))
                if score.bid.id == first.bid
                else score
                for score in result.scores
            ),
        )
        for result in evaluation.lots
    )
    made = replace(evaluation, dossier=replace(dossier, lots=lots, bids=bids), lots=results)
    less = replace(first, funded_level=80, awarded=Decimal(43210))
    occasion = _with(made, less, second)
    for key in ("award_letter", "result_announcement", "contract_data"):
        text = _pages(key, occasion, lang)[0]
        assert "43,210.00" in text and "80%" in text, key
        assert f"{evaluation.lot('L01').ranked[0].bid.quote:,.2f}" not in text or (
            key == "contract_data"
        )


@pytest.mark.parametrize("lang", LANGS)
def test_lines_of_another_sum_are_settled_to_the_award(evaluation: Evaluation, lang: Lang) -> None:
    """Where the lines of the bid are not what the contract is made at, the contract data says so."""
    first, second = evaluation.dossier.awards
    total = first.awarded or Decimal(0)
    said = []
    for amount in (total, total + 5):
        line = Item(bid=first.bid or "", item="演出", quantity=Decimal(1), unit_price=amount,
                    amount=amount)  # fmt: skip
        made = replace(evaluation, dossier=replace(evaluation.dossier, items=(line,)))
        subject = offers(_with(made, first, second), [BY_KEY["contract_data"]])[0].copies.subjects
        html = page(BY_KEY["contract_data"], subject[0], _with(made, first, second), lang)
        said.append(PHRASE[lang] in html)
    assert said == [False, True]


@pytest.mark.parametrize("lang", LANGS)
def test_each_former_winner_is_told_its_own_reason(evaluation: Evaluation, lang: Lang) -> None:
    """Whoever withdrew first is not told why the lot was taken from the one who followed."""
    first, second = evaluation.dossier.awards
    candidates = evaluation.lot("L01").candidates
    after = replace(first, bid=candidates[1], awarded=evaluation.lot("L01").ranked[1].bid.quote,
                    basis="next", reason="书面放弃", when=LATER)  # fmt: skip
    back = replace(first, bid=None, awarded=None, basis="revoked", reason="不能履约",
                   when=datetime(2026, 4, 8, 9))  # noqa: DTZ001 - local time  # fmt: skip
    occasion = _with(evaluation, first, second, after, back)
    letters = _pages("revocation_letter", occasion, lang)
    assert ["书面放弃" in text for text in letters] == [True, False]
    assert ["不能履约" in text for text in letters] == [False, True]
    (notice,) = _pages("correction_notice", occasion, lang)
    assert "书面放弃" in notice
    assert "不能履约" in notice


PHRASE = {"zh": "合计与授予金额不同", "en": "add up to another sum than the award"}


def test_no_paper_is_dated_before_what_it_rests_on(evaluation: Evaluation) -> None:
    """A letter of the day before the decision is refused, and one of that day is printed."""
    occasion = _with(evaluation, *evaluation.dossier.awards)
    for day, codes in ((date(2026, 3, 26), ["W116"]), (WHEN.date(), [])):
        (offer,) = offers(replace(occasion, issued=day), [BY_KEY["award_letter"]])
        assert [finding.code for finding in offer.against] == codes
    early = replace(occasion, issued=date(2026, 3, 20))
    with pytest.raises(TenderError):
        (offer,) = offers(early, [BY_KEY["exclusion_letter"]])
        make(BY_KEY["exclusion_letter"], offer.copies.subjects[0], early, "zh")


def test_a_late_announcement_says_so(evaluation: Evaluation) -> None:
    """Two working days after the decision of Friday it is still in time; a day later it is told."""
    occasion = _with(evaluation, *evaluation.dossier.awards)
    for day, codes in ((date(2026, 3, 31), []), (date(2026, 4, 1), ["W117"])):
        (offer,) = offers(replace(occasion, issued=day), [BY_KEY["result_announcement"]])
        assert [finding.code for finding in offer.beside] == codes
        assert offer.final
