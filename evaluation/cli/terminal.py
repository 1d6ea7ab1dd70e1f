"""What a command says to the person at the terminal, in their language."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from evaluation.cli.what_to_type import line
from evaluation.core.finding import Finding
from evaluation.core.table import Table
from evaluation.core.text import Lang


def say(text: str) -> None:
    """Print `text` to standard output."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Print `text` to standard error."""
    sys.stderr.write(text + "\n")


def tell_what_counts(findings: Iterable[Finding], lang: Lang) -> None:
    """Print those of `findings` to standard error on account of which a result may be another."""
    for finding in findings:
        if finding.counts:
            tell(line(finding, lang))


def say_json(value: Mapping[str, object]) -> None:
    """Print `value` as one JSON object and nothing else."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def table(table: Table, lang: Lang) -> str:
    """Return a table as aligned columns, numbers flush right; its sentence where it has no row.

    Example:
        >>> from evaluation.core.table import column, row
        >>> from evaluation.core.text import Text
        >>> print(table(Table(key="ranking", title=Text("名次", "Ranking"), columns=(
        ...     column("rank", "whole"), column("tenderer")), rows=(row(1, "向阳"), row(12, "A"))), "zh"))
        名次  供应商
           1  向阳
          12  A
    """
    if not table.rows and table.empty is not None:
        return table.empty.say(lang)
    right = [at for at, column in enumerate(table.columns) if column.numeric]
    return aligned([table.heads(lang), *map(_one_line, table.texts(lang))], right)


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Return `rows` as aligned columns; a Chinese character is two columns wide.

    Args:
        rows: the first row is the head.
        right: columns set flush right.

    Example:
        >>> print(aligned([["名次", "总分"], ["1", "9.50"]], right=[1]))
        名次  总分
        1     9.50
    """
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            " " * (widths[at] - _width(cell)) + cell
            if at in right
            else cell + " " * (widths[at] - _width(cell))
            for at, cell in enumerate(row)
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _one_line(cells: Sequence[str]) -> list[str]:
    return [" / ".join(cell.splitlines()) for cell in cells]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
