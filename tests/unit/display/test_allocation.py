"""The allocation in a notebook: by district, with every reason, and never a traceback."""

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


def test_every_lot_stands_in_its_district(dossier: OpenDossier) -> None:
    """Funded lots with bid, points, money and value; the sums are those of the plan."""
    frame = dossier.allocation().frame()
    funded = frame[frame["state"] == "funded"]
    plan = dossier.plan()
    assert set(frame["lot"]) == {lot.id for lot in plan.facts.lots}
    assert funded["value_number"].sum() == plan.decision.value
    assert all(funded["bid"]) and not any(funded["why"])


def test_each_unfunded_lot_says_why_on_demand(dossier: OpenDossier) -> None:
    """All sentences stand in the frame; in the table they are folded, as members of consortia are."""
    face = dossier.allocation()
    left = {each.lot: each for each in dossier.plan().left}
    why = dict(zip(face.frame()["lot"], face.frame()["why"], strict=True))
    for lot, each in left.items():
        assert all(sentence.en in why[lot] for sentence in each.sentences)
    consortia = [name for name in face.frame()["tenderer"] if "lead: " in name]
    assert len(consortia) == 1
    assert face._repr_html_().count("<details>") == len(left) + len(consortia)


def test_the_plan_comes_with_picture_and_proof(dossier: OpenDossier) -> None:
    """A bar a district, whose words say the figures; the certificate stands below."""
    face = dossier.allocation()
    (picture,) = face.pictures
    assert "云溪县" in picture.alt and any(note.startswith("Proof") for note in face.notes)
    assert any(note.startswith("announced: 招标文件") for note in face.notes)


def test_every_row_of_every_rule_is_kept(dossier: OpenDossier) -> None:
    """What is to spare is never below 0, and what binds says what it costs."""
    frame = dossier.rules().frame()
    assert (frame["spare_number"] >= 0).all()
    assert frame["effect"].str.startswith("binds").any()


def test_the_frontier_has_the_budget_of_the_tender_on_it(dossier: OpenDossier) -> None:
    """Its value there is that of the plan, and more money never buys less."""
    face = dossier.frontier()
    frame = face.frame()
    here = frame[frame["budget"] == "3,000,000.00"]
    assert here["value_number"].tolist() == [dossier.plan().decision.value]
    assert frame["value_number"].dropna().is_monotonic_increasing
    assert len(face.pictures) == 1


def test_scenarios_stand_beside_the_plan_or_are_explained(dossier: OpenDossier) -> None:
    """Without the sheet it is said how to add it."""
    face = dossier.scenarios()
    assert face.table.empty is not None and "Scenarios" in face.table.empty.en
    assert face.rows == () and face.table.empty.en in face._repr_html_()


def change(dossier: Path, cell: str, value: object) -> None:
    """Write `value` into a cell of the policy."""
    book = load_workbook(dossier / "tender.xlsx")
    book["分配政策"][cell] = value
    book.save(dossier / "tender.xlsx")


def test_what_cannot_be_allocated_is_told_at_every_door(tmp_path: Path) -> None:
    """No policy, a policy that cannot be read, no dossier at all: a sentence, no traceback."""
    own = copytree(EXAMPLE, tmp_path / "own")
    change(own, "B2", "nonsense")
    bare = shipped("tenders") / "published" / "013-egov-blog-normalisation"
    for opened in (open_dossier(path, "en") for path in (bare, own, tmp_path / "nowhere")):
        doors = (opened.allocation, opened.rules, opened.frontier, opened.scenarios)
        for face in (door() for door in doors):
            assert face.title == STOPPED and face.remarks
            assert "internal error" not in face.remarks[0]


def test_rules_that_leave_no_plan_are_named(tmp_path: Path) -> None:
    """The faces say which rules clash, and what would have to give way."""
    own = copytree(EXAMPLE, tmp_path / "own")
    change(own, "F5", 99)  # 99 lots in each district
    opened = open_dossier(own, "en")
    face = opened.allocation()
    assert not face.rows and any("R4" in remark for remark in face.remarks)
    for other in (opened.rules(), opened.frontier(), opened.scenarios()):
        assert "internal error" not in "".join(other.remarks)
