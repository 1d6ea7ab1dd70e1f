"""``tender new``: an empty dossier, or a refusal that says why."""

from pathlib import Path

import pytest

from evaluation.cli.main import main


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
