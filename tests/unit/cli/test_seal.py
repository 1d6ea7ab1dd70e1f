"""``tender seal``: asks for everything a stage needs, and closes it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from evaluation.cli.main import main
from evaluation.ledger.ledger import ledger_of
from evaluation.resources import shipped
from tests.dossiers.sealed import BASE, placed

STAGES = ("notice", "opening", "screening", "technical_marks", "price", "ranking", "award")


def seal(stage: str, path: Path, *more: str) -> int:
    """Run the command and return its exit status."""
    return main(["seal", stage, str(path), "--who", "王敏", "--lang", "en", *more])


def test_a_whole_tender_is_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All seven stages of the shipped example close one after the other; head and length print."""
    folder = tmp_path / "tender"
    shutil.copytree(shipped("tenders") / "qinghe-2026", folder)
    for stage in STAGES:
        assert seal(stage, folder) == 0
    ledger = ledger_of(folder)
    assert ledger is not None
    assert [*ledger.sealed] == [*STAGES]
    last = capsys.readouterr().out.splitlines()[-1]
    assert ledger.head in last
    assert "7 lines" in last
    assert main(["score", str(folder), "--out", str(tmp_path / "out")]) == 0


def test_json_is_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the command gives stage, fingerprints, head and length."""
    assert seal("notice", placed(tmp_path), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["stage"], said["length"], len(said["head"])) == ("notice", 1, 64)
    assert {*said["sheets"]} == {"tender", "lots", "criteria"}


def part(folder: Path, *sheets: str, **tender: Any) -> Path:  # noqa: ANN401
    """Return `folder` with only some sheets of the base dossier."""
    document = json.loads(BASE.read_text("utf-8"))
    kept = {key: document[key] for key in ("tender", "lots", "criteria", *sheets)}
    kept["tender"] |= tender
    (folder / "dossier.json").write_text(json.dumps(kept), "utf-8")
    return folder


def test_the_notice_needs_no_bids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the opening there are neither tenderers nor bids, and the notice can be closed."""
    assert seal("notice", part(tmp_path)) == 0
    assert seal("opening", tmp_path) == 1
    assert "lacks the sheet Bids" in capsys.readouterr().err


def test_the_opening_needs_no_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Marks and facts are asked for when their own stage is closed, not before."""
    folder = part(tmp_path, "tenderers", "bids", "panel")
    for stage in STAGES[:3]:
        assert seal(stage, folder) == 0
    capsys.readouterr()
    assert seal("technical_marks", folder) == 1
    said = capsys.readouterr().err
    assert "M104" in said
    assert seal("price", folder) == 1


def test_an_error_of_the_notice_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notice that the checks of the law refuse cannot be closed."""
    assert seal("notice", part(tmp_path, small_rate="0.30")) == 1
    assert "L106" in capsys.readouterr().err
    assert ledger_of(tmp_path) is None


def test_an_unknown_method_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a known method no stage can be closed; the message names those there are."""
    assert seal("notice", part(tmp_path, method="cn_open")) == 1
    assert "cn_open_comprehensive" in capsys.readouterr().err


def test_a_sealed_criterion_cannot_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the opening a changed criterion stops scoring and names the cell."""
    folder = placed(tmp_path)
    assert [seal(stage, folder) for stage in STAGES[:2]] == [0, 0]
    path = folder / "dossier.json"
    path.write_text(path.read_text("utf-8").replace('"max_points": "50"', '"max_points": "49"')
                    .replace('"max_points": "30"', '"max_points": "31"'), "utf-8")  # fmt: skip
    capsys.readouterr()
    assert main(["check", str(folder), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "dossier.json[criteria!2/max_points] error S106: Max points of T1 was 50" in said
    assert "dossier.json[criteria!3/max_points] error S106: Max points of T2 was 30" in said
    assert seal("screening", folder) == 1
