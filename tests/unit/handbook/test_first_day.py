"""The first day: the commands of the tutorial, one by one, from an empty folder to a sealed award."""

import shlex
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.handbook.chapters.first_day import commands


@pytest.mark.slow
def test_every_command_of_the_first_day_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command succeeds as it stands, and the last finds the award sealed and equal."""
    monkeypatch.chdir(tmp_path)
    said = {}
    for command in commands():
        program, *words = shlex.split(command)
        assert program == "tender"
        assert main(words) == 0, command
        said[words[0]] = capsys.readouterr().out
    assert "awards.xlsx" in said["award"]
    assert "award: sealed" in said["log"] or "成交: 已封存" in said["log"]
    assert said["audit"]
    assert list((tmp_path / "first-day-out").glob("*.pdf"))
