"""``tender new``: an empty dossier, or a refusal that says why."""

import json
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.schema import MARKS, OFFERED, sheet


@pytest.mark.parametrize(("lang", "word"), [("zh", "已新建"), ("en", "wrote")])
def test_it_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    """The command says where the dossier is and names the next command."""
    assert main(["new", str(tmp_path / "d"), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert word in said
    assert "tender check" in said
    assert (tmp_path / "d" / "tender.xlsx").is_file()


def test_an_unknown_method_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A method that the law folder does not know is refused before anything is written."""
    assert main(["new", str(tmp_path / "d"), "--method", "lottery"]) == 2
    assert "cn_open_comprehensive" in capsys.readouterr().err
    assert not (tmp_path / "d").exists()


def test_work_is_never_overwritten(tmp_path: Path) -> None:
    """A second time into the same folder is refused."""
    assert main(["new", str(tmp_path / "d")]) == 0
    (tmp_path / "d" / "bids.xlsx").write_text("mine")
    assert main(["new", str(tmp_path / "d")]) == 2
    assert (tmp_path / "d" / "bids.xlsx").read_text() == "mine"


def test_the_example_is_a_dossier_in_order(tmp_path: Path) -> None:
    """With --example the folder holds the small example of the handbook, without errors."""
    assert main(["new", str(tmp_path / "d"), "--example"]) == 0
    assert main(["check", str(tmp_path / "d")]) == 0


def test_an_empty_json_document_has_every_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --json every sheet and key is there to be filled in, printed or as a file."""
    assert main(["new", "--json", "--method", "cn_negotiation"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["tender"]["method"] == "cn_negotiation"
    assert all(printed[key] for key in (*OFFERED, MARKS))
    assert printed["bids"][0].keys() == {column.key for column in sheet("bids").columns}
    path = tmp_path / "tender.json"
    assert main(["new", str(path), "--json"]) == 0
    assert json.loads(path.read_text("utf-8")).keys() == printed.keys()


def test_blank_rows_of_a_template_are_no_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left blank in the JSON template is passed over, as blank rows of a workbook are."""
    path = tmp_path / "tender.json"
    assert main(["new", str(path), "--json"]) == 0
    capsys.readouterr()
    assert main(["check", str(path), "--lang", "en"]) == 1
    found = capsys.readouterr().out
    assert "[funds!" not in found and "lacks the sheet Lots" in found


def test_a_folder_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder nothing is written, and the command says so."""
    assert main(["new", "--lang", "en"]) == 2
    assert "name a folder" in capsys.readouterr().err
