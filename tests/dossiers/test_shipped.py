"""Every dossier in tenders/ scores to the figures written beside it; a new folder adds its test."""

import tomllib
from pathlib import Path

import pytest

from evaluation.core.finding import has_errors
from evaluation.pipeline import run
from evaluation.resources import shipped
from tests.dossiers.figures import differences

TENDERS = shipped("tenders")
FOLDERS = sorted(
    {path.parent for name in ("dossier.json", "tender.xlsx") for path in TENDERS.rglob(name)}
)
PUBLISHED = [folder for folder in FOLDERS if folder.parent.name == "published"]


def name(folder: Path) -> str:
    """Return how a folder is called among the tests."""
    return folder.relative_to(TENDERS).as_posix()


def table(path: Path) -> dict[str, object]:
    """Return what the TOML file at `path` says."""
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_a_shipped_dossier_scores_as_expected(folder: Path) -> None:
    """Totals, points, evaluated prices, ranks, ties, exclusions and failures are those expected."""
    evaluation = run(folder)
    assert not has_errors(evaluation.findings)
    assert differences(evaluation, table(folder / "expected.toml")) == []


@pytest.mark.parametrize("folder", PUBLISHED, ids=name)
def test_a_published_tender_names_its_source(folder: Path) -> None:
    """Each published tender says where it was read, how far to trust it, and what was taken."""
    source = table(folder / "SOURCE.toml")
    said = {"title", "citation", "url", "provenance", "formula", "rounding", "transcribed", "ours"}
    assert said <= source.keys()
    assert str(source["url"]).startswith("http")


def test_the_table_of_shipped_dossiers_is_complete() -> None:
    """tenders/README.md has a row for each dossier, and no other."""
    page = (TENDERS / "README.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    linked = {row.split("](")[1].split(")")[0] for row in rows}
    assert linked == {name(folder) for folder in FOLDERS}
