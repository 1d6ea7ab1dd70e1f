"""A form for the award: it shows what is proposed, and enters what the purchaser confirmed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from evaluation.awarding.award import award_of, plan_of
from evaluation.core.errors import Unusable
from evaluation.core.glossary import glossary
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.award_rows import (
    Confirmed,
    Typed,
    next_row,
    proposed_rows,
    revoked_row,
)
from evaluation.desk.entering.entering import EnteredDecision
from evaluation.desk.entering.prepared import prepared
from evaluation.display.awarding import Awarding, awarding_of, proposal_face
from evaluation.display.face import Face
from evaluation.display.widgets.controls import ControlPanel, on_click, panel, wide
from evaluation.display.widgets.entered import CLERK, SAVE, entered_face
from evaluation.dossier.schema import sheet
from evaluation.pipeline import examine, examine_reading
from evaluation.planning.plan import explained
from evaluation.tables.awards import awards_table

TITLE = Text("登记定标决定", "Enter the award")
DEED = Text("事项", "What to enter")
DEEDS = {
    "proposed": Text("按建议定标", "the award as proposed"),
    "next": Text("递补下一名候选人", "a lot goes to its next candidate"),
    "revoked": Text("撤销一个包的授予", "the award of a lot is taken back"),
}
CHANGED = Text(
    "建议与表单所示的不同，没有写入；请再运行打开档案的那一格",
    "the proposal is no longer what the form shows, and nothing was written; run the cell that "
    "opens the dossier again",
)
NOW_SHOWN = "%Y-%m-%d %H:%M"


def award_form(path: Path, award: Awarding, lang: Lang, now: datetime) -> ControlPanel:
    """Return a form that writes the award into the workbook of the dossier at `path`.

    Args:
        award: as the dossier stands; what is proposed is shown above the form.
        now: what the form proposes as the time of the confirmation.
    """
    import ipywidgets as widgets

    columns = {column.key: column for column in sheet("awards").columns}
    line = {key: wide(column.label(lang)) for key, column in columns.items()}
    hint = {key: column.hint.say(lang) if column.hint else "" for key, column in columns.items()}
    deeds = [(said.say(lang), key) for key, said in DEEDS.items()]
    lots = [(f"{each.id} {each.result.lot.title}", each.id) for each in award.proposed.lots]
    controls = {
        "deed": widgets.Dropdown(options=deeds, **wide(DEED.say(lang))),
        "lot": widgets.Dropdown(options=lots, **wide(glossary()["lot"].say(lang))),
        "reason": widgets.Textarea(placeholder=hint["reason"], rows=3, **line["reason"]),
        "who": widgets.Text(placeholder=hint["who"], **line["who"]),
        "when": widgets.Text(value=f"{now:{NOW_SHOWN}}", **line["when"]),
        "clerk": widgets.Text(**wide(CLERK.say(lang))),
        "save": widgets.Button(description=SAVE.say(lang), button_style="primary", icon="pencil"),
    }
    shown = widgets.HTML(proposal_face(award, lang)._repr_html_())
    made = panel(TITLE.say(lang), controls, [shown, *controls.values()])

    def asked(_: object = None) -> None:
        one = controls["deed"].value != "proposed"
        for key in ("lot", "reason"):
            controls[key].layout.display = None if one else "none"

    def work() -> Face:
        typed = {key: str(controls[key].value or "") for key in ("deed", "lot", "reason")}
        confirmed = Confirmed(who=controls["who"].value, when=_time(controls["when"].value))
        rows = _rows(path, award, typed, confirmed)
        return entered_face(
            prepared(path, "awards", rows), controls["clerk"].value, "", lang, _awarded
        )

    controls["deed"].observe(asked, "value")
    asked()
    on_click(controls["save"], made.said, work, lang)
    return made


def _rows(path: Path, award: Awarding, typed: Typed, confirmed: Confirmed) -> Sequence[Typed]:
    """The rows as the dossier stands at the click: nothing is entered twice, or unseen.

    Raises:
        Unusable: what is proposed is not what the form shows, or there is nothing to enter.
    """
    scored = examine(path).scored
    plan = plan_of(scored)
    fresh = awarding_of(scored, explained(plan) if plan else None)
    if typed["deed"] == "next":
        return (next_row(fresh.now, typed["lot"], typed["reason"], confirmed),)
    if typed["deed"] == "revoked":
        return (revoked_row(fresh.now, typed["lot"], typed["reason"], confirmed),)
    if awards_table(fresh.proposed).records() != awards_table(award.proposed).records():
        raise Unusable(CHANGED)
    lang: Lang = "en" if scored.dossier.tender.language == "en" else "zh"
    return proposed_rows(fresh.proposed, fresh.now, confirmed, lang)


def _time(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed.strip())
    except ValueError:
        raise Unusable(
            Text(
                f"“{typed}”不是日期和时间；请写成 2026-03-27 10:00",
                f"'{typed}' is no date and time; write it as 2026-03-27 10:00",
            )
        ) from None


def _awarded(entry: EnteredDecision, lang: Lang) -> str:
    """What all awards add up to, with `entry` in the sheets."""
    scored = examine_reading(entry.reading).scored
    return awards_table(award_of(scored, plan_of(scored))).notes[0].say(lang)
