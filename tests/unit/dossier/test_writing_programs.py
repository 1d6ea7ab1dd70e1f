"""Other programs open the written workbooks and keep what they say."""

import subprocess
from pathlib import Path

import pytest

from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.workbooks import workbook_bytes
from tests.unit.dossier.dossiers import small


@pytest.mark.needs("soffice")
def test_libreoffice_keeps_every_value(tmp_path: Path) -> None:
    """A workbook that LibreOffice opened and saved again reads back equal, without findings."""
    (tmp_path / "d.xlsx").write_bytes(workbook_bytes(small(), "zh"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "d.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    reading = read(tmp_path / "saved" / "d.xlsx")
    assert reading.dossier == small()
    assert not [finding.line("en") for finding in reading.findings]


def test_a_calculator_in_process_loads_it(tmp_path: Path) -> None:
    """An engine that recalculates audit workbooks loads the sheets and finds the values."""
    formualizer = pytest.importorskip("formualizer")
    (tmp_path / "d.xlsx").write_bytes(workbook_bytes(small(), "zh"))
    book = formualizer.load_workbook(str(tmp_path / "d.xlsx"))
    assert book.evaluate_cell("响应文件", 2, 5) == 117500.55
    assert book.evaluate_cell("评分 E02", 9, 4) == 30
