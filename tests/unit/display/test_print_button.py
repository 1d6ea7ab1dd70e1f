"""The button prints what is chosen, shows how far it is, and tells what cannot be printed."""

import shutil
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from evaluation.cli.main import main
from evaluation.core.errors import TenderError
from evaluation.display.opening import open_dossier
from evaluation.display.widgets.controls import ControlPanel
from evaluation.display.widgets.print_button import print_all
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"


@pytest.fixture(scope="module")
def occasion() -> Occasion:
    """Return the example at the moment of printing."""
    return occasion_at(EXAMPLE)


def test_it_prints_and_counts(occasion: Occasion, tmp_path: Path) -> None:
    """Each copy opens; progress goes from nothing to all, one by one."""
    steps: list[tuple[int, int]] = []
    face = print_all(occasion, ["cover"], tmp_path, "zh", progress=lambda *at: steps.append(at))
    assert face.title == "已打印 1 份" and steps == [(0, 1), (1, 1)]
    (path,) = tmp_path.glob("*.pdf")
    assert PdfReader(path).pages
    assert f">{path.name}</a>" in face._repr_html_()


def test_nothing_is_overwritten_unasked(occasion: Occasion, tmp_path: Path) -> None:
    """The same bytes may be there; another file stays, unless it is to be replaced."""
    print_all(occasion, ["cover"], tmp_path, "zh")
    print_all(occasion, ["cover"], tmp_path, "zh")
    (path,) = tmp_path.glob("*.pdf")
    path.write_bytes(b"mine")
    with pytest.raises(TenderError):
        print_all(occasion, ["cover"], tmp_path, "zh")
    assert path.read_bytes() == b"mine"
    print_all(occasion, ["cover"], tmp_path, "zh", force=True)
    assert path.read_bytes().startswith(b"%PDF")


def test_one_that_fails_does_not_stop_the_others(occasion: Occasion, tmp_path: Path) -> None:
    """What could not be written is told beside the links."""
    print_all(occasion, ["cover"], tmp_path, "zh")
    (path,) = tmp_path.glob("*.pdf")
    path.write_bytes(b"mine")
    face = print_all(occasion, ["cover", "opening_record"], tmp_path, "zh")
    assert face.title == "已打印 1 份" and len(face.remarks) == 1
    assert "force=True" in face.remarks[0] and "--force" not in face.remarks[0]


def test_nothing_chosen_is_told(occasion: Occasion, tmp_path: Path) -> None:
    """The officer is asked to choose."""
    with pytest.raises(TenderError, match="choose"):
        print_all(occasion, [], tmp_path, "zh")


def test_the_button_works_in_a_thread_of_its_own(tmp_path: Path) -> None:
    """The click returns at once; the links come when the work is done, and the button is free."""
    panel = open_dossier(EXAMPLE).print_button()
    assert isinstance(panel, ControlPanel)
    panel.controls["which"].value = ("cover",)
    panel.controls["folder"].value = str(tmp_path / "out")
    panel.controls["print"].click()
    assert panel.controls["print"].disabled
    for _ in range(1200):
        if not panel.controls["print"].disabled:
            break
        time.sleep(0.1)
    (output,) = panel.said.outputs
    assert ".pdf</a>" in output["data"]["text/html"]
    assert list((tmp_path / "out").glob("*.pdf"))


def test_only_what_can_be_printed_now_is_offered() -> None:
    """The list holds the documents that are final; none is a draft."""
    panel = open_dossier(EXAMPLE).print_button()
    assert isinstance(panel, ControlPanel)
    keys = [key for _, key in panel.controls["which"].options]
    assert "evaluation_report" in keys and "failed_tender" in keys


def test_a_seal_after_opening_is_not_passed_over(tmp_path: Path) -> None:
    """A document rests on one state: with a stage sealed meanwhile, the dossier is opened again."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "dossier")
    before = open_dossier(folder, "en")
    assert main(["seal", "notice", str(folder), "--who", "W"]) == 0
    assert "opens it again" in before.documents().remarks[0]
    assert open_dossier(folder, "en").documents().title == "Documents"


def test_sheets_that_changed_are_not_printed(tmp_path: Path) -> None:
    """What is printed is what was shown."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "dossier")
    dossier = open_dossier(folder)
    (folder / "marks" / "E07.xlsx").unlink()
    face = dossier.print_button()
    assert not isinstance(face, ControlPanel) and "重新运行" in face.remarks[0]
