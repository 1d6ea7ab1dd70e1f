"""``tender enter`` writes a decision into its sheet, and says where."""

import json
import shutil
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.reading.reading import read
from evaluation.reports.documents import offers
from evaluation.reports.occasion import occasion_at
from evaluation.resources import shipped

RULING = ("决定事项=并列处理", "subject=L04", "decision=抽签", "reason=总分相同", "who=评标委员会")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped example."""
    return shutil.copytree(shipped("tenders") / "qinghe-2026", tmp_path / "dossier")


def enter(sheet: str, folder: Path, *words: str) -> int:
    """Run the command and return its exit status."""
    return main(["enter", sheet, str(folder), *words, "--who", "张三", "--lang", "zh"])


def test_it_says_where_the_decision_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workbook, sheet and row, and the line of the ledger, for people and for programs."""
    assert enter("rulings", folder, *RULING, "when=2026-03-26 09:30") == 0
    assert "已写入 tender.xlsx 的“评审决定”表第 6 行；台账第 1 行" in capsys.readouterr().out
    assert enter("rulings", folder, *RULING, "when=2026-03-26 10:30", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["workbook"], said["row"], said["length"]) == ("tender.xlsx", 7, 2)
    assert len(read(folder).usable().rulings) == 6


def test_what_scoring_would_refuse_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bid that fails without a reason is told before it stands in the sheet."""
    words = ("bid=B0101", "requirement=独立承担民事责任的能力", "passed=否")
    assert enter("screening", folder, *words) == 1
    assert "A202" in capsys.readouterr().err
    assert all(each.passed for each in read(folder).usable().screening[:8])


@pytest.mark.parametrize("words", [("colour=red",), ("what=并列处理", "决定事项=并列处理")])
def test_unknown_and_repeated_columns_are_refused(folder: Path, words: tuple[str, ...]) -> None:
    """The command says which columns there are."""
    assert enter("rulings", folder, *words) == 2


def test_entering_alone_does_not_ask_for_seals(folder: Path) -> None:
    """Where no stage was ever closed, a decision on record closes none of the documents."""
    enter("rulings", folder, *RULING, "when=2026-03-26 09:30")
    against = [finding.code for offer in offers(occasion_at(folder)) for finding in offer.against]
    assert "P102" not in against
