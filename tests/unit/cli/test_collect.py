"""``tender collect``: shows what changes, asks, takes over, and says who is missing."""

import io
import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from tests.unit.desk.mark_sheets.sheets import fill, folder, marks_of, remarks, sent

Out = pytest.CaptureFixture[str]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier whose sheets were issued."""
    return folder(tmp_path / "d")


@pytest.fixture
def file(dossier: Path, tmp_path: Path) -> Path:
    """The filled sheet of E01."""

    def say(book: object) -> None:
        remarks(book)[0].value = "第一行\n第二行" + "长" * 80

    return fill(sent(dossier, tmp_path / "o").files["E01"], say)


def test_a_dry_run_shows_and_writes_nothing(dossier: Path, file: Path, capsys: Out) -> None:
    """Each change stands on a line, old and new; who is missing is named."""
    words = ["collect", str(dossier), str(file), "--who", "Wang", "--lang", "en", "--dry-run"]
    assert main(words) == 0
    said = capsys.readouterr().out
    lines = [line.split() for line in said.splitlines()]
    assert ["B01", "T1", "—", "7.5"] in lines
    assert all(len(line) < 110 for line in said.splitlines())
    assert "nothing was written" in said
    assert "still missing: E02 李四, E03 赵六" in said
    assert not marks_of(dossier, "E01")


def test_yes_takes_the_sheets_over(dossier: Path, file: Path, capsys: Out) -> None:
    """With --yes nobody is asked; --json prints one object and nothing else."""
    words = ["collect", str(dossier), str(file), "--who", "Wang", "--yes", "--json"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["taken"] is True
    assert said["missing"] == ["E02", "E03"]
    assert said["sheets"][0]["changes"][0] == {
        "bid": "B01", "criterion": "T1", "old": None, "new": "7.5"}  # fmt: skip
    assert len(marks_of(dossier, "E01")) == 6


class Typed(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        """Return that there is a person."""
        return True


@pytest.mark.parametrize(("answer", "marks"), [("y\n", 6), ("n\n", 0), ("", 0)])
def test_a_person_is_asked(
    dossier: Path, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, marks: int
) -> None:
    """Only a yes takes the marks over."""
    monkeypatch.setattr("sys.stdin", Typed(answer))
    assert main(["collect", str(dossier), str(file), "--who", "Wang"]) == 0
    assert len(marks_of(dossier, "E01")) == marks


def test_nobody_to_ask_is_said(dossier: Path, file: Path, capsys: Out) -> None:
    """In a script one has to say what is meant."""
    assert main(["collect", str(dossier), str(file), "--who", "Wang", "--lang", "en"]) == 2
    assert "--dry-run" in capsys.readouterr().err


def test_all_that_is_wrong_is_told_in_both_languages(
    dossier: Path, file: Path, capsys: Out
) -> None:
    """A refused sheet ends with 1 and a line for each problem, with file, sheet and cell."""
    fill(file, points=99)
    for lang, head, word in (
        ("en", "error E129: ", "write a number from 0 to 40"),
        ("zh", "错误 E129：", "应为 0 至 40 之间的数字"),
    ):
        assert (
            main(["collect", str(dossier), str(file), "--who", "W", "--yes", "--lang", lang]) == 1
        )
        said = capsys.readouterr().err
        assert f"E01-1.xlsx[L01!E7] {head}" in said
        assert word in said
        assert len(said.splitlines()) == 7
    assert not marks_of(dossier, "E01")
