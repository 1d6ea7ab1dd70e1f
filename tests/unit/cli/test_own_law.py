"""A bureau's own law counts however the dossier is named, and is not lost where it is converted."""

import shutil
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import run
from evaluation.resources import shipped

SOURCE = "published/017-prozorro-features"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A dossier of one document with a method of its own."""
    return Path(shutil.copytree(shipped("tenders") / SOURCE, tmp_path / "d"))


def test_the_document_stands_for_its_folder(source: Path) -> None:
    """Whoever names the document inside the folder gets what the folder gets."""
    assert read(source / "dossier.json").path == source
    assert run(source / "dossier.json").lots == run(source).lots


def test_a_file_beside_a_law_is_refused(source: Path) -> None:
    """Another document beside the folder of law would be scored without it; that is an error."""
    (source / "dossier.json").rename(source / "other.json")
    found = read(source / "other.json").findings
    assert [f"{each.severity} {each.code} {each.place}" for each in found] == ["error D027 law"]


def test_own_law_travels_into_a_folder(source: Path, tmp_path: Path) -> None:
    """The folder that is made has the law as well, and the same result."""
    assert main(["convert", f"{source}", f"{tmp_path / 'made'}"]) == 0
    assert run(tmp_path / "made").lots == run(source).lots


@pytest.mark.parametrize("name", ["made.json", "made.xlsx"])
def test_own_law_is_never_dropped(source: Path, tmp_path: Path, name: str) -> None:
    """A single file has no room for it, so nothing is written."""
    assert main(["convert", f"{source}", f"{tmp_path / name}"]) == 2
    assert not (tmp_path / name).exists()


def test_law_in_the_wrong_place_is_named(source: Path) -> None:
    """A file of law that no reader looks for is an error, not a silent nothing."""
    (source / "law" / "points.toml").write_text("", "utf-8")
    places = [f"{each.code} {each.place}" for each in read(source).findings]
    assert places == ["D023 law/points.toml"]
