"""Faces: every result shows itself, exactly, and harms nobody."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from evaluation.display.evaluated import marks_face, ranking_face, screening_face
from evaluation.display.face import Face
from evaluation.display.opening import OpenDossier, open_dossier
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import examine_reading
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"
HOSTILE = "<script>alert('社')</script>\"><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def dossier() -> OpenDossier:
    """The shipped example, opened in English."""
    return open_dossier(EXAMPLE, "en")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the example to write in."""
    return copytree(EXAMPLE, tmp_path / "qinghe")


def write(workbook: Path, sheet: str, cell: str, value: object) -> None:
    """Write `value` into a cell, as a person would."""
    book = load_workbook(workbook)
    book[sheet][cell] = value
    book.save(workbook)


def test_the_text_of_a_frame_is_exact_and_its_numbers_are_named_so(dossier: OpenDossier) -> None:
    """Totals stand as they are printed; what can be calculated with ends in ``_number``."""
    frame = dossier.ranking().frame()
    assert list(frame["total"][:2]) == ["89.33", "89.17"]
    assert frame["total_number"].dtype.kind == "f"
    assert all(
        Decimal(text) == Decimal(str(number))
        for text, number in zip(frame["total"], frame["total_number"], strict=True)
    )


def test_the_ranking_says_what_the_points_are_made_of(dossier: OpenDossier) -> None:
    """Each bid has a bar of its criteria, and its working on demand."""
    html = dossier.ranking("L01")._repr_html_()
    assert html.count('class="bar"') == html.count("<details>") == 5
    assert "89.33" in html and "http" not in html


def test_a_mark_that_a_check_points_at_is_outlined(dossier: OpenDossier) -> None:
    """The two marks of lot L02 that decide its first place, and no others, with the reason."""
    cells = [
        cell for row in dossier.marks("L02").rows for cell in row.cells if cell.look == "marked"
    ]
    assert sorted(str(cell.value) for cell in cells) == ["12.5", "18"]
    assert all(cell.hint and "would no longer be first" in cell.hint.en for cell in cells)


def test_a_value_of_the_law_comes_with_its_citation(dossier: OpenDossier) -> None:
    """Every value that was applied, or one by its key."""
    assert all(dossier.law().frame()["law"])
    assert "art. 52" in dossier.law("cn/law/query_within")._repr_html_()


def test_every_check_is_shown_with_its_answer(dossier: OpenDossier) -> None:
    """Also those that found nothing."""
    frame = dossier.checks().frame()
    assert {"raised", "clear", "not applicable"} <= set(frame["check_state"])


def test_screening_tells_who_is_out_and_why(dossier: OpenDossier) -> None:
    """A bid that is not admitted has its reason, and the law where one applies."""
    frame = dossier.screening().frame()
    out = frame[frame["outcome"] == "not admitted"]
    assert len(out) and all(out["reason"]) and any(out["law"])


def test_hostile_names_are_shown_and_not_run() -> None:
    """A name with HTML in it is text in every face."""
    reading = read(EXAMPLE)
    assert reading.dossier
    tenderers = [replace(each, name=HOSTILE) for each in reading.dossier.tenderers]
    lots = [replace(each, title=HOSTILE) for each in reading.dossier.lots]
    criteria = [replace(each, title=HOSTILE) for each in reading.dossier.criteria]
    hostile = replace(
        reading.dossier, tenderers=tuple(tenderers), lots=tuple(lots), criteria=tuple(criteria)
    )
    examined = examine_reading(replace(reading, dossier=hostile))
    assert examined.evaluation
    faces: list[Face | OpenDossier] = [
        ranking_face(examined.evaluation, examined.evaluation.lots, "zh"),
        screening_face(examined.evaluation, "zh"),
        marks_face(examined.evaluation, examined.evaluation.lot("L02"), examined.checked, "zh"),
        OpenDossier(EXAMPLE, "zh", examined),
        OpenDossier(Path(HOSTILE), "zh").findings(),
        open_dossier(HOSTILE).ranking(),
    ]
    for face in faces:
        html = face._repr_html_()
        assert "<script" not in html and "<img" not in html


def test_a_bad_cell_speaks_wherever_it_stands_in_the_way(own: Path) -> None:
    """A dossier with an error shows workbook, sheet and cell in place of each result."""
    write(own / "bids.xlsx", "响应文件", "E2", "twelve")
    dossier = open_dossier(own, "en")
    for face in (dossier.findings(), dossier.ranking(), dossier.marks("L01"), dossier.screening()):
        first = face.frame().iloc[0]
        assert (first["workbook"], first["cell"]) == ("bids.xlsx", "E2")
        assert "twelve" in first["message"]


@pytest.mark.parametrize("path", ["nowhere", ".", "README.md"])
def test_what_is_no_dossier_is_told_in_a_sentence(path: str, tmp_path: Path) -> None:
    """Opening never raises; each face says why there is nothing to show."""
    (tmp_path / "README.md").write_text("no sheets", "utf-8")
    dossier = open_dossier(tmp_path / path, "en")
    for face in (dossier.findings(), dossier.checks(), dossier.ranking(), dossier.documents()):
        assert face.rows or face.remarks


def test_what_is_not_there_is_answered_with_what_is(dossier: OpenDossier) -> None:
    """A lot, a document or a value of the law that is not known is told with those that are."""
    assert "no lot L99; there are: L01" in dossier.marks("L99").remarks[0]
    assert "cover" in dossier.print_document("no_such").remarks[0]
    assert dossier.law("no/such").remarks


def test_a_printed_document_is_linked(dossier: OpenDossier, tmp_path: Path) -> None:
    """The PDFs are written, and the face has a link to each."""
    face = dossier.print_document("result_announcement", tmp_path)
    assert face.rows and all(
        Path(path).read_bytes()[:4] == b"%PDF" for path in face.frame()["path"]
    )
    assert "<a href=" in face._repr_html_()


def test_nothing_is_printed_that_differs_from_what_was_shown(own: Path, tmp_path: Path) -> None:
    """Once a sheet has changed, the dossier has to be opened again before it is printed."""
    dossier = open_dossier(own, "en")
    write(own / "marks" / "E01.xlsx", "评分 E01", "D13", 1)
    assert "run the cell that opens it again" in dossier.print_document(folder=tmp_path).remarks[0]
    assert not list(tmp_path.glob("*.pdf"))


def test_documents_are_listed_with_what_stands_in_their_way(dossier: OpenDossier) -> None:
    """Each document says whether it can be made now, and if not, why."""
    frame = dossier.documents().frame()
    assert set(frame["now"]) <= {"yes", "as a draft only", "no"}
    assert all(frame["why"][frame["now"] != "yes"])
