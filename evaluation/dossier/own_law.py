"""A bureau's own law as lines of files, so that it travels in every form of a dossier."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.dossier.record import Record
from evaluation.law.law_files import LawFiles

LAW = "law"
"""The folder of a bureau's own law inside a dossier folder."""

MOST_FILES, MOST_LINES = 200, 20_000
"""Of one dossier."""

_NAME = re.compile(r"sources\.toml|methods/[\w-]+\.toml|params(/[a-z0-9_-]+){2,4}\.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine(Record):
    """A line of a file of the bureau's own law."""

    file: str
    line: str | None = None


def may_be_named(file: str) -> bool:
    """Return whether a file of own law may be called so; no name leads out of its folder.

    Example:
        >>> [may_be_named(name) for name in ("methods/a.toml", "params/a.toml", "methods/../a.toml")]
        [True, False, False]
    """
    return _NAME.fullmatch(file) is not None


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a file; whether the last one has an end does not count.

    Example:
        >>> lines_of("a\r\n\r\nb\n")
        ['a', '', 'b']
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def law_of(lines: Iterable[LawLine]) -> LawFiles:
    r"""Return the files that `lines` make up, by their names.

    Example:
        >>> law_of([LawLine(file="sources.toml", line="a"), LawLine(file="sources.toml")])
        {'sources.toml': 'a\n\n'}
    """
    files: dict[str, list[str]] = {}
    for each in lines:
        files.setdefault(each.file, []).append(each.line or "")
    return {file: "\n".join((*found, "")) for file, found in files.items()}


def law_lines(law: LawFiles) -> Iterator[LawLine]:
    """Yield the lines of files, in the order of their names."""
    for file in sorted(law):
        for line in lines_of(law[file]):
            yield LawLine(file=file, line=line.rstrip() or None)
