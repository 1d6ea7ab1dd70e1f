"""What an audit found: each difference, and how many there are of each likely reason."""

from collections import Counter
from collections.abc import Iterable

from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.verdict import MEANS, REASONS, Difference, Verdict

FOLLOWS = "follows"
"""The reason of what other differences bring."""

ORDER = Text("先列起因，后列由其引起的变化。", "Causes come first, then what follows from them.")


def differences_table(verdict: Verdict, shown: Iterable[Difference] | None = None) -> Table:
    """Return a row for each difference, causes first; above them the verdict and what it means.

    Args:
        shown: the differences to list, where that is not all of them.

    Example:
        >>> equal = Verdict(what="a.pdf", tender="T", compared=7, differences=())
        >>> differences_table(equal).remarks[0].en
        'Equal: all of it comes out again; 7 cells were compared.'
    """
    listed = tuple(verdict.differences if shown is None else shown)
    said, counted = verdict.said, verdict.counted
    name = f"{verdict.tender} {verdict.what}".strip()
    return Table(
        key="differences",
        title=Text(f"复核 {name}", f"Audit {name}"),
        columns=(
            column("number", "whole"),
            column("place"),
            column("recorded"),
            column("recomputed"),
            column("reason", term="likely_reason"),
        ),
        rows=tuple(_row(at, each) for at, each in enumerate(listed, start=1)),
        remarks=(
            Text(f"{said.zh}；{counted.zh}。", f"{said.en}; {counted.en}."),
            *((ORDER,) if verdict.differences else ()),
            *verdict.undone,
            *verdict.apart,
            *(
                Text(f"{each.who}：{each.proves.zh}", f"{each.who}: {each.proves.en}")
                for each in verdict.signatures
            ),
            MEANS,
        ),
    )


def likely_reasons_table(verdict: Verdict) -> Table:
    """Return how many differences have which likely reason, the first causes first."""
    counts = Counter(each.reason for each in verdict.differences)
    return Table(
        key="likely_reasons",
        title=Text("可能的原因", "Likely reasons"),
        columns=(column("reason", term="likely_reason"), column("differences", "count")),
        rows=tuple(row(REASONS[key], counts[key]) for key in REASONS if counts[key]),
    )


def _row(number: int, each: Difference) -> Row:
    follows = each.reason == FOLLOWS
    return row(
        number,
        str(each.place),
        each.recorded or None,
        each.recomputed or None,
        Cell(REASONS[each.reason], look="" if follows else "error"),
        look="out" if follows else "",
    )
