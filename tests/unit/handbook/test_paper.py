"""The printed handbook: contents that lead to everything, and one PDF."""

import io

import pikepdf
import pytest

from evaluation.cli.described import handbook
from evaluation.core.text import LANGS, Lang
from evaluation.handbook.paper import book_html, book_pdf
from evaluation.handbook.view import anchor

BOOK = handbook()


@pytest.mark.parametrize("lang", LANGS)
def test_the_contents_lead_to_every_entry(lang: Lang) -> None:
    """Every chapter and every entry that is printed stands in the contents, and is there."""
    text = book_html(BOOK, lang)
    for chapter in BOOK:
        for key in (chapter.key, *(anchor(entry.key) for entry in chapter.printed())):
            assert text.count(f'href="#{key}"') == 1
            assert text.count(f'id="{key}"') == 1


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_a_chapter_makes_a_pdf(lang: Lang) -> None:
    """A chapter is set on paper, with bookmarks, and to the same bytes again."""
    part = tuple(chapter for chapter in BOOK if chapter.key in ("first_day", "sheets", "rulings"))
    data = book_pdf(part, lang)
    assert data == book_pdf(part, lang)
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        assert len(file.pages) > 5
        assert len(outline.root) >= len(part)
