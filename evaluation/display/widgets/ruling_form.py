"""A form for rulings: what, about whom, the decision and its reason, who decided and when."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from evaluation.core.glossary import vocabulary
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.prepared import prepared
from evaluation.display.face import Face
from evaluation.display.widgets.controls import ControlPanel, on_click, panel, wide
from evaluation.display.widgets.entered import CLERK, SAVE, entered_face
from evaluation.dossier.decided.ruling_kinds import ruling_kinds
from evaluation.dossier.records import Criterion, Dossier
from evaluation.dossier.schema import sheet

TITLE = Text("登记评审决定", "Enter a ruling")
NOW_SHOWN = "%Y-%m-%d %H:%M"

Options = list[tuple[str, str]]


def ruling_form(path: Path, dossier: Dossier, lang: Lang, now: datetime) -> ControlPanel:
    """Return a form that writes a ruling into the workbook of the dossier at `path`.

    Args:
        dossier: as read there, for the lists to choose from.
        now: what the form proposes as the time of the decision.
    """
    import ipywidgets as widgets

    cells = _cells(dossier, lang, now)
    clerk = widgets.Text(**wide(CLERK.say(lang)))
    save = widgets.Button(description=SAVE.say(lang), button_style="primary", icon="pencil")
    controls = {**cells, "clerk": clerk, "save": save}
    made = panel(TITLE.say(lang), controls, [*controls.values()])

    def work() -> Face:
        typed = {key: control.value or "" for key, control in cells.items()}
        return entered_face(prepared(path, "rulings", [typed]), clerk.value, "", lang)

    _ask_what_is_needed(cells, dossier)
    on_click(save, made.said, work, lang)
    return made


def _cells(dossier: Dossier, lang: Lang, now: datetime) -> dict[str, Any]:
    """A control for each column of the sheet, in the order of the form."""
    import ipywidgets as widgets

    columns = {column.key: column for column in sheet("rulings").columns}
    line = {key: wide(column.label(lang)) for key, column in columns.items()}
    hint = {key: column.hint.say(lang) if column.hint else "" for key, column in columns.items()}
    kinds = [(text.say(lang), key) for key, text in vocabulary()["ruling"].items()]
    criteria = [(f"{each.code} {each.title}", each.code) for each in _marked(dossier)]
    experts = [(f"{each.id} {each.name}", each.id) for each in dossier.panel]
    return {
        "what": widgets.Dropdown(options=kinds, **line["what"]),
        "subject": widgets.Dropdown(**line["subject"]),
        "criterion": widgets.Dropdown(options=[("", ""), *criteria], **line["criterion"]),
        "expert": widgets.Dropdown(options=[("", ""), *experts], **line["expert"]),
        "decision": widgets.Text(placeholder=hint["decision"], **line["decision"]),
        "reason": widgets.Textarea(placeholder=hint["reason"], rows=3, **line["reason"]),
        "who": widgets.Text(placeholder=hint["who"], **line["who"]),
        "when": widgets.Text(value=f"{now:{NOW_SHOWN}}", **line["when"]),
    }


def _ask_what_is_needed(cells: Mapping[str, Any], dossier: Dossier) -> None:
    """Offer the subjects of the kind of ruling, and criterion and expert where it is about marks."""

    def asked(_: object = None) -> None:
        what = cells["what"].value
        cells["subject"].options = subjects(dossier, what)
        for key in ("criterion", "expert"):
            shown = ruling_kinds()[what].about_marks
            cells[key].layout.display = None if shown else "none"
            cells[key].value = cells[key].value if shown else ""

    cells["what"].observe(asked, "value")
    asked()


def subjects(dossier: Dossier, what: str) -> Options:
    """Return whom a ruling of the kind `what` can be about: as shown, and as written."""
    target = ruling_kinds()[what].subject
    if target == "panel":
        return [(f"{each.id} {each.name}", each.id) for each in dossier.panel]
    if target == "lots":
        return [(f"{each.id} {each.title}", each.id) for each in dossier.lots]
    return bids(dossier)


def bids(dossier: Dossier) -> Options:
    """Return every bid with its tenderer and its lot: as shown, and as written."""
    names = {each.id: each.name for each in dossier.tenderers}
    return [
        (f"{bid.id} {names.get(bid.tenderer, bid.tenderer)} · {bid.lot}", bid.id)
        for bid in dossier.bids
    ]


def _marked(dossier: Dossier) -> list[Criterion]:
    """The criteria that the panel marks."""
    parents = {criterion.parent for criterion in dossier.criteria}
    return [each for each in dossier.criteria if each.code not in parents and each.kind != "price"]
