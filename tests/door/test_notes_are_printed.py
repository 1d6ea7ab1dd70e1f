"""What was not read is said by every command that prints a result."""

from pathlib import Path

import pytest

from evaluation.cli.main import main
from tests.dossiers.workbooks import NAME, Book, good


@pytest.mark.parametrize("command", [["score"], ["allocate"], ["report", "--list"]])
def test_a_command_that_prints_a_result_prints_what_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A note that a sheet was left aside stands beside the ranking, the plan and the documents."""
    book = Book(good(), "en")
    book.pages.create_sheet("#draft").append(["B01", "exclusion"])
    (tmp_path / "d").mkdir()
    book.pages.save(tmp_path / "d" / NAME)
    name, *more = command
    main([name, f"{tmp_path / 'd'}", *more, "--lang", "en", "--out", f"{tmp_path / 'out'}"])
    said = capsys.readouterr()
    assert f"{NAME}[#draft] note D005" in said.out + said.err
