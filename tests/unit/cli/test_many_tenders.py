"""Promises about many tenders printed at once: a folder each, and one broken stops only itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.writing.folder_writing import write_folder
from tests.unit.reports.conftest import made_dossier


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tenders that can be printed, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("year")
    dossier = made_dossier(4)
    for number in ("A", "B"):
        tender = replace(dossier.tender, id=f"2026/{number}")
        write_folder(replace(dossier, tender=tender), folder / number, "zh")
    (folder / "C").mkdir()
    (folder / "C" / "dossier.json").write_text("{")
    return folder


def test_each_tender_gets_a_folder(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All are printed; the broken one is named at the end, and the exit status tells."""
    words = ["report", str(year), "--only", "cover,failed_tender", "--draft", "--lang", "en"]
    assert main([*words, "--out", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")) == [
        "2026-A/2026-A-cover.draft.en.pdf",
        "2026-B/2026-B-cover.draft.en.pdf",
    ]
    assert "2026/A: 1 files" in told.out
    assert "1 of 3 tenders" in told.err
    assert "dossier.json error D001" in told.err


def test_the_bytes_are_those_of_the_tender_alone(year: Path, tmp_path: Path) -> None:
    """A document does not know that others were printed with it."""
    words = ["--only", "cover", "--draft", "--lang", "zh", "--out"]
    main(["report", str(year / "A"), str(year / "B"), *words, str(tmp_path / "many")])
    assert main(["report", str(year / "A"), *words, str(tmp_path / "one")]) == 0
    name = "2026-A-cover.draft.zh.pdf"
    one, many = tmp_path / "one" / name, tmp_path / "many" / "2026-A" / name
    assert one.read_bytes() == many.read_bytes()


def test_what_can_be_made_is_listed_for_each(
    year: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--list gives a table for each tender."""
    assert main(["report", str(year / "A"), str(year / "B"), "--list", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert told.count("归档目录") == 2
    assert "2026/B" in told


@pytest.mark.slow
def test_an_error_in_one_withholds_its_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an error stands against is not printed, and told by its tender; the others are."""
    good = replace(made_dossier(4), rulings=())
    bad = replace(good, tender=replace(good.tender, id="BAD"), marks=replace(good.marks, values={}))
    write_folder(good, tmp_path / "good", "zh")
    write_folder(bad, tmp_path / "bad", "zh")
    words = ["report", str(tmp_path), "--only", "all", "--lang", "zh", "--out"]
    assert main([*words, str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert "BAD 评审报告" in told.err
    names = [path.name for path in (tmp_path / "out" / "BAD").glob("*")]
    assert not any("report" in name or "summary" in name for name in names)
    assert any("mark-summary" in path.name for path in (tmp_path / "out").rglob("*.pdf"))
