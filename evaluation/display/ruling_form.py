"""A form for rulings: what, about whom, the decision and its reason, who decided and when."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from evaluation.core.glossary import vocabulary
from evaluation.core.text import Lang, Text
from evaluation.display.controls import Panel, on_click, panel, wide
from evaluation.display.entered import CLERK, SAVE, entered_face
from evaluation.dossier.decisions import NEEDS, SUBJECTS
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import Column, sheet
from evaluation.pipeline import prepared

TITLE = Text("登记评审决定", "Enter a ruling")
NOW_SHOWN = "%Y-%m-%d %H:%M"

MARKS = ("correction", "void", "consensus")
"""The rulings about marks, which name a criterion or an expert."""

Options = list[tuple[str, str]]


def ruling_form(path: Path, dossier: Dossier, lang: Lang, now: datetime) -> Panel:
    """Return a form that writes a ruling into the workbook of the dossier at `path`.

    Args:
        dossier: as read there, for the lists to choose from.
        now: what the form proposes as the time of the decision.
    """
    import ipywidgets as widgets

    spec = sheet("rulings")
    what = widgets.Dropdown(options=_words("ruling", lang), **_line(spec.column("what"), lang))
    subject = widgets.Dropdown(**_line(spec.column("subject"), lang))
    criteria = [(f"{each.code} {each.title}", each.code) for each in _leaves(dossier)]
    experts = [(f"{each.id} {each.name}", each.id) for each in dossier.panel]
    criterion, expert = (
        widgets.Dropdown(options=[("", ""), *options], **_line(spec.column(key), lang))
        for key, options in (("criterion", criteria), ("expert", experts))
    )
    decision, who = (
        widgets.Text(placeholder=_hint(spec.column(key), lang), **_line(spec.column(key), lang))
        for key in ("decision", "who")
    )
    reason = widgets.Textarea(
        placeholder=_hint(spec.column("reason"), lang), rows=3, **_line(spec.column("reason"), lang)
    )
    when = widgets.Text(value=f"{now:{NOW_SHOWN}}", **_line(spec.column("when"), lang))
    clerk = widgets.Text(**wide(CLERK.say(lang)))
    save = widgets.Button(description=SAVE.say(lang), button_style="primary", icon="pencil")
    cells = {
        "what": what, "subject": subject, "criterion": criterion, "expert": expert,
        "decision": decision, "reason": reason, "who": who, "when": when,
    }  # fmt: skip

    def asked(_: object = None) -> None:
        subject.options = subjects(dossier, what.value)
        for key, control in (("criterion", criterion), ("expert", expert)):
            shown = what.value in MARKS or key in NEEDS.get(what.value, ())
            control.layout.display = None if shown else "none"
            if not shown:
                control.value = ""

    what.observe(asked, "value")
    asked()
    controls = {**cells, "clerk": clerk, "save": save}
    made = panel(TITLE.say(lang), controls, [*cells.values(), clerk, save])

    def work() -> Any:  # noqa: ANN401 - a face
        typed = {key: control.value or "" for key, control in cells.items()}
        return entered_face(prepared(path, "rulings", typed), clerk.value, "", lang)

    on_click(save, made.said, work, lang)
    return made


def subjects(dossier: Dossier, what: str) -> Options:
    """Return whom a ruling of the kind `what` can be about: as shown, and as written."""
    target = SUBJECTS.get(what, "bids")
    if target == "panel":
        return [(f"{each.id} {each.name}", each.id) for each in dossier.panel]
    if target == "lots":
        return [(f"{each.id} {each.title}", each.id) for each in dossier.lots]
    names = {each.id: each.name for each in dossier.tenderers}
    return [
        (f"{bid.id} {names.get(bid.tenderer, bid.tenderer)} · {bid.lot}", bid.id)
        for bid in dossier.bids
    ]


def _leaves(dossier: Dossier) -> Sequence[Any]:
    parents = {criterion.parent for criterion in dossier.criteria}
    return [each for each in dossier.criteria if each.code not in parents and each.kind != "price"]


def _words(listed: str, lang: Lang) -> Options:
    return [(text.say(lang), value) for value, text in vocabulary()[listed].items()]


def _line(column: Column, lang: Lang) -> dict[str, Any]:
    return wide(column.label(lang))


def _hint(column: Column, lang: Lang) -> str:
    return column.hint.say(lang) if column.hint else ""
