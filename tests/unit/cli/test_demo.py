"""``tender demo`` runs the main job on the shipped example."""

from pathlib import Path

import pytest

from evaluation.cli.main import main


@pytest.mark.slow
def test_the_demo_writes_its_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reports in both languages and the audit workbook, and it says where they are."""
    assert main(["demo", "--out", str(tmp_path), "--lang", "en"]) == 0
    files = {path.name.removeprefix("qinghe-2026"): path for path in tmp_path.iterdir()}
    assert sorted({path.suffix for path in files.values()}) == [".pdf", ".xlsx"]
    said = capsys.readouterr().out
    assert all(str(path) in said for path in files.values())
