"""The checks: each with its answer, what it compared, and the law."""

from collections.abc import Iterable, Iterator, Sequence

from evaluation.checks.accounts import account, figures_of, told_answers
from evaluation.checks.check import Answer, Checked, State
from evaluation.core.glossary import vocabulary
from evaluation.core.table import Cell, Look, Row, Table, column, joined, row
from evaluation.core.text import Text, both

LOOKS: dict[State, Look] = {State.RAISED: "warning", State.FAILED: "error"}

TITLE = Text("核对项目", "Checks")


def checks_table(checked: Iterable[Checked]) -> Table:
    """Return a row for each check: what was looked at matters as much as what was found.

    Example:
        >>> checks_table(()).title.say("zh")
        '核对项目'
    """
    every = tuple(checked)
    return Table(
        key="checks",
        title=TITLE,
        columns=(
            column("code", "code"),
            column("check"),
            column("check_state"),
            column("compared"),
            column("law"),
        ),
        rows=tuple(map(_check, every)),
        remarks=(_counts(every),) if every else (),
    )


def answers_table(checked: Iterable[Checked]) -> Table:
    """Return a row for each answer of each check; a check without one does not apply."""
    return Table(
        key="answers",
        title=TITLE,
        columns=(
            column("code", "code"),
            column("check"),
            column("check_state"),
            column("subject"),
            column("figures"),
            column("threshold"),
            column("message"),
            column("place"),
            column("law"),
        ),
        rows=tuple(row for each in checked for row in _answers(each)),
    )


def _counts(checked: Sequence[Checked]) -> Text:
    """How many checks answered what."""
    counts = {state: sum(each.state is state for each in checked) for state in State}
    told = [(_words(state), count) for state, count in counts.items() if count]
    return joined(
        (Text(f"{say.zh} {count}", f"{say.en} {count}") for say, count in told), " · ", " · "
    )


def _account(answer: Answer) -> Text:
    return both(lambda lang: account(answer, lang))


def _words(state: State) -> Text:
    return vocabulary()["check_state"][state.name.lower()]


def _check(checked: Checked) -> Row:
    check, state = checked.check, checked.state
    return row(
        Cell(check.code, hint=check.says),
        Cell(check.title, hint=check.says),
        Cell(_words(state), look=LOOKS.get(state, "")),
        joined(map(_account, told_answers(checked)), "\n", "\n"),
        check.cite,
        look="first" if state in LOOKS else "",
    )


def _answers(checked: Checked) -> Iterator[Row]:
    check = checked.check
    if not checked.answers:
        yield row(
            check.code, check.title, _words(checked.state), None, None, None, None, None, check.cite
        )
    for answer in checked.answers:
        yield _answer(checked, answer)


def _answer(checked: Checked, answer: Answer) -> Row:
    return row(
        checked.check.code,
        checked.check.title,
        Cell(_words(answer.state), look=LOOKS.get(answer.state, "")),
        answer.subject,
        both(lambda lang: figures_of(answer, lang)),
        answer.threshold,
        answer.message,
        "; ".join(str(place) for place in answer.places),
        answer.cite or checked.check.cite,
    )
