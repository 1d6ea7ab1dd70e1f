"""``tender check`` prints findings, then every check with its answer."""

import json
from pathlib import Path

import pytest

from evaluation.checks.registry import all_checks
from evaluation.cli.main import main
from evaluation.resources import shipped
from tests.unit.test_pipeline import written

EXAMPLE = str(shipped("tenders") / "qinghe-2026")


@pytest.mark.parametrize(("lang", "state"), [("zh", "资料不足"), ("en", "insufficient data")])
def test_every_check_is_listed(lang: str, state: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What was looked at is printed with its answer, in the language that was asked for."""
    assert main(["check", EXAMPLE, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert all(f"\n{check.code}  " in out for check in all_checks())
    assert state in out


def test_findings_stand_worst_first_and_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors come before warnings and notes, and what is said of several cells is one line."""
    panel = [
        {"id": f"E{n}", "name": f"专家{n}", "role": "expert", "chair": n < 3} for n in range(1, 6)
    ]
    main(["check", str(written(tmp_path, panel=panel)), "--lang", "en"])
    lines = capsys.readouterr().out.split("\n\n")[0].splitlines()
    weights = [next(at for at, word in enumerate((" error ", " warning ", " note ")) if word in line)
               for line in lines]  # fmt: skip
    assert weights == sorted(weights)
    assert len(lines) == len(set(line.partition("] ")[2] for line in lines))


def test_errors_set_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of a check gives status 1, and its line names cell and law."""
    panel = [{"id": "E1", "name": "甲", "role": "purchaser", "chair": True}]
    assert main(["check", str(written(tmp_path, panel=panel)), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "dossier.json[panel!1/chair] error P105" in out
    assert "Order 87" in out


def test_json_has_figures_threshold_cells_and_law(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get one object with every answer: figures, threshold, places, law keys."""
    assert main(["check", EXAMPLE, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (share,) = (each for each in found["checks"] if each["code"] == "L101")
    assert share["state"] == "clear"
    assert share["answers"][0]["figures"] == {"share": "15%"}
    assert share["answers"][0]["threshold"] == "10%"
    assert share["answers"][0]["law"] == ["cn/87/price_share_services_min"]
    assert share["answers"][0]["places"][0].startswith("tender.xlsx[")


@pytest.mark.parametrize("code", ["P101", "p101"])
def test_a_check_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The page of a check says its law by date, an example and innocent explanations."""
    assert main(["check", "--explain", code, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "10,000,000.00 CNY" in out
    assert "Innocent explanations" in out


def test_a_code_of_no_check_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that reading or scoring prints is explained like that of a check."""
    assert main(["check", "--explain", "A201", "--lang", "en"]) == 0
    assert "A screening decision is missing" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["check"], ["check", "--explain", "Z999"], ["check", "nowhere"]])
def test_wrong_use_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No dossier, no such check, no such file: status 2 and a sentence."""
    assert main(words) == 2
    assert capsys.readouterr().err.strip()
