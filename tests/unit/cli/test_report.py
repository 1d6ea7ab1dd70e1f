"""Promises about ``tender report``."""

from pathlib import Path

import pikepdf
import pytest

from evaluation.cli.main import main
from evaluation.dossier.reading.reading import read
from evaluation.reports.documents import all_documents
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"


@pytest.mark.slow
def test_the_full_example_prints(tmp_path: Path) -> None:
    """The report of the full example carries a workbook that is a dossier; it is not overwritten."""
    words = ["report", str(EXAMPLE), "--out", str(tmp_path), "--lang", "zh"]
    assert main(words) == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "QHWL-2026-011-evaluation-report.zh.pdf"
    with pikepdf.open(path) as pdf:
        workbook = pdf.attachments["QHWL-2026-011-audit.xlsx"].get_file().read_bytes()
    (tmp_path / "audit.xlsx").write_bytes(bytes(workbook))
    assert read(tmp_path / "audit.xlsx").dossier is not None
    path.write_bytes(b"a person's own file")
    assert main(words) == 2
    assert path.read_bytes() == b"a person's own file"


def test_no_report_of_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dossier that is not there leaves no file and says so."""
    assert main(["report", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")]) == 2
    assert "nothing" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_list_says_what_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    """--list names every document, with its copies and what stands in the way."""
    assert main(["report", str(EXAMPLE), "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len(all_documents())
    (award,) = [line for line in lines if line.startswith("award_letter")]
    assert award.split()[3] == "8"
    assert "lot L04 is not awarded" in award


def test_named_documents_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--only prints what is named, under names that say tender, lot and document."""
    words = ["report", str(EXAMPLE), "--out", str(tmp_path), "--lang", "en", "--draft"]
    assert main([*words, "--only", "cover, failed_tender"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "QHWL-2026-011-L12-failed-tender.draft.en.pdf",
        "QHWL-2026-011-cover.draft.en.pdf",
    ]
    assert main([*words, "--only", "award_leter"]) == 2
    assert "award_letter" in capsys.readouterr().err
