"""The handbook as text in one language, ready to be set on paper or on pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from evaluation import __version__
from evaluation.core.table import Table
from evaluation.core.text import Lang, Text
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose, Sample
from evaluation.handbook.widths import widths
from evaluation.reports.views.table_view import TableView, table_view

TITLE = Text("使用手册", "Handbook")
SUBTITLE = Text("政府购买服务评审工具", "The evaluation of tenders for services")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A paragraph with its head, lines of a sample, or a table.

    Args:
        columns: key, width and look of each column, as the partial of tables takes them.
    """

    kind: Literal["prose", "sample", "table"]
    head: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    table: TableView | None = None
    columns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry, with the name by which links lead to it."""

    id: str
    title: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A chapter.

    Args:
        id: of its heading; also the name of its page.
        number: counted from 1.
    """

    id: str
    number: str
    title: str
    blocks: tuple[BlockView, ...]
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookView:
    """The whole handbook; what the frame of a document asks for beside it is blank.

    Args:
        chapter: the one of a page; None on paper, and on the first page.
    """

    title: str
    subtitle: str
    version: str
    chapters: tuple[ChapterView, ...]
    chapter: ChapterView | None = None
    buyer: str = ""
    draft: str = ""


def handbook_view(book: Sequence[Chapter], lang: Lang) -> HandbookView:
    """Return `book` as text in `lang`."""
    return HandbookView(
        title=TITLE.say(lang),
        subtitle=SUBTITLE.say(lang),
        version=__version__,
        chapters=tuple(_chapter(number, each, lang) for number, each in enumerate(book, start=1)),
    )


def anchor(key: str) -> str:
    """Return the name by which a link leads to the entry `key`.

    Example:
        >>> anchor("sheet.bids")
        'sheet-bids'
    """
    return key.replace(".", "-")


def _chapter(number: int, chapter: Chapter, lang: Lang) -> ChapterView:
    return ChapterView(
        id=chapter.key,
        number=str(number),
        title=chapter.title.say(lang),
        blocks=tuple(_blocks(chapter.blocks, lang)),
        entries=tuple(_entry(each, lang) for each in chapter.printed()),
    )


def _entry(entry: HandbookEntry, lang: Lang) -> EntryView:
    """The entry; a table that is called like it needs no caption."""
    title = entry.title.say(lang)
    return EntryView(
        id=anchor(entry.key),
        title=title,
        blocks=tuple(
            replace(block, head="") if block.head == title else block
            for block in _blocks(entry.blocks, lang)
        ),
    )


def _blocks(blocks: Iterable[Block], lang: Lang) -> Iterator[BlockView]:
    for block in blocks:
        match block:
            case Prose(text, head):
                said = head.say(lang) if head else ""
                yield BlockView(kind="prose", head=said, text=text.say(lang))
            case Sample(text):
                yield BlockView(kind="sample", lines=tuple(text.say(lang).rstrip().split("\n")))
            case Table():
                yield _table(block, lang)


def _table(table: Table, lang: Lang) -> BlockView:
    looks = ("figure" if c.numeric else "key" if c.kind == "code" else "" for c in table.columns)
    columns = zip((c.key for c in table.columns), widths(table, lang), looks, strict=True)
    return BlockView(
        kind="table",
        head=table.title.say(lang),
        table=table_view(table, lang),
        columns=tuple(columns),
    )
