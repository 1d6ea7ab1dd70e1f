"""``tender score`` prints the ranking, and writes the audit workbook where it harms nobody."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.resources import shipped
from tests.dossiers.workbooks import good

SMALL = shipped("tenders") / "published" / "025-two-envelopes-70-30"
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("lang", "head"), [("zh", "名次"), ("en", "Rank")])
def test_the_ranking_is_printed(tmp_path: Path, lang: str, head: str, capsys: Captured) -> None:
    """The ranking on standard output; where the workbook is, on standard error."""
    assert main(["score", str(SMALL), "--lang", lang, "--out", str(tmp_path / "o")]) == 0
    captured = capsys.readouterr()
    assert head in captured.out
    assert [path.suffix for path in (tmp_path / "o").iterdir()] == [".xlsx"]
    assert "-audit.xlsx" in captured.err


def test_points_have_the_decimals_of_their_rounding(tmp_path: Path, capsys: Captured) -> None:
    """72 points of a column that is rounded to two decimals are printed as 72.00."""
    example = str(shipped("tenders") / "qinghe-2026")
    assert main(["score", example, "--lang", "en", "--out", str(tmp_path)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["72.00", "13.77", "85.77"] in [line[-3:] for line in lines]


def test_the_keys_for_outsiders(capsys: Captured) -> None:
    """The object has the keys that other systems rely on."""
    assert main(["score", str(SMALL), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"tender", "method", "law_day", "lots", "findings"} <= found.keys()
    assert {"lot", "bids", "candidates"} <= found["lots"][0].keys()
    keys = "bid tenderer status reasons quote evaluated_price points technical price_points total"
    assert {*keys.split(), "rank", "tied"} <= found["lots"][0]["bids"][0].keys()


def test_a_result_is_not_overwritten(tmp_path: Path, capsys: Captured) -> None:
    """The same bytes again are fine; another file of that name stays, unless --force is said."""
    command = ["score", str(SMALL), "--out", str(tmp_path)]
    assert main(command) == 0 and main(command) == 0
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"mine")
    assert main(command) == 2 and path.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert main([*command, "--force"]) == 0 and path.read_bytes() != b"mine"


def test_a_failing_workbook_leaves_one_object(tmp_path: Path, capsys: Captured) -> None:
    """With --json standard output is one object, also where the workbook cannot be written."""
    command = ["score", str(SMALL), "--json", "--out", str(tmp_path)]
    assert main(command) == 0
    assert "lots" in json.loads(capsys.readouterr().out)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"mine")
    assert main(command) == 2
    assert "problem_en" in json.loads(capsys.readouterr().out)


def test_the_id_of_a_tender_leads_nowhere(tmp_path: Path) -> None:
    """Slashes in an id stay in the name of the file; nothing is written outside the folder."""
    dossier = good()
    dossier = replace(dossier, tender=replace(dossier.tender, id="../../WH/2026"))
    write_workbook(dossier, tmp_path / "d.xlsx", "zh")
    assert main(["score", str(tmp_path / "d.xlsx"), "--out", str(tmp_path / "o")]) == 0
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["-..-WH-2026-audit.xlsx"]
