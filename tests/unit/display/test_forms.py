"""Forms write what was typed through the door of the command line, and say what became of it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.display.opening import open_dossier
from evaluation.display.widgets.controls import ControlPanel
from evaluation.display.widgets.ruling_form import subjects
from evaluation.display.widgets.screening_form import decided, requirements
from evaluation.dossier.reading.reading import read
from evaluation.ledger.ledger import ledger_of
from evaluation.pipeline import examine
from evaluation.resources import shipped

TIE = {
    "what": "tie", "subject": "L04", "decision": "抽签", "reason": "总分、报价均相同。",
    "who": "评标委员会", "when": "2026-03-26 09:30", "clerk": "张三",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped example."""
    return shutil.copytree(shipped("tenders") / "qinghe-2026", tmp_path / "dossier")


def filled(panel: object, values: dict[str, Any]) -> str:
    """Fill in a form, press its button, and return what it says."""
    assert isinstance(panel, ControlPanel)
    for key, value in values.items():
        panel.controls[key].value = value
    panel.controls["save"].click()
    (output,) = panel.said.outputs
    return str(output["data"]["text/html"])


def test_a_ruling_is_entered(folder: Path) -> None:
    """It stands in the sheet and in the ledger, and the form says where and what comes next."""
    said = filled(open_dossier(folder).ruling_form(), TIE)
    assert "已登记" in said and "tender.xlsx" in said and "再运行打开档案" in said
    ruling = read(folder).usable().rulings[-1]
    assert (ruling.what, ruling.subject, ruling.who) == ("tie", "L04", "评标委员会")
    ledger = ledger_of(folder)
    assert ledger and ledger.entries[-1].who == "张三"


CONFIRMED = {"who": "李局长", "when": "2026-03-27 10:00", "clerk": "王芳"}
LATER = CONFIRMED | {"when": "2026-04-07 10:00"}


@pytest.mark.parametrize("lang", LANGS)
def test_an_award_is_entered_as_proposed(folder: Path, lang: Lang) -> None:
    """The form shows the proposal, enters it once, and says what all awards add up to."""
    (folder / "awards.xlsx").unlink()
    dossier = open_dossier(folder, lang)
    form = dossier.award_form()
    assert isinstance(form, ControlPanel)
    assert "2,713,000.00" in form.box.children[1].value
    assert "2,713,000.00" in filled(form, CONFIRMED)
    awards = read(folder).usable().awards
    assert len(awards) == 11 and {each.who for each in awards} == {"李局长"}
    ledger = ledger_of(folder)
    assert ledger and ledger.entries[-1].who == "王芳"
    filled(form, CONFIRMED)
    assert len(read(folder).usable().awards) == 11


def test_a_lot_goes_to_its_next_candidate_or_to_nobody(folder: Path) -> None:
    """Both take a reason; what was decided before stays in the sheet."""
    form = open_dossier(folder).award_form()
    assert isinstance(form, ControlPanel)
    assert form.controls["reason"].layout.display == "none"
    moved = LATER | {"deed": "next", "lot": "L03"}
    assert "W105" in filled(form, moved)
    assert "已登记" in filled(form, moved | {"reason": "第一候选人书面放弃"})
    gone = LATER | {"deed": "revoked", "lot": "L10", "reason": "逾期不签合同"}
    assert "已登记" in filled(form, gone)
    awards = read(folder).usable().awards
    assert [(each.lot, each.basis) for each in awards[-2:]] == [("L03", "next"), ("L10", "revoked")]


def test_an_award_is_not_entered_on_other_sheets_than_were_shown(folder: Path) -> None:
    """Where the proposal has changed since, nothing is written; nor for a day that is none."""
    (folder / "awards.xlsx").unlink()
    form = open_dossier(folder).award_form()
    assert "不是日期" in filled(form, CONFIRMED | {"when": "明天"})
    out = {
        "bid": "B0302", "stage": "qualification", "passed": "no", "clerk": "张三", "why": "复核",
        "requirement": "独立承担民事责任的能力", "reason": "登记证书已注销。",
    }  # fmt: skip
    assert "已登记" in filled(open_dossier(folder).screening_form(), out)
    assert "与表单所示的不同" in filled(form, CONFIRMED)
    assert not (folder / "awards.xlsx").exists()


