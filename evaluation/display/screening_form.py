"""A form for screening decisions: a bid, a requirement, pass or fail, the reason, the evidence."""

from pathlib import Path
from typing import Any

from evaluation.core.glossary import term, vocabulary, word
from evaluation.core.text import Lang, Text, normal
from evaluation.display.controls import Panel, on_click, panel, wide
from evaluation.display.entered import CLERK, SAVE, entered_face
from evaluation.display.ruling_form import subjects
from evaluation.dossier.records import Dossier, Screening
from evaluation.dossier.schema import sheet
from evaluation.pipeline import prepared

TITLE = Text("登记审查结论", "Enter a screening decision")
WHY = Text("改动理由", "Why changed")
WHY_HINT = Text(
    "该事项已有结论；要改动，请写明理由", "there is a decision already; say why it changes"
)
THERE = Text("已有结论：{}。{}", "There is a decision: {}. {}")
NONE = Text("尚无结论。", "There is no decision yet.")


def screening_form(path: Path, dossier: Dossier, lang: Lang) -> Panel:
    """Return a form that writes a screening decision into the workbook of the dossier at `path`.

    Args:
        dossier: as read there, for the lists to choose from.
    """
    import ipywidgets as widgets

    spec = sheet("screening")
    labels = {column.key: column.label(lang) for column in spec.columns}
    bid = widgets.Dropdown(options=subjects(dossier, ""), **wide(labels["bid"]))
    stages = [(text.say(lang), key) for key, text in vocabulary()["screening_stage"].items()]
    stage = widgets.Dropdown(options=stages, **wide(labels["stage"]))
    requirement = widgets.Combobox(
        ensure_option=False, continuous_update=False, **wide(labels["requirement"])
    )
    flags = [(word("flag", key, lang), key) for key in ("yes", "no")]
    passed = widgets.RadioButtons(
        options=flags, value="yes", orientation="horizontal", **wide(term("pass", lang))
    )
    reason = widgets.Textarea(rows=2, placeholder=_hint("reason", lang), **wide(labels["reason"]))
    evidence = widgets.Text(placeholder=_hint("evidence", lang), **wide(labels["evidence"]))
    there = widgets.HTML()
    why = widgets.Text(placeholder=WHY_HINT.say(lang), **wide(WHY.say(lang)))
    clerk = widgets.Text(**wide(CLERK.say(lang)))
    save = widgets.Button(description=SAVE.say(lang), button_style="primary", icon="pencil")
    cells = {
        "bid": bid, "stage": stage, "requirement": requirement, "passed": passed,
        "reason": reason, "evidence": evidence,
    }  # fmt: skip

    def staged(_: object = None) -> None:
        requirement.options = requirements(dossier, stage.value)
        requirement.value = next(iter(requirement.options), "")

    def asked(_: object = None) -> None:
        old = decided(dossier, bid.value, stage.value, requirement.value)
        why.layout.display = None if old else "none"
        there.value = _said(old, lang)
        evidence.value = (old.evidence if old else None) or ""
        reason.value = (old.reason if old else None) or ""

    stage.observe(staged, "value")
    for control in (bid, stage, requirement):
        control.observe(asked, "value")
    staged()
    asked()
    controls = {**cells, "why": why, "clerk": clerk, "save": save}
    rows = [bid, stage, requirement, there, passed, reason, evidence, why, clerk, save]
    made = panel(TITLE.say(lang), controls, rows)

    def work() -> Any:  # noqa: ANN401 - a face
        typed = {key: control.value or "" for key, control in cells.items()}
        return entered_face(prepared(path, "screening", typed), clerk.value, why.value, lang)

    on_click(save, made.said, work, lang)
    return made


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


def _hint(key: str, lang: Lang) -> str:
    hint = sheet("screening").column(key).hint
    return hint.say(lang) if hint else ""
