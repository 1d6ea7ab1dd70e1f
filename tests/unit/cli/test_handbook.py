"""``tender handbook`` writes one PDF and the pages."""

from pathlib import Path

import pytest

from evaluation.cli.main import main


@pytest.mark.slow
def test_pdf_and_pages_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder holds the PDF and a first page, and the command says where."""
    folder = tmp_path / "book"
    assert main(["handbook", "--lang", "en", "--out", str(folder)]) == 0
    assert "index.html" in capsys.readouterr().out
    assert (folder / "handbook.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "index.html").is_file() and (folder / "search.js").is_file()


def test_a_folder_of_somebody_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds something is refused before anything is made."""
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["handbook", "--lang", "en", "--out", str(tmp_path)]) == 2
    assert "holds something" in capsys.readouterr().err
