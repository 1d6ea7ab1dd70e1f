"""``tender log``: the history in words, verified."""

import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.ledger.sealing import undo
from tests.dossiers.sealed import NOON, placed, sealed


def test_it_tells_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line with who, what and why; then the state of each stage, the head and the length."""
    folder = placed(tmp_path)
    sealed(folder, "screening")
    ledger = undo(folder, "screening", who="李岚", why="漏审一家", time=NOON)
    for lang, words in {
        "zh": ("撤销封存", "未封存", "4 行"),
        "en": ("seal undone", "open", "4"),
    }.items():
        status = main(["log", str(folder), "--lang", lang])
        said = capsys.readouterr().out
        assert all(word in said for word in (*words, "李岚", "漏审一家", ledger.head))
        assert status == 0


def test_json_holds_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON: length, head, stages, entries and findings."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "opening")
    assert main(["log", str(folder), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["length"], said["head"], said["findings"]) == (2, ledger.head, [])
    assert said["stages"]["opening"] == "sealed"
    assert [entry["stage"] for entry in said["entries"]] == ["notice", "opening"]


def test_an_edited_ledger_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edited line ends in status 1 and is named on standard error."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "opening")
    ledger.path.write_bytes(ledger.path.read_bytes().replace("王敏".encode(), b"X", 1))
    assert main(["log", str(folder)]) == 1
    assert "ledger.jsonl[1] error S101" in capsys.readouterr().err


def test_a_document_shows_a_cut_tail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The head and length that a document prints show what the ledger alone does not."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "opening")
    ask = ["log", str(folder), "--head", ledger.head, "--length", "2"]
    assert main(ask) == 0
    first, _, _ = ledger.path.read_bytes().partition(b"\n")
    ledger.path.write_bytes(first + b"\n")
    assert main(["log", str(folder)]) == 0
    capsys.readouterr()
    assert main(ask) == 1
    assert "S103" in capsys.readouterr().err
    assert main(ask[:4]) == 2


def test_no_ledger_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was sealed yet the command says how to begin."""
    assert main(["log", str(placed(tmp_path)), "--lang", "en"]) == 0
    assert "tender seal notice" in capsys.readouterr().out


def test_a_dossier_that_cannot_be_read_has_its_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ledger is told, and that the dossier cannot be read is an error."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "notice")
    (folder / "dossier.json").write_text("{", "utf-8")
    assert main(["log", str(folder)]) == 1
    said = capsys.readouterr()
    assert ledger.head in said.out
    assert "dossier.json" in said.err
    assert main(["log", str(tmp_path / "nowhere")]) == 2
