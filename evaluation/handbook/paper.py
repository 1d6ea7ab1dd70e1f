"""The handbook as one PDF: contents with page numbers, running heads, heads that repeat."""

from collections.abc import Sequence

from evaluation.core.text import Lang
from evaluation.handbook.handbook_entry import Chapter
from evaluation.handbook.view import handbook_view
from evaluation.reports.typesetting.environment import render
from evaluation.reports.typesetting.pdf import write_pdf

TEMPLATE = "handbook/book.html.j2"


def book_html(book: Sequence[Chapter], lang: Lang) -> str:
    """Return `book` as the HTML that is set on paper."""
    return render(TEMPLATE, handbook_view(book, lang), lang)


def book_pdf(book: Sequence[Chapter], lang: Lang) -> bytes:
    """Return `book` as a PDF/A-3 file, the same bytes on every run."""
    return write_pdf(book_html(book, lang))
