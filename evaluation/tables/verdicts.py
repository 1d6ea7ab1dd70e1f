"""The verdicts on an archive of results, a row each."""

from collections import Counter
from collections.abc import Iterable

from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import Text
from evaluation.verdict import MEANS, VERDICTS, VerdictRow


def verdicts_table(rows: Iterable[VerdictRow], archive: str) -> Table:
    """Return a row for each result in `archive`, in the order of `rows`.

    Example:
        >>> sound = VerdictRow(what="a.pdf", tender="T", verdict="equal", differences=0,
        ...                    compared=7, first="")
        >>> verdicts_table([sound], "2026").only("verdict", "compared").texts("zh")
        [['一致', '7']]
    """
    every = tuple(rows)
    counts = Counter(each.verdict for each in every)
    return Table(
        key="verdicts",
        title=Text(f"复核 {archive}", f"Audit {archive}"),
        columns=(
            column("what", term="audited_file"),
            column("tender", term="tender_id"),
            column("verdict"),
            column("differences", "count"),
            column("compared", "count", term="cells_compared"),
            column("first", term="first_difference"),
            column("signatures"),
        ),
        rows=tuple(map(_row, every)),
        remarks=(
            joined(
                (
                    Text(f"{said.zh} {counts[key]}", f"{said.en} {counts[key]}")
                    for key, said in VERDICTS.items()
                    if counts[key]
                ),
                " · ",
                " · ",
            ),
            MEANS,
        ),
    )


def _row(each: VerdictRow) -> Row:
    return row(
        each.what,
        each.tender,
        Cell(
            each.verdict,
            shown=VERDICTS[each.verdict],
            look="" if each.verdict == "equal" else "error",
        ),
        each.differences,
        each.compared,
        each.first,
        each.signatures,
    )
