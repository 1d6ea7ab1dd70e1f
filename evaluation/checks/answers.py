"""The answers of checks in short form, and the guard for rules of Chinese law."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps

from evaluation.checks.check import Answer, Case, State
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.law.parameter import Dated

Look = Callable[[Case], Iterable[Answer]]

NOTHING: Mapping[str, str] = {}


def raised(
    zh: str,
    en: str,
    *places: Place,
    subject: str = "",
    figures: Mapping[str, str | Text] = NOTHING,
    threshold: str | Text = "",
    law: tuple[Dated, ...] = (),
    cite: Text | None = None,
    severity: Severity | None = None,
) -> Answer:
    """Return the answer that there is a reason to look, said in both languages."""
    return Answer(
        state=State.RAISED,
        subject=subject,
        message=Text(zh, en),
        figures=figures,
        threshold=threshold,
        places=places,
        law=law,
        cite=cite,
        severity=severity,
    )


def clear(
    subject: str = "",
    *places: Place,
    figures: Mapping[str, str | Text] = NOTHING,
    threshold: str | Text = "",
    law: tuple[Dated, ...] = (),
) -> Answer:
    """Return the answer that there is nothing to say."""
    return Answer(
        state=State.CLEAR,
        subject=subject,
        figures=figures,
        threshold=threshold,
        places=places,
        law=law,
    )


def lacking(zh: str, en: str, *places: Place, subject: str = "") -> Answer:
    """Return the answer that the dossier does not say enough; the words say what to write."""
    return Answer(state=State.INSUFFICIENT, subject=subject, message=Text(zh, en), places=places)


def chinese(look: Look) -> Look:
    """Return `look` for tenders under Chinese law; for others the check is not applicable."""

    @wraps(look)
    def guarded(case: Case) -> Iterator[Answer]:
        if case.method.jurisdiction == "cn":
            yield from look(case)

    return guarded
