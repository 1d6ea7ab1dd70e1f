"""All checks, found by their files, and running them over a case."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from evaluation import checks
from evaluation.checks.check import Answer, Case, Check, Checked, State
from evaluation.core.errors import TenderError
from evaluation.core.text import Text


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of the codes."""
    modules = (
        import_module(module.name)
        for module in pkgutil.walk_packages(checks.__path__, f"{checks.__name__}.")
        if not module.ispkg
    )
    found = [module.CHECK for module in modules if hasattr(module, "CHECK")]
    return tuple(sorted(found, key=lambda check: check.code))


def run_checks(case: Case, chosen: Iterable[Check] | None = None) -> tuple[Checked, ...]:
    """Return what every check, or every one of `chosen`, says about `case`."""
    return tuple(
        Checked(check=check, answers=_answers(check, case))
        for check in (all_checks() if chosen is None else chosen)
    )


def _answers(check: Check, case: Case) -> tuple[Answer, ...]:
    try:
        answers = tuple(check.look(case))
    except TenderError as problem:
        return (Answer(state=State.INSUFFICIENT, message=problem.text),)
    except Exception as problem:  # a broken check must be seen, and must not hide the others
        name = type(problem).__name__
        text = Text(
            zh=f"检查 {check.code} 未能完成（{name}）；请人工核对",
            en=f"the check {check.code} broke down ({name}); look by hand",
        )
        return (Answer(state=State.FAILED, message=text),)
    return answers or (Answer(state=State.NOT_APPLICABLE),)
