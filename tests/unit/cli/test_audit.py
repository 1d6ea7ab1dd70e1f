"""The command ``tender audit``: what it prints and how it ends."""

import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook


def test_the_exit_status_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound workbook ends with 0 and one JSON object; what is not there ends with 2."""
    path = tmp_path / "award-audit.xlsx"
    dossier = shipped("tenders") / "published" / "012-uk-template-price-30"
    path.write_bytes(audit_workbook(run(dossier), "en"))
    assert main(["audit", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "equal"
    assert main(["audit", str(tmp_path / "gone.xlsx")]) == 2
