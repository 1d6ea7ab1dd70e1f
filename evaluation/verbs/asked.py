"""What is asked of a verb: where to look, and in which language to answer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.language import language
from evaluation.core.text import LANGS, Lang, Text
from evaluation.display.what_to_write import STEPS, sentence

Where = str | os.PathLike[str]
"""A path as people write it."""


@contextmanager
def answering(lang: Lang | None) -> Iterator[Lang]:
    """Give the language to answer in; what is refused meanwhile is said in it, cell by cell.

    Args:
        lang: None for that of the environment.

    Raises:
        TenderError: as inside; its words are those for a caller, not for the command line.

    Example:
        >>> from evaluation.core.next_step import Deed, NextStep
        >>> with answering("en") as lang:
        ...     raise Unusable(Text("", "a.pdf is there"), next_step=NextStep(Deed.REPLACE))
        Traceback (most recent call last):
        evaluation.core.errors.Unusable: a.pdf is there, or say force=True
    """
    chosen = language(lang)
    try:
        if lang is not None and lang not in LANGS:
            raise Unusable(
                Text(f"没有语言 {lang!r}；可用：zh、en", f"no language {lang!r}: zh, en")
            )
        yield chosen
    except TenderError as problem:
        problem.args = (sentence(problem).say(chosen),)
        for finding in problem.findings:
            if finding.message != problem.text:
                problem.add_note(finding.worded(STEPS).line(chosen))
        raise


def path_of(given: object) -> Path:
    """Return the path that is asked for; ``~`` is the home of the person.

    Raises:
        Unusable: it is no path.

    Example:
        >>> path_of("tenders/qinghe-2026").name
        'qinghe-2026'
        >>> path_of(2026)
        Traceback (most recent call last):
        evaluation.core.errors.Unusable: 2026 is no path: ...
    """
    written = os.fspath(given) if isinstance(given, str | os.PathLike) else given
    if not isinstance(written, str) or not written.strip():
        raise Unusable(
            Text(
                f'{given!r} 不是路径；请写带引号的路径，如 "tenders/qinghe-2026"',
                f'{given!r} is no path; write one in quotes, such as "tenders/qinghe-2026"',
            )
        )
    try:
        path = Path(written).expanduser()
        path.exists()
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unusable(
            Text(f"路径无法使用（{why}）；请核对", f"the path cannot be used ({why}); check it")
        ) from None
    return path