@pytest.mark.parametrize("passed", ["yes", "no"])
def test_an_entry_says_who_is_first_now(folder: Path, passed: str) -> None:
    """The first candidates are those of the sheets as they stand after it, read anew."""
    decision = {
        "bid": "B0101", "stage": "qualification", "passed": passed,
        "requirement": "独立承担民事责任的能力", "reason": "登记证书已注销。", "why": "复核", "clerk": "张三",
    }  # fmt: skip
    said = filled(open_dossier(folder).screening_form(), decision)
    assert "已登记" in said
    first = {result.lot.id: result.candidates[:1] for result in examine(folder).scored.lots}
    assert (first["L01"] == ("B0101",)) == (passed == "yes")
    assert f"L01 {first['L01'][0]}；L02 {first['L02'][0]}；" in said and "L12 无。" in said


def test_what_was_shown_before_is_no_longer_printed(folder: Path) -> None:
    """After an entry the dossier has to be opened again; until then nothing is printed from it."""
    dossier = open_dossier(folder)
    filled(dossier.ruling_form(), TIE)
    assert dossier.print_document("cover", folder / "out").title == "无法继续"
    assert not (folder / "out").exists()


@pytest.mark.parametrize("lang", LANGS)
def test_blanks_are_named(folder: Path, lang: Lang) -> None:
    """A form sent half filled says which controls are blank, in its language; nothing is written."""
    before = (folder / "tender.xlsx").read_bytes()
    said = filled(open_dossier(folder, lang).ruling_form(), {"what": "tie", "clerk": "张三"})
    for word in ("对象", "理由", "决定人") if lang == "zh" else ("Subject", "Reason", "Who"):
        assert word in said
    assert (folder / "tender.xlsx").read_bytes() == before
    assert ledger_of(folder) is None


def test_formulas_are_refused(folder: Path) -> None:
    """What a spreadsheet program would run never gets into a cell."""
    said = filled(open_dossier(folder).ruling_form(), TIE | {"reason": '=HYPERLINK("x")'})
    assert "D061" in said and len(read(folder).usable().rulings) == 4


def test_what_is_typed_is_escaped(folder: Path) -> None:
    """The answer of a form shows what was typed as text."""
    said = filled(open_dossier(folder).ruling_form(), TIE | {"when": "<img src=x>"})
    assert "<img" not in said and "&lt;img" in said


def test_only_what_a_ruling_needs_is_asked(folder: Path) -> None:
    """The list of subjects and the controls for marks follow the kind of ruling."""
    form = open_dossier(folder).ruling_form()
    assert isinstance(form, ControlPanel)
    for what, first, shown in (("tie", "L01", "none"), ("recusal", "E01", "none"),
                               ("correction", "B0101", None)):  # fmt: skip
        form.controls["what"].value = what
        assert form.controls["subject"].options[0][1] == first
        assert form.controls["criterion"].layout.display == shown


def test_a_screening_decision_is_changed_with_a_reason(folder: Path) -> None:
    """The form shows what is there, asks why it changes, and writes over that row alone."""
    form = open_dossier(folder).screening_form()
    assert isinstance(form, ControlPanel)
    assert form.controls["evidence"].value == "登记证书（营业执照）"
    assert form.controls["why"].layout.display is None
    assert form.controls["passed"].value == ""
    fail = {"passed": "no", "reason": "证书过期", "clerk": "张三"}
    assert "说明" in filled(form, fail) or "理由" in filled(form, fail)
    assert read(folder).usable().screening[0].passed
    assert "已登记" in filled(form, {"why": "复核原件"})
    assert form.controls["reason"].value == "证书过期"
    first = read(folder).usable().screening[0]
    assert (first.passed, first.reason, first.evidence) == (
        False,
        "证书过期",
        "登记证书（营业执照）",
    )


def test_a_dossier_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    """No form, no traceback: the reason as a face."""
    dossier = open_dossier(tmp_path / "nowhere", "en")
    for face in (dossier.ruling_form(), dossier.screening_form(), dossier.what_if(),
                 dossier.budget_slider(), dossier.print_button()):  # fmt: skip
        assert not isinstance(face, ControlPanel) and face.title == "This cannot go on"


def test_the_lists_to_choose_from() -> None:
    """Bids with their tenderers, requirements as the sheet words them, decisions as they are."""
    dossier = read(shipped("tenders") / "qinghe-2026").usable()
    assert subjects(dossier, "low_price")[0] == ("B0101 清河市青禾剧社 · L01", "B0101")
    first = requirements(dossier, "qualification")[0]
    found = decided(dossier, "B0101", "qualification", first)
    assert found and found.passed
    assert decided(dossier, "B0101", "conformity", first) is None
