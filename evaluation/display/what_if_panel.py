"""Controls for a trial: another weight, another mark, another budget, and what each would change."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import Markup

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.exact import exact, ratio
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text, normal
from evaluation.display.controls import Panel, panel, wide
from evaluation.display.findings import problem_face
from evaluation.display.safely import internal
from evaluation.display.what_if import LOOKS, TRIAL, WARNING, WhatIf, Wished, what_if
from evaluation.dossier.records import Criterion
from evaluation.reports.wording import plain
from evaluation.scoring.result import Evaluation

TITLE = Text("试算：如果改一个数，结果会怎样", "What-if: were a number another")
UNCHANGED = Text("不改", "unchanged")
Key = TypeVar("Key")
RESET = Text("恢复原值", "Back to the sheets")


def what_if_panel(evaluation: Evaluation, lang: Lang, law: Path | None = None) -> Panel:
    """Return controls that change a number for a trial and show what would follow at once.

    Args:
        evaluation: as it is; no control changes it.
        law: a bureau's own law folder.
    """
    import ipywidgets as widgets

    dossier = evaluation.dossier
    leaves = _leaves(evaluation)
    lots = [(f"{lot.id} {lot.title}", lot.id) for lot in dossier.lots]
    codes = [(f"{each.code} {each.title}（{plain(_points(each))}）", each.code) for each in leaves]
    typed = {"placeholder": UNCHANGED.say(lang), "continuous_update": False}
    lot = widgets.Dropdown(options=lots, **wide(term("lot", lang)))
    weighed = widgets.Dropdown(options=codes, **wide(term("criterion", lang)))
    points = widgets.Text(**typed, **wide(Text("满分改为", "Worth at most").say(lang)))
    bid, criterion, expert = (
        widgets.Dropdown(**wide(term(key, lang))) for key in ("bid", "criterion", "expert")
    )
    mark = widgets.Text(**typed, **wide(Text("评分改为", "Mark").say(lang)))
    budget = widgets.Text(**typed, **wide(Text("预算改为", "Budget").say(lang)))
    reset = widgets.Button(description=RESET.say(lang), icon="undo")
    shown = widgets.HTML()
    numbers = (points, mark, budget)

    def wished() -> Wished:
        at = (bid.value, criterion.value, expert.value)
        return Wished(
            points=_wished(weighed.value, points.value),
            marks=_wished(at, mark.value),
            budget=_wished("", budget.value).get(""),
        )

    def tried(_: object = None) -> None:
        shown.value = trial_html(evaluation, wished, lang, lot.value, law)

    def chosen(_: object = None) -> None:
        given = [each for each in dossier.bids_on(lot.value) if _marked(evaluation, each.id)]
        bid.options = [each.id for each in given]

    def on_bid(_: object = None) -> None:
        criterion.options = [key for of, key in dossier.marks.values if of == bid.value]

    def on_criterion(_: object = None) -> None:
        marks = dossier.marks.values.get((bid.value, criterion.value), {})
        expert.options = [(f"{who}（{given:f}）", who) for who, given in marks.items()]

    def back(_: object) -> None:
        for number in numbers:
            number.value = ""

    chosen()
    on_bid()
    on_criterion()
    lot.observe(chosen, "value")
    bid.observe(on_bid, "value")
    criterion.observe(on_criterion, "value")
    reset.on_click(back)
    for control in (lot, weighed, points, bid, criterion, expert, mark, budget):
        control.observe(tried, "value")
    tried()
    rows = [_banner(lang), lot, weighed, points, bid, criterion, expert, mark, budget, reset, shown]
    controls = {
        "lot": lot, "weighed": weighed, "points": points, "bid": bid, "criterion": criterion,
        "expert": expert, "mark": mark, "budget": budget, "reset": reset, "shown": shown,
    }  # fmt: skip
    return panel(TITLE.say(lang), controls, rows, "tender-what-if")


def trial_html(
    evaluation: Evaluation,
    wished: Callable[[], Wished],
    lang: Lang,
    lot: str,
    law: Path | None,
) -> str:
    """Return the trial as HTML, or in sentences why there is none; never a traceback."""
    try:
        return _trial(evaluation, wished(), lang, lot, law)._repr_html_()
    except TenderError as problem:
        return problem_face(problem, lang)._repr_html_()
    except Exception as problem:
        return problem_face(internal(problem), lang)._repr_html_()


def _trial(
    evaluation: Evaluation, wished: Wished, lang: Lang, lot: str, law: Path | None
) -> WhatIf:
    if not wished:
        return WhatIf(lang=lang, changed=(), lines=())
    return what_if(evaluation, wished, lang, lot=lot, law=law)


def _wished(key: Key, text: str) -> dict[Key, Decimal]:
    """The number that was typed, for `key`; nothing where the control was left blank."""
    if not text.strip():
        return {}
    try:
        number = exact(normal(text).replace(",", ""))
    except ValueError:
        raise _unreadable(text) from None
    if number < 0:
        raise _unreadable(text)
    return {key: number}


def _unreadable(text: str) -> Unusable:
    return Unusable(
        Text(
            f"“{text}”不是数字；请写如 12.5 的非负数，或留空表示不改",
            f"'{text}' is no number; write one such as 12.5, or leave it blank for unchanged",
        )
    )


def _leaves(evaluation: Evaluation) -> list[Criterion]:
    parents = {each.parent for each in evaluation.dossier.criteria}
    return [each for each in evaluation.dossier.criteria if each.code not in parents]


def _points(criterion: Criterion) -> Any:  # noqa: ANN401 - an exact number
    return ratio(criterion.max_points) * ratio(criterion.weight)


def _marked(evaluation: Evaluation, bid: str) -> bool:
    return any(of == bid for of, _ in evaluation.dossier.marks.values)


def _banner(lang: Lang) -> Any:  # noqa: ANN401 - a widget
    import ipywidgets as widgets

    text = Markup('{}<b class="trial">{}</b> {}').format(LOOKS, TRIAL.say(lang), WARNING.say(lang))
    return widgets.HTML(str(text))
