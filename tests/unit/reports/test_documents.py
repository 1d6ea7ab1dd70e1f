"""Promises about all documents: what exists, what may be made, what stands on paper."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import LANGS, Lang, Text
from evaluation.dossier.given_marks import Marks
from evaluation.law.method import methods
from evaluation.ledger.ledger import read_ledger
from evaluation.reports.document import WHOLE, Document, Subject
from evaluation.reports.documents import ORDER, all_documents, make, offers
from evaluation.reports.occasion import Occasion, occasion_at, occasion_of
from evaluation.reports.typesetting.environment import render
from evaluation.reports.typesetting.frame import ledger_words
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate

ISSUED = date(2026, 3, 27)
KEYS = [document.key for document in all_documents()]
BY_KEY = {document.key: document for document in all_documents()}
LETTERS = ("award_letter", "result_letter", "exclusion_letter")

FIGURE = re.compile(
    r"""^CNY\s[\d,.]+$ | ^[\d,]*\d(\.\d+)?(元|%)?$ | ^\d+/\d+$          # amounts, marks, counts
    | ^\d{4}年\d+月\d+日 | ^\d+\s[A-Z][a-z]+\s\d{4} | ^\d+(个工作)?日$ | ^\d+\s(working\s)?days$""",
    re.VERBOSE,
)
"""Amounts, marks, totals, shares and counts, and each day and period."""


@pytest.fixture(scope="session")
def example() -> Occasion:
    """The full example on the day its letters go out."""
    return occasion_at(shipped("tenders") / "qinghe-2026", issued=ISSUED)


def squash(text: str) -> str:
    """Return `text` without spaces, as lines may break anywhere."""
    return re.sub(r"\s", "", text)


def printed(data: bytes) -> str:
    """Return the text of a PDF without spaces."""
    pages = PdfReader(io.BytesIO(data)).pages
    return squash("".join(page.extract_text() for page in pages))


def leaves(view: object, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every text inside a view."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, tuple):
        for each in view:
            yield from leaves(each, skip)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in skip:
                yield from leaves(getattr(view, field.name), skip)


def missing(document: Document, subject: Subject, occasion: Occasion, lang: Lang) -> set[str]:
    """Return the figures of a copy, of its data and its foot, that its PDF does not show."""
    text = printed(make(document, subject, occasion, lang))
    view = document.view(occasion, subject, lang)
    unused = UNUSED.get(document.key, frozenset())
    unused |= frozenset() if document.letter else {"issued"}
    wanted = {leaf for leaf in leaves(view, unused) if FIGURE.search(leaf)}
    wanted |= {ledger_words(occasion.ledger, lang), occasion.fingerprint}
    # A sentence may go on over the page, on the other side of foot and page number.
    ends = re.escape(squash(ledger_words(occasion.ledger, lang)))
    running = re.sub(rf"{re.escape(occasion.dossier.tender.id)}·.{{,99}}?{ends}|—\d+—", "", text)
    return {leaf for leaf in wanted if squash(leaf) not in text and squash(leaf) not in running}


def copies(document: Document, occasion: Occasion) -> int:
    """Return how many copies of `document` there are."""
    (offer,) = offers(occasion, [document])
    return len(offer.copies.subjects)


def test_every_document_of_a_method_exists() -> None:
    """The words that methods use for their documents are the keys of documents."""
    named = {key for each in methods() for key in each.documents}
    assert named <= set(KEYS)
    assert set(ORDER) == set(KEYS)


def test_the_example_can_have_every_document(example: Occasion) -> None:
    """The shipped example lacks nothing: each document can be made, for as many as there are.

    Only the record of a negotiation with one supplier has no place where suppliers compete, and no
    award was changed. Whoever is first on a lot that is not funded gets the letter of the others.
    """
    found = {offer.document.key: offer for offer in offers(example)}
    never = {"single_source_record", "correction_notice", "revocation_letter"}
    assert {key for key, offer in found.items() if not offer.final} == never
    assert len(found["award_letter"].copies.subjects) == 8
    assert len(found["result_letter"].copies.subjects) == 43
    assert len(found["exclusion_letter"].copies.subjects) == 9
    assert [each.lot.lot.id for each in found["failed_tender"].copies.subjects if each.lot] == [
        "L12"
    ]


UNUSED = {
    "candidate_recommendation": frozenset(
        {
            "facts",
            "bids",
            "ranking",
            "marks",
            "points",
            "workings",
            "failure",
            "evaluated",
            "margin",
        }
    ),
    "mark_summary": frozenset({"facts", "bids", "ranking", "candidates", "workings", "max_points"}),
    "failed_tender": frozenset(
        {
            "quote",
            "confirmed",
            "evaluated",
            "rate",
            "reviewed",
            "notice",
            "reply",
            "complaint",
            "until",
        }
    ),
    "exclusion_letter": frozenset({"notice"}),
    "evaluation_report": frozenset({"facts"}),
    **dict.fromkeys(
        ("award_letter", "contract_data", "acceptance_form", "performance_form"),
        frozenset({"total"}),
    ),
    "result_letter": frozenset({"technical", "price_points", "evaluated", "notice"}),
}
"""Fields that a view shares with another document and its own template does not print."""


ELSEWHERE = {
    "evaluation_report", "single_source_record", "correction_notice", "revocation_letter",
}  # fmt: skip
"""Documents with a test file of their own."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", [key for key in KEYS if key not in ELSEWHERE])
def test_every_figure_of_a_document_is_on_paper(example: Occasion, key: str, lang: Lang) -> None:
    """Each amount, mark, total and deadline of the view is read back from the PDF."""
    document = BY_KEY[key]
    (offer,) = offers(example, [document])
    assert not missing(document, offer.copies.subjects[0], example, lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", [key for key in KEYS if key not in ELSEWHERE])
def test_every_figure_of_every_copy_is_on_paper(example: Occasion, key: str, lang: Lang) -> None:
    """What holds for one copy holds for all: each expert's sheet, each bid's letter, each lot."""
    document = BY_KEY[key]
    (offer,) = offers(example, [document])
    for subject in offer.copies.subjects[1:]:
        assert not missing(document, subject, example, lang), subject.name("", key)


def test_letters_say_what_the_result_says(example: Occasion) -> None:
    """Total, rank and quote in each letter to a tenderer equal those of the result object."""
    for key in ("award_letter", "result_letter"):
        (offer,) = offers(example, [BY_KEY[key]])
        for subject in offer.copies.subjects:
            view = BY_KEY[key].view(example, subject, "zh")
            score = subject.the_score
            assert score.price is not None
            quote = f"{score.price.quote:,.2f}元"
            if key == "award_letter":
                assert (view.award.total, view.award.amount) == (f"{score.total:f}", quote)
                continue
            own = (view.own.total, view.own.rank, view.own.quote)
            assert own == (f"{score.total:f}", str(score.rank), quote)


def test_deadlines_count_announced_working_days(example: Occasion) -> None:
    """A result of Friday 27 March 2026: notice till the 30th, query till 9 April (Qingming between)."""
    (offer,) = offers(example, [BY_KEY["result_letter"]])
    view = BY_KEY["result_letter"].view(example, offer.copies.subjects[0], "zh")
    assert view.remedy.notice.until == "2026年3月30日"
    assert view.remedy.query.until == "2026年4月9日"
    assert "第五十二条" in view.remedy.query.cite
    later = replace(example, issued=date(2027, 3, 1))
    with pytest.raises(TenderError) as refused:  # a day that nobody can count is not left out
        BY_KEY["result_letter"].view(later, offer.copies.subjects[0], "zh")
    assert "2027" in str(refused.value)


def test_a_letter_tells_nothing_more_of_the_winner(example: Occasion) -> None:
    """Others learn the winner's name, address, price and total: no points, lines or facts of it."""
    (offer,) = offers(example, [BY_KEY["result_letter"]])
    for subject in offer.copies.subjects:
        view = BY_KEY["result_letter"].view(example, subject, "zh")
        for won in view.winners:
            assert {"technical", "price_points", "evaluated", "rank"}.isdisjoint(dir(won))
    assert not [d.key for d in all_documents() if d.letter and d.carries_workbook]
    items = {item.bid for item in example.dossier.items}
    first = offer.copies.subjects[0]
    winner = first.the_lot.candidates[0]
    assert winner in items
    text = printed(make(BY_KEY["result_letter"], first, example, "zh"))
    lines = [item for item in example.dossier.items if item.bid == winner]
    assert not [item for item in lines if f"{item.unit_price:,.2f}" in text]


def test_the_lowest_price_letter_gives_both_evaluated_prices(make_dossier) -> None:  # noqa: ANN001
    """Where the lowest evaluated price wins, the letter shows the own one and the published one."""
    dossier = make_dossier(5)
    tender = replace(dossier.tender, method="cn_open_lowest_price")
    lowest = replace(dossier, tender=tender, criteria=(), facts=(), marks=Marks())
    occasion = occasion_of(evaluate(lowest), issued=ISSUED)
    (offer,) = offers(occasion, [BY_KEY["result_letter"]])
    text = printed(make(BY_KEY["result_letter"], offer.copies.subjects[0], occasion, "zh"))
    assert "贵单位评审价82,000.00元" in text
    assert "评审价：74,046.60元" in text


def test_heads_of_the_announcement_stand_in_order(example: Occasion) -> None:
    """The ten heads of the 2020 format follow each other as the format has them."""
    text = printed(make(BY_KEY["result_announcement"], WHOLE, example, "zh"))
    heads = ("项目编号", "项目名称", "中标（成交）信息", "主要标的信息", "评审专家（单一来源采购人员）名单",
             "代理服务收费标准及金额", "公告期限", "其他补充事宜", "凡对本次公告内容提出询问", "附件")  # fmt: skip
    numbers = "一 二 三 四 五 六 七 八 九 十".split()
    places = [text.index(f"{n}、{head}") for n, head in zip(numbers, heads, strict=True)]
    assert places == sorted(places)


def test_an_unsealed_stage_is_refused(example: Occasion) -> None:
    """Where a ledger was begun, what a document rests on has to be sealed; a draft may be printed."""
    begun = replace(example, ledger=read_ledger(Path("ledger.jsonl"), b""))
    assert not [offer.document.key for offer in offers(begun) if offer.final]
    with pytest.raises(TenderError) as refused:
        make(BY_KEY["cover"], WHOLE, begun, "en")
    assert [finding.code for finding in refused.value.findings] == ["P102"]
    text = printed(make(BY_KEY["cover"], WHOLE, replace(begun, draft=True), "en"))
    assert "DRAFT" in text
    assert "0" * 64 in text


def test_errors_refuse_what_rests_on_them(example: Occasion) -> None:
    """A missing mark refuses the summary of marks, and not the opening record."""
    error = Finding(
        code="M101",
        severity=Severity.ERROR,
        message=Text("缺分", "no mark"),
        place=example.dossier.bids[0].at("id"),
    )
    faulty = replace(example, findings=(error,), evaluation=None)
    found = {offer.document.key: offer for offer in offers(faulty)}
    assert found["opening_record"].final
    assert not found["mark_sheet"].final
    assert found["mark_sheet"].possible
    assert found["award_letter"].impossible is not None


def test_an_open_tie_keeps_its_lot_back(make_evaluation) -> None:  # noqa: ANN001
    """A tied lot has no award letter; what names candidates of the whole tender is refused."""
    occasion = occasion_of(make_evaluation(4, tie=True), issued=ISSUED)
    found = {offer.document.key: offer for offer in offers(occasion)}
    assert [f.code for f in found["candidate_recommendation"].against] == ["P101"]
    lots = {each.lot.lot.id for each in found["award_letter"].copies.subjects if each.lot}
    assert "L02" not in lots
    assert "tie" in found["award_letter"].copies.why_not[-1].en


HOSTILE = (
    "<script>alert(1)</script><img src=http://x.test/a>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "مركز الفنون \u202eevil\u202c",
    "𠮷田剧社😀",
    "长" * 300 + "x" * 200,
    "}</style>@page{size:A9}",
)


@pytest.mark.parametrize("key", [*LETTERS, "opening_record", "result_announcement", "mark_summary"])
def test_hostile_names_print_as_they_stand(make_evaluation, key: str) -> None:  # noqa: ANN001
    """Markup, template code and CSS in names: nothing is interpreted, nothing is fetched."""
    occasion = occasion_of(make_evaluation(6, HOSTILE), issued=ISSUED)
    (offer,) = offers(occasion, [BY_KEY[key]])
    for subject in offer.copies.subjects[:6]:
        data = make(BY_KEY[key], subject, occasion, "zh")
        name = subject.score.tenderer.name if subject.score else HOSTILE[0]
        shown = subject.score is not None or key == "opening_record"
        if shown and "\u202e" not in name and "😀" not in name:
            assert squash(name)[:40] in printed(data)
        assert min(map(float, PdfReader(io.BytesIO(data)).pages[0].mediabox[2:])) > 500


def test_same_bytes_twice(example: Occasion) -> None:
    """A letter and a form come out the same every time."""
    for key in ("award_letter", "opening_record"):
        (offer,) = offers(example, [BY_KEY[key]])
        first, second = (make(BY_KEY[key], offer.copies.subjects[0], example, "zh") for _ in "ab")
        assert first == second


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("number", [1, 30])
def test_forms_hold_few_and_many_bids(make_evaluation, number: int, lang: Lang) -> None:  # noqa: ANN001
    """With one bid or thirty, every document that can be made has a text in both languages."""
    occasion = occasion_of(make_evaluation(max(number, 2)), issued=ISSUED)
    for offer in offers(occasion):
        for subject in offer.copies.subjects[:1]:
            html = render(
                offer.document.template, offer.document.view(occasion, subject, lang), lang
            )
            assert "<h1" in html


def test_names_of_files(example: Occasion) -> None:
    """A file is named after tender, lot, document and bid; nothing in it can leave its folder."""
    (offer,) = offers(example, [BY_KEY["award_letter"]])
    subject = offer.copies.subjects[0]
    assert subject.name("QHWL-2026-011", "award_letter") == "QHWL-2026-011-L01-award-letter-B0101"
    assert "/" not in subject.name("../../etc", "award_letter")
