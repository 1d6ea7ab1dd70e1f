"""``tender allocate`` answers problem files and tells which lots a budget funds."""

import json
import shutil
from pathlib import Path

import openpyxl
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
        ("zh", "L06：报价不高于 298,000.00"),
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
    assert not any(
        word in out for word in ("应得与实得", "预算与价值", "Other plans", "drawn again")
    )
    assert "2029135" in out
    assert [path.name for path in tmp_path.iterdir()] == ["QHWL-2026-011-allocation-audit.xlsx"]
    assert main(words) == 0  # the same bytes again are no conflict


def test_a_portfolio_names_the_ranks_it_passes_over(capsys: pytest.CaptureFixture[str]) -> None:
    """Every first rank that is not funded is listed, with a warning of the law."""
    assert main(["allocate", EXAMPLE, "--mode", "portfolio", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    passed = [(each["lot"], each["first"], each["funded"]) for each in said["overrides"]]
    assert ("L01", "B0101", "B0103") in passed
    assert [finding["code"] for finding in said["findings"]] == ["F220"]


MORE = (
    "--no-reasons", "--rule-costs", "--equity", "--frontier", "--scenarios", "--alternatives", "2",
    "--steadiness", "2",
)  # fmt: skip


def test_more_is_told_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Costs, equity, frontier, alternatives and steadiness stand in the one JSON object."""
    assert main(["allocate", EXAMPLE, "--json", "--lang", "en", *MORE]) == 0
    printed = capsys.readouterr()
    said = json.loads(printed.out)
    failed, none = printed.err.splitlines()
    assert "F101" in failed and "L12" in failed
    assert none == "the dossier has no sheet Scenarios"
    assert said["left"] == []
    assert {cost["id"] for cost in said["cost_of_rules"]} == {"R1", "R2", "R3", "R4", "R5"}
    assert said["equity"]["no_plan_from_floor"] == "0.5"
    assert len(said["frontier"]["points"]) == 21
    assert [other["loss"] for other in said["alternatives"]] == ["22645", "34002"]
    assert {each["draws"] for each in said["steadiness"]} == {"2"}
    assert "scenarios" not in said


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("各区域应得与实得", "预算与价值", "其他方案", "重新抽取专家", "本次预算")),
        (
            "en",
            (
                "each district receives",
                "other budgets",
                "Other plans",
                "drawn again",
                "this budget",
            ),
        ),
    ],
)
def test_more_is_printed_in_both_languages(
    lang: str, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every table has its title and its words in the language asked for."""
    short = ["allocate", EXAMPLE, "--lang", lang, "--out", str(tmp_path), "--no-reasons"]
    assert main([*short, *MORE]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in words)


def test_scenarios_of_the_dossier_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet Scenarios in the dossier is read, planned and set beside the plan."""
    folder = tmp_path / "dossier"
    shutil.copytree(EXAMPLE, folder)
    book = openpyxl.load_workbook(folder / "tender.xlsx")
    sheet = book.create_sheet("情景")
    sheet.append(["编号", "情景名称", "预算金额", "资金分配方式", "不采用的规则"])
    sheet.append(["S1", "预算压减", 2_000_000, None, None])
    sheet.append(["S2", "不设农村比例", None, "组合", "R1"])
    book.save(folder / "tender.xlsx")
    assert main(["allocate", str(folder), "--json", "--no-reasons", "--scenarios"]) == 0
    said = json.loads(capsys.readouterr().out)["scenarios"]
    assert [each["id"] for each in said] == [None, "S1", "S2"]
    assert said[1]["budget"] == "2000000"
    assert said[2]["mode"] == "portfolio"
    assert int(said[1]["more"]) < 0 < int(said[2]["more"])


def test_a_number_of_draws_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    """Nonsense is refused before anything is read."""
    for wrong in ("0", "-1", "many", "99999999"):
        with pytest.raises(SystemExit):
            main(["allocate", EXAMPLE, "--steadiness", wrong])
    assert "10000" in capsys.readouterr().err


def test_the_workbook_carries_checks_and_ledger(tmp_path: Path) -> None:
    """What the checks say stands in the audit workbook of an allocation as in that of a score."""
    zh = ["--out", str(tmp_path), "--lang", "zh"]
    assert main(["allocate", EXAMPLE, "--no-reasons", *zh]) == 0
    assert main(["score", EXAMPLE, *zh]) == 0
    (plan, score) = (
        openpyxl.load_workbook(tmp_path / f"QHWL-2026-011-{name}.xlsx")
        for name in ("allocation-audit", "audit")
    )
    assert set(score.sheetnames) < set(plan.sheetnames)
    assert [row for row in plan["核对项目"].values] == [row for row in score["核对项目"].values]
