"""Messages in a notebook speak of cells and brackets, not of a command line."""

from pathlib import Path
from shutil import copytree

from openpyxl import load_workbook

from evaluation.core.errors import TenderError
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text
from evaluation.display.opening import open_dossier
from evaluation.display.what_to_write import STEPS, sentence
from evaluation.resources import shipped


def test_every_deed_has_words() -> None:
    """In both languages; no option of a command line stands alone in them."""
    assert set(STEPS) == set(Deed)
    for words in STEPS.values():
        assert ("终端" in words.zh) == ("Terminal" in words.en) == ("tender " in words.en)
        assert "--" not in words.en or "Terminal" in words.en


def test_where_only_a_command_helps_it_is_said_how_to_run_one() -> None:
    """The menu of JupyterLab is named with the command; an error without next step says no more."""
    taken = TenderError(Text("已封存", "it is sealed"), next_step=NextStep(Deed.UNDO, "opening"))
    assert sentence(taken).en.endswith(
        " (run under File, New, Terminal: tender undo opening --why)"
    )
    assert sentence(TenderError(Text("无", "none"))) == Text("无", "none")


def test_a_refused_document_can_be_printed_as_the_message_says(tmp_path: Path) -> None:
    """With an error in the sheets, the face names draft=True, and that prints a draft."""
    own = copytree(shipped("tenders") / "qinghe-2026", tmp_path / "own")
    book = load_workbook(own / "bids.xlsx")
    book["响应文件"]["E2"] = "twelve"
    book.save(own / "bids.xlsx")
    dossier = open_dossier(own, "en")
    refused = dossier.print_document("opening_record", tmp_path / "out")
    assert refused.title == "This cannot go on"
    assert "--" not in "".join(refused.remarks) and "draft=True" in "".join(refused.remarks)
    printed = dossier.print_document("opening_record", tmp_path / "out", draft=True)
    assert [Path(path).name.split(".", 1)[1] for path in printed.frame()["path"]] == [
        "draft.en.pdf"
    ]
