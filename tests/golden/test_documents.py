"""Every document that the kept tenders can have says what it said."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.reports.document import Subject
from evaluation.reports.documents import offers, page
from evaluation.reports.occasion import Occasion
from tests.golden.plain import plain
from tests.golden.shelf import TENDERS


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tender", TENDERS)
def test_documents(
    tender: str,
    lang: Lang,
    occasion: Callable[[str], Occasion],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No document loses a word, and no tender loses a document, without being told."""
    made = occasion(tender)
    texts = {
        subject.name("", offer.document.key): plain(page(offer.document, subject, made, lang))
        for offer in offers(made)
        if offer.possible
        for subject in some(offer.copies.subjects)
    }
    golden(f"{tender}/{lang}/documents", texts)


def some(subjects: Sequence[Subject]) -> list[Subject]:
    """Return the first, the middle and the last of many copies."""
    return [subjects[at] for at in sorted({0, len(subjects) // 2, len(subjects) - 1})]
