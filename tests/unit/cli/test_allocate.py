"""``tender allocate`` answers problem files and tells which lots a budget funds."""

import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.resources import shipped

PROBLEM = {
    "funds": {"2026": 10},
    "lots": [
        {"id": "L1", "options": [{"id": "B1", "value": 14, "uses": {"2026": 7}}]},
        {"id": "L2", "options": [{"id": "B2", "value": 11, "uses": {"2026": 5}}]},
    ],
}


def answered(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, object], str]:
    """Return exit status, the one JSON object on standard output, and standard error."""
    path = folder / "problem.json"
    path.write_text(text, "utf-8")
    status = main(["allocate", "--problem", str(path), "--json"])
    said = capsys.readouterr()
    return status, json.loads(said.out), said.err


def test_a_problem_file_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An optimal plan ends with 0, one JSON object and nothing else."""
    status, said, told = answered(json.dumps(PROBLEM), tmp_path, capsys)
    assert (status, told) == (0, "")
    assert (said["status"], said["value"], said["bound"]) == ("optimal", "14", "14")
    assert said["funded"] == [{"lot": "L1", "option": "B1"}]


def test_rules_that_clash_end_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An infeasible problem names a smallest set of rules that contradict each other."""
    rules = [{"id": "both", "metric": "count", "at_least": 2}]
    status, said, _ = answered(json.dumps({**PROBLEM, "rules": rules}), tmp_path, capsys)
    assert (status, said["status"]) == (1, "infeasible")
    assert said["conflict"] == ["both", "funds.2026"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (('"value": 14', '"value": 14.5'), "14.5 is not a whole number"),
        (('"value": 14', '"value": 1000000000000000000'), "is too large"),
        (('"2026": 7', '"2026": -7'), "-7 is below 0"),
        (('"2026": 7', '"2027": 7'), "there is no fund “2027”"),
        (('"L2"', '"L1"'), "the lot “L1” stands twice"),
        (('"lots"', '"rules": [{"id": "r", "metric": "count", "of": {"tags": ["x"]}, "at_most": 1}], "lots"'),
         "it selects no option"),
        (("{", "["), "is not JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_sentence(
    wrong: tuple[str, str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A bad file ends with 2 and a sentence that says what is wrong and what to do."""
    monkeypatch.setenv("LC_ALL", "en")
    status, said, told = answered(json.dumps(PROBLEM).replace(*wrong, 1), tmp_path, capsys)
    assert status == 2
    assert sentence in told
    assert "Traceback" not in told
    assert said["problem_en"]


def test_wrong_use_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a dossier nor a problem: status 2 and a sentence."""
    assert main(["allocate"]) == 2
    assert capsys.readouterr().err.strip()


EXAMPLE = str(shipped("tenders") / "qinghe-2026")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "L06：报价不高于 298,000.00 元时可以入选"),
        ("en", "L06: it would have entered at a price"),
    ],
)
def test_a_dossier_is_allocated(
    lang: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan is printed by district, with its proof and its reasons, and the workbook written."""
    words = ["allocate", EXAMPLE, "--lang", lang, "--out", str(tmp_path)]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert sentence in out
    assert "1,115,000.00" in out
    assert "2271049.8003" in out
    assert [path.name for path in tmp_path.iterdir()] == ["QHWL-2026-011-allocation-audit.xlsx"]
    assert main(words) == 0  # the same bytes again are no conflict


def test_a_portfolio_names_the_ranks_it_passes_over(capsys: pytest.CaptureFixture[str]) -> None:
    """Every first rank that is not funded is listed, with a warning of the law."""
    assert main(["allocate", EXAMPLE, "--mode", "portfolio", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {"lot": "L01", "first": "B0101", "funded": "B0103"} in said["overrides"]
    assert [finding["code"] for finding in said["findings"]] == ["F220"]
