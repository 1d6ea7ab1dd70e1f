"""The command as people and scripts meet it: sentences, exit statuses, one JSON object."""

import json
from pathlib import Path

import pytest

from evaluation.cli import law
from evaluation.cli.commands import COMMANDS
from evaluation.cli.main import main
from evaluation.cli.running import run_command
from evaluation.resources import shipped
from tests.dossiers.faults_of_cells import CELLS
from tests.dossiers.workbooks import NAME, Book, good

SMALL = str(shipped("tenders") / "published" / "025-two-envelopes-70-30")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Return a dossier with one error in a cell."""
    next(fault for fault in CELLS if fault.code == "D011").make(tmp_path, "en")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("words", "status"), [([], 0), (["--help"], 0), (["--version"], 0), (["x"], 2)]
)
def test_without_a_command(words: list[str], status: int, capsys: Captured) -> None:
    """The list of commands; a command that does not exist is a wrong use."""
    assert main(words) == status
    said = capsys.readouterr()
    assert bool(said.err) == (status == 2) and bool(said.out) == (status == 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: Captured) -> None:
    """``--help`` of each command says how to use it."""
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0 and command in capsys.readouterr().out


@pytest.mark.parametrize("command", ["score", "report", "check"])
@pytest.mark.parametrize(("lang", "said"), [("zh", "不存在"), ("en", "does not exist")])
def test_a_path_that_is_not_there(command: str, lang: str, said: str, capsys: Captured) -> None:
    """Status 2 and a sentence in the language asked for, on standard error."""
    assert main([command, "no-such-folder", "--lang", lang]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == ""


@pytest.mark.parametrize(
    ("lang", "weight", "said"),
    [("zh", "错误", "1,234.50”是文本"), ("en", "error", "is text, not a number")],
)
def test_errors_of_a_dossier(
    broken: str, lang: str, weight: str, said: str, capsys: Captured
) -> None:
    """Status 1; every finding on standard error with its cell."""
    assert main(["score", broken, "--lang", lang]) == 1
    captured = capsys.readouterr()
    assert said in captured.err and f"dossier.xlsx[Bids!E3] {weight} D011" in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("command", ["score", "check"])
@pytest.mark.parametrize(("dossier", "status"), [(SMALL, 0), ("", 1), ("no-such-folder", 2)])
def test_json_is_one_object(
    command: str, dossier: str, status: int, broken: str, capsys: Captured
) -> None:
    """Standard output holds one JSON object whatever happens, numbers in it as text."""
    assert main([command, dossier or broken, "--json"]) == status
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found["findings"], list)
    assert not any(isinstance(value, float) for value in leaves(found))
    if status:
        assert {each["severity"] for each in found["findings"]} == {"error"}


def leaves(value: object) -> list[object]:
    """Return everything in a JSON value that holds nothing else."""
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]


def test_a_mistake_of_ours_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """An exception that nobody foresaw ends in one sentence and status 2; its trace on demand."""

    def broken(options: object) -> int:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(law, "run", broken)
    monkeypatch.delenv("TENDER_DEBUG", raising=False)
    assert run_command("law", []) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("TENDER_DEBUG", "1")
    assert run_command("law", []) == 2
    assert "Traceback" in capsys.readouterr().err


def test_all_errors_at_once(tmp_path: Path, capsys: Captured) -> None:
    """Three wrong cells on three sheets are three findings of one run."""
    book = Book(good(), "en")
    book.put("bids/2/quote", "a lot")
    book.put("marks E01!D5", "good")
    book.put("tenderers/3/founded", "long ago")
    book.pages.save(tmp_path / NAME)
    assert main(["check", str(tmp_path), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert all(f"[{cell}] error" in out for cell in ("Bids!E2", "Marks E01!D5", "Tenderers!M3"))
