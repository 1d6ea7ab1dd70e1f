"""What an officer sees where something cannot be done: a face with the reason, no traceback."""

from collections.abc import Callable
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.findings import problem_face


def safely(make: Callable[[], Face], lang: Lang, home: Path | None = None) -> Face:
    """Return what `make` gives; where it cannot, the reason as a face.

    Args:
        home: the dossier whose workbooks the reason may link.

    Example:
        >>> safely(lambda: 1 // 0, "en").title
        'This cannot go on'
    """
    try:
        return make()
    except TenderError as problem:
        return problem_face(problem, lang, home)
    except Exception as problem:
        return problem_face(internal(problem), lang)


def internal(problem: Exception) -> TenderError:
    """Return a mistake of ours as a sentence that can be reported."""
    what = f"{type(problem).__name__}: {problem}"
    return TenderError(
        Text(
            f"程序内部错误（{what}）；没有结果。请报告这句话",
            f"an internal error ({what}); there is no result. Please report this sentence",
        )
    )
