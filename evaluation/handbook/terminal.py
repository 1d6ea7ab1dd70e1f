"""An entry as text for a terminal, in the form of Markdown."""

from collections.abc import Iterator

from evaluation.core.table import Table
from evaluation.core.text import Lang
from evaluation.handbook.entry import Block, Entry, Prose, Sample


def shown(entry: Entry, lang: Lang) -> str:
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
    if len(heads) == 2:
        yield ""
        yield from (f"- {colon.join(filter(None, pair))}" for pair in table.texts(lang))
        return
    for first, *others in table.texts(lang):
        yield ""
        yield f"- {first}"
        for head, text in zip(heads[1:], others, strict=True):
            if text:
                yield f"    {head}{colon}{text}"
