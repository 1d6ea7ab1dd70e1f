"""An award PDF: what it carries is redone, and its pages are made again and compared."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from evaluation.auditing.document_audit import audit_document_at
from evaluation.auditing.folder import audit_at
from evaluation.auditing.redoing import RedoneBeside
from evaluation.cli.main import main
from evaluation.printing.attachments import attachments
from evaluation.reports.document import WHOLE
from evaluation.reports.documents import page
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.reports.papers.evaluation_report import DOCUMENT
from evaluation.reports.typesetting.document_identity import PROGRAM
from evaluation.reports.typesetting.environment import fonts_folder, template_folders
from evaluation.reports.typesetting.pdf import Attachment, write_pdf
from evaluation.resources import shipped
from evaluation.verdict import Verdict
from tests.dossiers.recorded import Recorded

Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of a small published dossier, without a ledger."""
    folder = tmp_path_factory.mktemp("home") / "goldilocks"
    shutil.copytree(shipped("tenders") / "published" / "037-goldilocks-50-50", folder)
    return folder


def printed(home: Path, edit: Edit = str, carried: tuple[Attachment, ...] | None = None) -> bytes:
    """Return the report of the dossier, its words forged by `edit`."""
    occasion = occasion_at(home, draft=True)
    html = edit(page(DOCUMENT, WHOLE, occasion, "en"))
    files = attached(occasion) if carried is None else carried
    return write_pdf(html, folders=template_folders(), attachments=files, fonts=fonts_folder(None))


@pytest.fixture(scope="module")
def genuine(home: Path) -> bytes:
    """Return the report as it is."""
    return printed(home)


def attached(occasion: Occasion) -> tuple[Attachment, ...]:
    """Return what the report carries."""
    return attachments(occasion, "en")


def audited(data: bytes, folder: Path) -> Verdict:
    """Return the verdict on the PDF `data`, alone on the desk."""
    path = folder / "award.pdf"
    path.write_bytes(data)
    return audit_document_at(path)


def test_a_document_is_equal(genuine: bytes, tmp_path: Path) -> None:
    """What was not touched is equal, down to the last page."""
    verdict = audited(genuine, tmp_path)
    assert (verdict.word, verdict.differences) == ("equal", ())


def test_a_forged_figure_is_named(home: Path, tmp_path: Path) -> None:
    """A figure that only the pages forge is named with page, what is printed and what should be."""
    verdict = audited(printed(home, lambda html: html.replace("70.83", "79.83", 1)), tmp_path)
    found = verdict.differences[0]
    assert (found.place.sheet.startswith("p. "), found.reason) == (True, "printed")
    assert "79.83" in found.recorded
    assert "70.83" in found.recomputed


@pytest.mark.slow
def test_other_looks_are_no_difference(home: Path, tmp_path: Path) -> None:
    """Another version may look otherwise; a figure in the place of another is found all the same."""

    def other(html: str) -> str:
        html = html.replace(f"{PROGRAM}=", f"{PROGRAM}=0.0.", 1).replace("Tenderer", "Supplier")
        return html.replace("<body", "<body style='font-size: 14pt'", 1)

    assert audited(printed(home, other), tmp_path).equal
    forged = audited(printed(home, lambda html: other(html).replace("70.83", "79.83", 1)), tmp_path)
    assert [each.reason for each in forged.differences] == ["printed"]
    assert "79.83" in forged.differences[0].recorded


def test_a_figure_painted_over_is_found(genuine: bytes, tmp_path: Path) -> None:
    """Strokes over a page, and notes on it, leave the text as it was and are found."""
    with pikepdf.open(io.BytesIO(genuine)) as file:
        file.pages[1].contents_add(b"q 1 1 1 rg 100 300 80 20 re f Q")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 99, 99]
        )
        file.pages[2].obj.Annots = pikepdf.Array([file.make_indirect(note)])
        out = io.BytesIO()
        file.save(out)
    verdict = audited(out.getvalue(), tmp_path)
    found = {(each.place.sheet, each.reason) for each in verdict.differences}
    assert {("p. 2", "painted"), ("p. 3", "painted")} <= found


@pytest.mark.slow
def test_another_workbook_inside_is_found(home: Path, tmp_path: Path) -> None:
    """A workbook of other inputs is not what the document prints."""
    document = home / "dossier.json"
    text = document.read_text("utf-8")
    other = shutil.copytree(home, tmp_path / "other")
    (other / "dossier.json").write_text(text.replace('"title": "', '"title": "X', 1), "utf-8")
    carried = attached(occasion_at(other, draft=True))
    verdict = audited(printed(home, carried=carried), tmp_path)
    assert "attached" in {each.reason for each in verdict.differences}


@pytest.mark.slow
def test_the_folder_beside_it_changes_nothing(home: Path, genuine: bytes, tmp_path: Path) -> None:
    """With the dossier at hand the verdict is the same."""
    path = tmp_path / "award.pdf"
    path.write_bytes(genuine)
    assert audit_document_at(path, RedoneBeside(home=home)).equal


@pytest.mark.slow
def test_a_whole_file_and_its_letters(recorded: Recorded, tmp_path: Path) -> None:
    """Letters in the folder of a tender and the bound file are made again; a forged one is named."""
    home = shutil.copytree(recorded.home, tmp_path / "home")
    words = ["report", str(home), "--lang", "en", "--draft"]
    only = "cover,archive_index,evaluation_report,result_letter"
    for more in (["--only", only], ["--only", only, "--bind"]):
        assert main([*words, "--out", str(home / "out"), *more]) == 0
    assert audit_at(home).differences == ()
    letter = next((home / "out").glob("*result-letter-B*"))
    letter.write_bytes(next((home / "out").glob("*result-letter-C*")).read_bytes())
    text = (home / "dossier.json").read_text("utf-8")
    (home / "dossier.json").write_text(text.replace('"quote": "100"', '"quote": "99"'), "utf-8")
    found = {each.place.workbook for each in audit_at(home).differences}
    assert letter.name in found
