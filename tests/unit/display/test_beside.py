"""Other plans in a notebook: equity, fairer plans, plans nearly as good, scenarios of the dossier."""

from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"
STOPPED = "This cannot go on"


@pytest.fixture(scope="module")
def dossier() -> OpenDossier:
    """The shipped example, opened in English."""
    return open_dossier(EXAMPLE, "en")


def without_people(folder: Path) -> Path:
    """Return a copy of the example whose sheet Needs has no population for a district."""
    own = copytree(EXAMPLE, folder / "own")
    book = load_workbook(own / "tender.xlsx")
    rows = book["需求"]
    heads = [cell.value for cell in rows[1]]
    for row in range(2, rows.max_row + 1):
        rows.cell(row, heads.index("人口") + 1).value = None
    book.save(own / "tender.xlsx")
    return own


def test_each_district_has_its_part_of_the_value(dossier: OpenDossier) -> None:
    """What the districts receive adds up to the plan, and the worst-off stands out."""
    face = dossier.equity()
    frame = face.frame()
    assert frame["received_number"].sum() == dossier.plan().decision.value
    (marked,) = (row for row in face.rows if row.cells[0].look == "warning")
    assert marked.cells[0].value == frame.loc[frame["level_number"].idxmin(), "district"]
    assert "Policy" in face.remarks[0]


def test_fairer_plans_say_what_they_cost(dossier: OpenDossier) -> None:
    """The plan stands first and loses nothing; none does less for the worst-off district."""
    face = dossier.fairer_plans()
    frame = face.frame()
    assert frame["loss_number"].iloc[0] == 0 and frame["name"].iloc[0] == "the plan"
    assert (frame["worst_level_number"] >= frame["worst_level_number"].iloc[0]).all()
    assert "50 %" in face.notes[0]


def test_plans_nearly_as_good_come_in_order(dossier: OpenDossier) -> None:
    """As many as were asked for, each with other lots, the smallest loss first."""
    frame = dossier.alternatives(3).frame()
    assert frame["number"].tolist() == ["1", "2", "3"]
    assert frame["loss_number"].is_monotonic_increasing
    assert len(set(zip(frame["added"], frame["dropped"], strict=True))) == 3


@pytest.mark.parametrize("count", [0, -1, 10_001, "many", None, 2.5])
def test_a_senseless_number_is_refused_in_a_sentence(dossier: OpenDossier, count: int) -> None:
    """The sentence repeats what was written, and says what should be."""
    for face in (dossier.alternatives(count), dossier.plan_when_panel_drawn_again(count)):
        assert face.title == STOPPED
        assert repr(count) in face.remarks[0] and "10000" in face.remarks[0]


def test_without_people_nothing_is_guessed(tmp_path: Path) -> None:
    """The sentence names the sheet to fill in."""
    opened = open_dossier(without_people(tmp_path), "en")
    for face in (opened.equity(), opened.fairer_plans()):
        assert face.title == STOPPED and "Needs" in face.remarks[0]


def test_what_cannot_be_planned_is_told_at_every_door(tmp_path: Path) -> None:
    """No policy, no dossier, rules that leave no plan: sentences, no traceback."""
    bare = shipped("tenders") / "published" / "013-egov-blog-normalisation"
    own = copytree(EXAMPLE, tmp_path / "own")
    book = load_workbook(own / "tender.xlsx")
    book["分配政策"]["F5"] = 99  # 99 lots in each district
    book.save(own / "tender.xlsx")
    for path in (bare, own, tmp_path / "nowhere"):
        opened = open_dossier(path, "en")
        for door in (opened.equity, opened.fairer_plans, opened.alternatives):
            face = door()
            assert not face.rows or face.title == STOPPED
            assert face.remarks and "internal error" not in face.remarks[0]
        assert not opened.plan_when_panel_drawn_again(1).notes
    assert any("R4" in remark for remark in open_dossier(own, "en").alternatives().remarks)


def test_scenarios_of_the_dossier_stand_beside_the_plan(tmp_path: Path) -> None:
    """Each with its budget and what it gains or loses; one without a plan says so; note as a hint."""
    own = copytree(EXAMPLE, tmp_path / "own")
    book = load_workbook(own / "tender.xlsx")
    sheet = book.create_sheet("情景")
    sheet.append(["编号", "情景名称", "预算金额", "资金分配方式", "不采用的规则", "备注"])
    sheet.append(["S1", "预算压减10%", 2_700_000, None, None, "<b>财政要求</b>"])
    sheet.append(["S2", "不设农村比例", None, None, "R1", None])
    sheet.append(["S3", "几乎没有预算", 1, None, None, None])
    book.save(own / "tender.xlsx")
    face = open_dossier(own, "zh").scenarios()
    assert face.frame().iloc[1:, 0].tolist() == [
        "预算压减10%",
        "不设农村比例",
        "几乎没有预算",
    ]
    frame = face.frame()
    less, free = frame["more_number"].iloc[1:3]
    assert less < 0 < free and frame["budget"].iloc[1] == "2,700,000.00"
    assert frame["value"].iloc[3] == "没有可行方案" and frame["more"].iloc[3] == ""
    html = face._repr_html_()
    assert "<b>财政要求" not in html and "&lt;b&gt;财政要求" in html
