"""What was not read, and what else may change a result, is said by every command that prints one."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.cli.main import main
from tests.dossiers.workbooks import NAME, Book, good

COMMANDS = [["score"], ["allocate"], ["report", "--list"]]


@pytest.mark.parametrize("command", COMMANDS)
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


@pytest.mark.parametrize("command", COMMANDS)
def test_the_exception_by_which_a_lot_has_a_result_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """That two bids suffice for a service in a consultation stands beside whatever rests on it."""
    full = good()
    bids, ids = full.bids[:2], {bid.id for bid in full.bids[:2]}
    marks = {which: given for which, given in full.marks.values.items() if which[0] in ids}
    dossier = replace(
        full,
        tender=replace(full.tender, method="cn_consultation"),
        bids=bids,
        facts=tuple(fact for fact in full.facts if fact.bid in ids),
        screening=tuple(row for row in full.screening if row.bid in ids),
        marks=replace(full.marks, values=marks),
    )
    (tmp_path / "d").mkdir()
    Book(dossier, "en").pages.save(tmp_path / "d" / NAME)
    name, *more = command
    main([name, f"{tmp_path / 'd'}", *more, "--lang", "en", "--out", f"{tmp_path / 'out'}"])
    said = capsys.readouterr()
    assert f"{NAME}[Lots!A2] note F102" in said.out + said.err
