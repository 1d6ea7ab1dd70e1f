"""Messages in a notebook speak of cells and brackets, not of a command line."""

from pathlib import Path
from shutil import copytree

from openpyxl import load_workbook

from evaluation.display.opening import open_dossier
from evaluation.display.phrases import in_notebook, on_commands
from evaluation.resources import shipped


def test_options_become_what_is_written_in_a_cell() -> None:
    """In both languages."""
    assert in_notebook("请换一个名称，或加 --force") == "请换一个名称，或加 force=True"
    assert in_notebook("or print a draft with --draft") == "or print a draft with draft=True"


def test_where_only_a_command_helps_it_is_said_how_to_run_one() -> None:
    """A message without a command says nothing more."""
    assert "终端" in on_commands(("请用 tender undo marked 撤销",), "zh")[0]
    assert on_commands(("an open tender with one bid",), "en") == ()


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
