"""What a command says to the person at the terminal, in their language."""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence


def say(text: str) -> None:
    """Print `text` to standard output."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Print `text` to standard error."""
    sys.stderr.write(text + "\n")


def say_json(value: Mapping[str, object]) -> None:
    """Print `value` as one JSON object and nothing else."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Return `rows` as aligned columns; a Chinese character is two columns wide.

    Args:
        rows: the first row is the head.
        right: columns set flush right.

    Example:
        >>> print(table([["名次", "总分"], ["1", "9.50"]], right=[1]))
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


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
