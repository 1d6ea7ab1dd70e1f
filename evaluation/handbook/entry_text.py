"""An entry as text for a terminal, in the form of Markdown."""

from collections.abc import Iterator

from evaluation.core.table import Cell, Column, Table, text_of
from evaluation.core.text import Lang
from evaluation.handbook.handbook_entry import Block, HandbookEntry, Prose, Sample


def shown(entry: HandbookEntry, lang: Lang) -> str:
    """Return `entry` in `lang`, without an empty line at its end.

    Example:
        >>> from evaluation.handbook.chapters.codes import entries
        >>> print(shown(next(entries()), "en").splitlines()[0])
        # A101 A requirement is not met
    """
    blocks = ("\n".join(_lines(block, lang)) for block in entry.blocks)
    return "\n\n".join((f"# {entry.title.say(lang)}", *blocks))


def _lines(block: Block, lang: Lang) -> Iterator[str]:
    match block:
        case Prose(text, head):
            yield f"**{head.say(lang)}** {text.say(lang)}" if head else text.say(lang)
        case Sample(text):
            yield from (f"    {line}" for line in text.say(lang).splitlines())
        case Table():
            yield from _table(block, lang)


def _table(table: Table, lang: Lang) -> Iterator[str]:
    """A pair stands on one line; of a longer row each cell does, as no terminal is wide enough."""
    heads = table.heads(lang)
    colon = "：" if lang == "zh" else ": "
    yield f"**{table.title.say(lang)}**"
    pairs = len(heads) == 2
    if pairs:
        yield ""
    for row in table.rows:
        first, *others = (_cell(cell, column, lang) for column, cell in table.pairs(row))
        if pairs:
            yield f"- {colon.join(filter(None, (first, *others)))}"
            continue
        yield from ("", f"- {first}")
        for head, text in zip(heads[1:], others, strict=True):
            if text:
                yield f"    {head}{colon}{text}"


def _cell(cell: Cell, column: Column, lang: Lang) -> str:
    """What a cell says, and the lines below it in the same line."""
    return " ".join((text_of(cell, column, lang), *(line.say(lang) for line in cell.lines))).strip()
