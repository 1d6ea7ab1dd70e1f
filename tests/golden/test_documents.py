"""Every document that the kept tenders can have says what it said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.reports.document import Subject
from evaluation.reports.documents import offers, page
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.scoring.evaluate import evaluate
from tests.golden.plain import plain
from tests.golden.shelf import TENDERS
from tests.unit.reports.papers.test_single_source_record import negotiated


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tender", TENDERS)
def test_documents(
    tender: str,
    lang: Lang,
    occasion: Callable[[str], Occasion],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No document loses a word, and no tender loses a document, without being told."""
    golden(f"{tender}/{lang}/documents", documents(occasion(tender), lang))


@pytest.mark.parametrize("lang", LANGS)
def test_single_source(lang: Lang, golden: Callable[[str, Mapping[str, str]], None]) -> None:
    """The same holds for a purchase from one supplier, which has a record that no other has."""
    made = replace(occasion_of(evaluate(negotiated())), draft=True)
    texts = documents(made, lang)
    assert any("single-source-record" in name for name in texts)
    golden(f"single-source/{lang}/documents", texts)


def documents(made: Occasion, lang: Lang) -> dict[str, str]:
    """Return every document that can be made, a draft or not, by the name of its file."""
    return {
        subject.name("", offer.document.key): plain(page(offer.document, subject, made, lang))
        for offer in offers(made)
        if offer.possible
        for subject in some(offer.copies.subjects)
    }


def some(subjects: Sequence[Subject]) -> list[Subject]:
    """Return the first, the middle and the last of many copies."""
    return [subjects[at] for at in sorted({0, len(subjects) // 2, len(subjects) - 1})]
