"""The checks as a table: each with its answer, what it compared, and the law."""

from collections.abc import Iterable

from evaluation.checks.accounts import account, told_answers
from evaluation.checks.check import Checked, State
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.phrases import in_notebook
from evaluation.display.typed_face import Cell, Column, typed_face

LOOKS = {State.RAISED: "warning", State.FAILED: "error"}

COLUMNS = (
    ("code", Text("代码", "Code")),
    ("check", Text("检查事项", "Check")),
    ("state", Text("结果", "Answer")),
    ("account", Text("比较的数字", "What was compared")),
    ("law", Text("依据", "Law")),
)


def checks_face(checked: Iterable[Checked], lang: Lang) -> Face:
    """Return all checks with their answers: what was looked at matters as much as what was found.

    Example:
        >>> checks_face((), "zh").title
        '检查'
    """
    every = tuple(checked)
    counts = {state: sum(each.state is state for each in every) for state in State}
    told = (f"{_state(state, lang)} {count}" for state, count in counts.items() if count)
    return typed_face(
        title=Text("检查", "Checks").say(lang),
        columns=tuple(Column(key=key, head=head.say(lang)) for key, head in COLUMNS),
        rows=tuple(_row(each, lang) for each in every),
        remarks=(" · ".join(told),),
        lang=lang,
    )


def _state(state: State, lang: Lang) -> str:
    return word("check_state", state.name.lower(), lang)


def _row(checked: Checked, lang: Lang) -> tuple[Cell, ...]:
    between = Text("；", "; ").say(lang)
    said = between.join(account(answer, lang) for answer in told_answers(checked))
    return (
        Cell(checked.check.code, hint=checked.check.says.say(lang)),
        Cell(checked.check.title.say(lang), hint=checked.check.says.say(lang)),
        Cell(_state(checked.state, lang), look=LOOKS.get(checked.state, "")),
        Cell(in_notebook(said)),
        Cell(checked.check.cite.say(lang)),
    )
