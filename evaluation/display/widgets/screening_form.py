"""A form for screening decisions: a bid, a requirement, pass or fail, the reason, the evidence."""

from pathlib import Path
from typing import Any

from evaluation.core.glossary import term, vocabulary, word
from evaluation.core.text import Lang, Text, normal
from evaluation.desk.entering.prepared import prepared
from evaluation.display.face import Face
from evaluation.display.widgets.controls import ControlPanel, on_click, panel, wide
from evaluation.display.widgets.entered import CLERK, SAVE, entered_face
from evaluation.display.widgets.ruling_form import bids
from evaluation.dossier.records import Dossier, Screening
from evaluation.dossier.schema import sheet

TITLE = Text("登记审查结论", "Enter a screening decision")
WHY = Text("改动理由", "Why changed")
WHY_HINT = Text(
    "该事项已有结论；要改动，请写明理由", "there is a decision already; say why it changes"
)
THERE = Text("已有结论：{}。{}", "There is a decision: {}. {}")
NONE = Text("尚无结论。", "There is no decision yet.")


def screening_form(path: Path, dossier: Dossier, lang: Lang) -> ControlPanel:
    """Return a form that writes a screening decision into the workbook of the dossier at `path`.

    Args:
        dossier: as read there, for the lists to choose from.
    """
    import ipywidgets as widgets

    cells = _cells(dossier, lang)
    there = widgets.HTML()
    why = widgets.Text(placeholder=WHY_HINT.say(lang), **wide(WHY.say(lang)))
    clerk = widgets.Text(**wide(CLERK.say(lang)))
    save = widgets.Button(description=SAVE.say(lang), button_style="primary", icon="pencil")
    controls = {**cells, "why": why, "clerk": clerk, "save": save}
    rows = [*controls.values()]
    rows.insert(3, there)  # below what it is about
    made = panel(TITLE.say(lang), controls, rows)

    def asked(_: object = None) -> None:
        about = (cells[key].value or "" for key in ("bid", "stage", "requirement"))
        old = decided(dossier, *about)
        why.layout.display = None if old else "none"
        there.value = _said(old, lang)
        for key in ("evidence", "reason"):
            cells[key].value = getattr(old, key, None) or ""

    def work() -> Face:
        nonlocal dossier
        typed = {key: control.value or "" for key, control in cells.items()}
        planned = prepared(path, "screening", [typed])
        face = entered_face(planned, clerk.value, why.value, lang)
        dossier = planned.reading.dossier or dossier
        asked()
        return face

    for key in ("bid", "stage", "requirement"):
        cells[key].observe(asked, "value")
    asked()
    on_click(save, made.said, work, lang)
    return made


def _cells(dossier: Dossier, lang: Lang) -> dict[str, Any]:
    """A control for each column of the sheet, in the order of the form."""
    import ipywidgets as widgets

    columns = {column.key: column for column in sheet("screening").columns}
    line = {key: wide(column.label(lang)) for key, column in columns.items()}
    hint = {key: column.hint.say(lang) if column.hint else "" for key, column in columns.items()}
    stages = [(text.say(lang), key) for key, text in vocabulary()["screening_stage"].items()]
    flags = [(word("flag", key, lang), key) for key in ("yes", "no")]
    stage = widgets.Dropdown(options=stages, **line["stage"])
    requirement = widgets.Combobox(continuous_update=False, **line["requirement"])

    def staged(_: object = None) -> None:
        requirement.options = requirements(dossier, stage.value)
        requirement.value = next(iter(requirement.options), "")

    stage.observe(staged, "value")
    staged()
    return {
        "bid": widgets.Dropdown(options=bids(dossier), **line["bid"]),
        "stage": stage,
        "requirement": requirement,
        "passed": widgets.Dropdown(options=[("", ""), *flags], **line["passed"]),
        "reason": widgets.Textarea(rows=2, placeholder=hint["reason"], **line["reason"]),
        "evidence": widgets.Text(placeholder=hint["evidence"], **line["evidence"]),
    }


def requirements(dossier: Dossier, stage: str) -> tuple[str, ...]:
    """Return what is required of the bids at `stage`, in the order of the sheet."""
    found = (each.requirement for each in dossier.screening if each.stage == stage)
    return tuple(dict.fromkeys(found))


def decided(dossier: Dossier, bid: str, stage: str, requirement: str) -> Screening | None:
    """Return the decision that is there; None where none is."""
    wanted = (normal(bid or ""), stage, normal(requirement))
    return next(
        (
            each
            for each in dossier.screening
            if (normal(each.bid), each.stage, normal(each.requirement)) == wanted
        ),
        None,
    )


def _said(old: Screening | None, lang: Lang) -> str:
    from markupsafe import Markup

    line = Markup('<div style="margin-left:9.6em;opacity:.8">{}</div>')
    if old is None:
        return str(line.format(NONE.say(lang)))
    passed = term("pass", lang) + Text("：", ": ").say(lang)
    answer = passed + word("flag", "yes" if old.passed else "no", lang)
    return str(line.format(THERE.say(lang).format(answer, old.reason or "")))
