"""``tender award``: it shows what is proposed, and enters it once somebody confirms."""

import json
import shutil
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.resources import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped example on which nothing was decided."""
    copy = tmp_path / "tender"
    shutil.copytree(shipped("tenders") / "qinghe-2026", copy)
    (copy / "awards.xlsx").unlink()
    return copy


def test_it_proposes_and_writes_only_what_is_confirmed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a person who confirms it nothing is written; with one the rows and the ledger are."""
    assert main(["award", str(folder), "--lang", "en"]) == 0
    assert "nothing is entered" in capsys.readouterr().out
    assert not (folder / "awards.xlsx").exists()
    assert main(["award", str(folder), "--confirmed", "李局长", "--lang", "en"]) == 2
    assert "--who" in capsys.readouterr().err
    said = ["--confirmed", "李局长", "--who", "王芳", "--when", "2026-03-27 10:00"]
    assert main(["award", str(folder), *said, "--lang", "en"]) == 0
    assert "11 rows written" in capsys.readouterr().out
    assert main(["award", str(folder), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["decided"] == record["proposed"] or len(record["decided"]) == 12
    assert record["findings"] == []


def test_a_next_candidate_needs_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lot is moved with a reason, or not at all."""
    said = ["--confirmed", "李局长", "--who", "王芳"]
    assert main(["award", str(folder), *said, "--when", "2026-03-27 10:00"]) == 0
    later = ["--when", "2026-04-07 10:00", "--lang", "en"]
    assert main(["award", str(folder), *said, *later, "--next", "L03"]) == 1
    assert "W105" in capsys.readouterr().err
    why = ["--why", "第一候选人书面放弃"]
    assert main(["award", str(folder), *said, *later, "--next", "L03", *why]) == 0
    capsys.readouterr()
    assert main(["award", str(folder), "--lang", "en"]) == 0
    assert "next candidate" in capsys.readouterr().out
