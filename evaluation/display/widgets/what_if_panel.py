"""Controls for a trial: another weight, another mark, another budget, and what each would change."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from markupsafe import Markup

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.exact import exact, ratio
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text, normal
from evaluation.core.wording import plain
from evaluation.display.face import internal, problem_face
from evaluation.display.what_if import LOOKS, TRIAL, WARNING, WITH, WhatIf, Wished, what_if
from evaluation.display.widgets.controls import ControlPanel, panel, wide
from evaluation.dossier.records import Criterion, Dossier
from evaluation.scoring.result import Evaluation

TITLE = Text("试算：如果改一个数，结果会怎样", "What-if: were a number another")
UNCHANGED = Text("不改", "unchanged")
POINTS = Text("满分改为", "Worth at most")
MARK = Text("评分改为", "Mark")
BUDGET = Text("预算改为", "Budget")
NUMBERS = ("points", "mark", "budget")
Key = TypeVar("Key")
RESET = Text("恢复原值", "Back to the sheets")


def what_if_panel(evaluation: Evaluation, lang: Lang) -> ControlPanel:
    """Return controls that change a number for a trial and show what would follow at once.

    Args:
        evaluation: as it is; no control changes it.
    """
    import ipywidgets as widgets

    inputs = _inputs(evaluation.dossier, lang)
    reset = widgets.Button(description=RESET.say(lang), icon="undo")
    shown = widgets.HTML()

    def tried(_: object = None) -> None:
        wished, lot = (lambda: _all_wished(inputs)), inputs["lot"].value
        shown.value = trial_html(evaluation, wished, lang, lot)

    def back(_: object) -> None:
        for key in NUMBERS:
            inputs[key].value = ""

    _follow(inputs, evaluation.dossier)
    for control in inputs.values():
        control.observe(tried, "value")
    reset.on_click(back)
    tried()
    controls = {**inputs, "reset": reset, "shown": shown}
    rows = [_banner(lang), *controls.values()]
    return panel(TITLE.say(lang), controls, rows, "tender-what-if")


def _inputs(dossier: Dossier, lang: Lang) -> dict[str, Any]:
    """What a person changes, in the order of the page."""
    import ipywidgets as widgets

    parents = {each.parent for each in dossier.criteria}
    leaves = [each for each in dossier.criteria if each.code not in parents]
    lots = [(f"{lot.id} {lot.title}", lot.id) for lot in dossier.lots]
    codes = [
        (WITH.say(lang).format(f"{each.code} {each.title}", plain(_points(each))), each.code)
        for each in leaves
    ]
    typed = {"placeholder": UNCHANGED.say(lang), "continuous_update": False}
    return {
        "lot": widgets.Dropdown(options=lots, **wide(term("lot", lang))),
        "weighed": widgets.Dropdown(options=codes, **wide(term("criterion", lang))),
        "points": widgets.Text(**typed, **wide(POINTS.say(lang))),
        "bid": widgets.Dropdown(**wide(term("bid", lang))),
        "criterion": widgets.Dropdown(**wide(term("criterion", lang))),
        "expert": widgets.Dropdown(**wide(term("expert", lang))),
        "mark": widgets.Text(**typed, **wide(MARK.say(lang))),
        "budget": widgets.Text(**typed, **wide(BUDGET.say(lang))),
    }


def _follow(inputs: Mapping[str, Any], dossier: Dossier) -> None:
    """Let each list offer what there is under the choice before it: lot, bid, criterion, expert."""
    marks = dossier.marks.values
    marked = {bid for bid, _ in marks}
    lot, bid, criterion, expert = (inputs[key] for key in ("lot", "bid", "criterion", "expert"))

    def on_lot(_: object = None) -> None:
        bid.options = [each.id for each in dossier.bids_on(lot.value) if each.id in marked]

    def on_bid(_: object = None) -> None:
        criterion.options = [code for of, code in marks if of == bid.value]

    def on_criterion(_: object = None) -> None:
        given = marks.get((bid.value, criterion.value), {})
        expert.options = [(f"{who} · {mark:f}", who) for who, mark in given.items()]

    for control, follows in ((lot, on_lot), (bid, on_bid), (criterion, on_criterion)):
        control.observe(follows, "value")
        follows()


def _all_wished(inputs: Mapping[str, Any]) -> Wished:
    at = (inputs["bid"].value, inputs["criterion"].value, inputs["expert"].value)
    return Wished(
        points=_wished(inputs["weighed"].value, inputs["points"].value),
        marks=_wished(at, inputs["mark"].value),
        budget=_wished("", inputs["budget"].value).get(""),
    )


def trial_html(
    evaluation: Evaluation,
    wished: Callable[[], Wished],
    lang: Lang,
    lot: str,
) -> str:
    """Return the trial as HTML, or in sentences why there is none; never a traceback."""
    try:
        return _trial(evaluation, wished(), lang, lot)._repr_html_()
    except TenderError as problem:
        return problem_face(problem, lang)._repr_html_()
    except Exception as problem:
        return problem_face(internal(problem), lang)._repr_html_()


def _trial(evaluation: Evaluation, wished: Wished, lang: Lang, lot: str) -> WhatIf:
    if not wished:
        return WhatIf(lang=lang, changed=(), lines=())
    return what_if(evaluation, wished, lang, lot=lot)


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


def _points(criterion: Criterion) -> Any:  # noqa: ANN401 - an exact number
    return ratio(criterion.max_points) * ratio(criterion.weight)


def _banner(lang: Lang) -> Any:  # noqa: ANN401 - a widget
    import ipywidgets as widgets

    text = Markup('{}<b class="trial">{}</b> {}').format(LOOKS, TRIAL.say(lang), WARNING.say(lang))
    return widgets.HTML(str(text))
