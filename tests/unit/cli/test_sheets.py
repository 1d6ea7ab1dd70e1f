"""``tender sheets``: writes the sheets, says who got none, and leaves a person's files alone."""

import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.ledger.ledger import ledger_of
from tests.unit.desk.mark_sheets.sheets import folder

Out = pytest.CaptureFixture[str]


def test_sheets_are_written_and_who_gets_none_is_told(tmp_path: Path, capsys: Out) -> None:
    """Standard output names the files, standard error who has not declared; there is no bar."""
    path = folder(tmp_path / "d")
    words = ["sheets", str(path), "--out", str(tmp_path / "o"), "--who", "Wang", "--lang", "en"]
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[:3] == [str(tmp_path / "o" / f"E0{n}-1.xlsx") for n in (1, 2, 3)]
    assert "issue 1: 3 mark sheets" in said.out
    assert said.err.splitlines() == [
        "tender.xlsx[评审小组!I5] warning E101: 孙七 has made no declaration and gets no mark sheet; "
        "fill in the declaration first"
    ]
    assert main(words) == 2
    assert main([*words, "--force"]) == 0
    assert (tmp_path / "o.old" / "E01-1.xlsx").is_file()


def test_json_is_all_there_is_on_standard_output(tmp_path: Path, capsys: Out) -> None:
    """One object with the number of the issue, the files and who got none; in Chinese by the tender."""
    path = folder(tmp_path / "d")
    words = ["sheets", str(path), "--out", str(tmp_path / "o"), "--who", "王", "--json"]
    assert main([*words, "--expert", "E02"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["issue"] == "1"
    assert said["sheets"] == {"E02": str(tmp_path / "o" / "E02-1.xlsx")}
    assert [finding["code"] for finding in said["findings"]] == ["E101"]


def test_an_error_before_the_marks_stops_the_issue(tmp_path: Path, capsys: Out) -> None:
    """A dossier whose criteria cannot be read sends out nothing."""
    path = folder(tmp_path / "d")
    (path / "bids.xlsx").unlink()
    words = ["sheets", str(path), "--out", str(tmp_path / "o"), "--who", "Wang", "--lang", "en"]
    assert main(words) == 1
    assert "put them right" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
    assert ledger_of(path) is None
