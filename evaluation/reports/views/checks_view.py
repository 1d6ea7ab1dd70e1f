"""All checks as the evaluation report lists them, whatever they answered."""

from collections.abc import Iterable

from evaluation.checks.accounts import account, told_answers
from evaluation.checks.check import Checked, State
from evaluation.core.glossary import word
from evaluation.core.text import Lang
from evaluation.reports.views.evaluation_view import CheckRow


def check_rows(checked: Iterable[Checked], lang: Lang) -> tuple[CheckRow, ...]:
    """Return every check with its state, its law, and the figures of what it raised."""
    return tuple(_row(each, lang) for each in checked)


def _row(checked: Checked, lang: Lang) -> CheckRow:
    check = checked.check
    return CheckRow(
        code=check.code,
        title=check.title.say(lang),
        state=word("check_state", checked.state.name.lower(), lang),
        notable=checked.state in (State.RAISED, State.FAILED),
        cite=check.cite.say(lang),
        accounts=tuple(account(answer, lang) for answer in told_answers(checked)),
    )
