"""``tender undo``: goes back with a reason, and leaves everything on record."""

from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.ledger.ledger import ledger_of
from tests.dossiers.sealed import placed, sealed


def undo(stage: str, path: Path, why: str = "录入有误") -> int:
    """Run the command and return its exit status."""
    return main(["undo", stage, str(path), "--who", "王敏", "--why", why, "--lang", "zh"])


def test_it_opens_the_stage_and_those_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stages after it are open as well; the reason stands in the ledger."""
    folder = placed(tmp_path)
    sealed(folder)
    assert undo("screening", folder) == 0
    ledger = ledger_of(folder)
    assert ledger is not None
    assert [*ledger.sealed] == ["notice", "opening"]
    assert ledger.entries[-1].reason == "录入有误"
    assert "已撤销封存" in capsys.readouterr().out


def test_it_refuses_without_reason_or_seal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A blank reason, or a stage that is open, changes nothing."""
    folder = placed(tmp_path)
    ledger = sealed(folder, "notice")
    assert undo("notice", folder, " ") == 2
    assert undo("award", folder) == 2
    assert "没有封存" in capsys.readouterr().err
    assert ledger_of(folder) == ledger


def test_it_works_on_a_dossier_that_cannot_be_read(tmp_path: Path) -> None:
    """What has to be opened again is often what went wrong; the ledger alone is needed."""
    folder = placed(tmp_path)
    sealed(folder)
    (folder / "dossier.json").write_text("{", "utf-8")
    assert undo("opening", folder) == 0
