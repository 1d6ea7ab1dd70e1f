"""Promises about many documents at once: as good as one alone, and one error stops only itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.core.errors import TenderError
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.reports.batch import Job, make_many
from evaluation.reports.document import WHOLE
from evaluation.reports.documents import make, offers, page
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.reports.typesetting.fonts import type_for
from evaluation.reports.typesetting.pdf import write_pdf
from evaluation.scoring.evaluate import evaluate

JOBS = [
    Job(document="cover", copy=0, lang="zh"),
    Job(document="award_letter", copy=0, lang="zh"),
    Job(document="cover", copy=0, lang="en"),
]


@pytest.fixture(scope="module")
def folder(make_dossier: Callable[..., Dossier], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier on disk in which one tenderer has a name that no face can print."""
    path = tmp_path_factory.mktemp("batch") / "dossier"
    dossier = make_dossier(4)
    winner = occasion_winner(dossier)
    odd = tuple(
        replace(each, name="\U00012000社") if each.id == winner else each
        for each in dossier.tenderers
    )
    write_folder(replace(dossier, tenderers=odd), path, "zh")
    assert read(path).dossier is not None
    return path


def occasion_winner(dossier: Dossier) -> str:
    """Return the tenderer that wins the first lot."""
    best = evaluate(dossier).lots[0].candidates[0]
    return next(bid.tenderer for bid in dossier.bids if bid.id == best)


@pytest.fixture(scope="module")
def occasion(folder: Path) -> Occasion:
    """The dossier at a moment at which drafts can be printed."""
    return occasion_at(folder, draft=True)


def test_processes_leave_no_files_behind(
    occasion: Occasion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What WeasyPrint writes for a face goes when the process ends that printed with it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    first, last = make_many(occasion, [JOBS[0], JOBS[2]], attachments={}, processes=2)
    assert first.data
    assert last.data
    assert list(tmp_path.glob("weasyprint-*")) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_one_error_stops_only_itself(occasion: Occasion, processes: int) -> None:
    """What cannot be printed is told with its field; the others have the bytes they have alone."""
    made = make_many(occasion, JOBS, attachments={}, processes=processes)
    first, broken, last = made
    assert broken.problem is not None
    assert "U+12000" in broken.problem.en
    assert "award" in broken.problem.en or "to, " in broken.problem.en
    assert not broken.usage
    (cover,) = offers(occasion, [each.document for each in offers(occasion)][:1])
    (whole,) = cover.copies.subjects
    assert first.data == make(cover.document, whole, occasion, "zh")
    assert last.data == make(cover.document, whole, occasion, "en")


def test_a_document_has_the_same_bytes_in_any_company(occasion: Occasion) -> None:
    """Whether the faces of a batch hold more characters, and from how many files, leaves no trace."""
    document = next(each.document for each in offers(occasion) if each.document.key == "cover")
    html = page(document, WHOLE, occasion, "zh")
    alone = write_pdf(html)
    for others in ("", "龘𠮷 עברית", "一丁七万丈三上下"):
        assert write_pdf(html, faces=type_for(html + others)) == alone


def test_faces_that_lack_a_character_are_refused(occasion: Occasion) -> None:
    """A document is never printed with faces that were cut for another text."""
    document = next(each.document for each in offers(occasion) if each.document.key == "cover")
    with pytest.raises(TenderError, match=r"U\+9752"):
        write_pdf(page(document, WHOLE, occasion, "zh"), faces=type_for("清河"))


def test_the_command_prints_the_rest_and_says_1(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The broken document is named, the others are there whole, nothing else is in the folder."""
    words = ["report", str(folder), "--only", "cover,award_letter", "--draft", "--lang", "zh"]
    assert main([*words, "--out", str(tmp_path)]) == 1
    assert "U+12000" in capsys.readouterr().err
    names = sorted(path.name for path in tmp_path.iterdir())
    assert "QHWL-2026-017-cover.draft.zh.pdf" in names
    assert not any(name.endswith(".tmp") for name in names)


def test_a_file_that_would_lack_a_document_is_not_bound(folder: Path, tmp_path: Path) -> None:
    """With one document broken nothing is bound and nothing is written."""
    words = ["report", str(folder), "--only", "cover,award_letter", "--draft", "--lang", "zh"]
    assert main([*words, "--bind", "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
