"""The documents of a tender as a table: which it can have now, and what stands in the way of others."""

from collections.abc import Iterable

from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import Text
from evaluation.reports.documents import Offer

YES, DRAFT, NO = (
    Text("可以", "yes"),
    Text("只能打印草稿", "as a draft only"),
    Text("不能", "no"),
)
MOST = 3
"""So many reasons are told; the rest are counted."""


def offers_table(offers: Iterable[Offer]) -> Table:
    """Return a row for each document.

    Example:
        >>> offers_table(()).heads("en")
        ['Document', 'Title', 'Copies', 'Can be made now', 'Why not']
    """
    return Table(
        key="offers",
        title=Text("文件", "Documents"),
        columns=(
            column("document", "code"),
            column("title"),
            column("copies", "whole"),
            column("now"),
            column("why"),
        ),
        rows=tuple(map(_row, offers)),
    )


def _row(offer: Offer) -> Row:
    now = YES if offer.final else DRAFT if offer.possible else NO
    return row(
        offer.document.key,
        offer.document.title,
        len(offer.copies.subjects),
        Cell(now, look="strong" if offer.final else "warning"),
        why_not(offer),
    )


def why_not(offer: Offer) -> Text | None:
    """Return what stands in the way of a document or of some of its copies, the first few of it."""
    texts = [finding.message for finding in offer.against]
    if offer.impossible is not None:
        texts = texts or [offer.impossible]
    elif not texts or not offer.copies.subjects:
        texts = list(offer.copies.why_not)
    if not texts and not offer.possible:
        texts = [Text("没有适用的对象", "it applies to nothing")]
    more = len(texts) - MOST
    rest = [Text(f"等 {len(texts)} 项", f"and {more} more")] if more > 0 else []
    return joined([*texts[:MOST], *rest]) if texts else None
