"""A folder, a PDF and the command line: equal, differing, unusable."""

import shutil
from pathlib import Path

import pytest

from evaluation import law
from evaluation.auditing.document_audit import audit_document_at
from evaluation.auditing.folder import audit_at, is_dossier
from evaluation.cli.main import main
from evaluation.core.errors import Unusable
from evaluation.resources import shipped


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return a copy of a published dossier with its audit workbook and its report."""
    folder = tmp_path / "goldilocks"
    shutil.copytree(shipped("tenders") / "published" / "037-goldilocks-50-50", folder)
    out = str(folder / "out")
    assert main(["score", str(folder), "--out", out, "--lang", "en"]) == 0
    assert main(["report", str(folder), "--out", out, "--lang", "en", "--draft"]) == 0
    return folder


def test_a_dossier_with_its_documents(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folder, workbook and PDF come out equal; a changed input makes the folder differ."""
    assert is_dossier(dossier)
    assert audit_at(dossier).differences == ()
    for pdf in (dossier / "out").glob("*.pdf"):
        assert audit_document_at(pdf).differences == ()
    assert main(["audit", str(dossier), "--lang", "en"]) == 0
    document = dossier / "dossier.json"
    text = document.read_text("utf-8")
    document.write_text(text.replace('"title": "', '"title": "X', 1), "utf-8")
    assert main(["audit", str(dossier), "--lang", "en"]) == 1
    assert "an input was changed" in capsys.readouterr().out


def test_a_report_is_refused_before_the_work_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--pdf`` over a file that is there is refused at once, and the file stays as it was."""
    there = tmp_path / "verdict.pdf"
    there.write_text("mine", "utf-8")
    assert main(["audit", str(tmp_path / "gone"), "--lang", "en", "--pdf", str(there)]) == 2
    assert "verdict.pdf is there already" in capsys.readouterr().err
    assert there.read_text("utf-8") == "mine"


def test_nothing_recorded_is_unusable(tmp_path: Path) -> None:
    """A folder without results, a file that is gone and a PDF without a workbook are refused."""
    with pytest.raises(Unusable, match="nothing is recorded"):
        audit_at(shipped("tenders") / "published" / "037-goldilocks-50-50")
    with pytest.raises(Unusable, match="is not there"):
        audit_at(tmp_path / "gone")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 no more")
    assert main(["audit", str(broken)]) == 2


def test_a_bureau_s_own_law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook alone is redone by the law inside it; --law lays another one over, and differs."""
    folder, key = tmp_path / "tender", Path("params/screen/marks/spread_share.toml")
    shutil.copytree(shipped("tenders") / "published" / "037-goldilocks-50-50", folder)
    ours = (Path(law.__file__).parent / key).read_text("utf-8")
    own = folder / "law" / key
    own.parent.mkdir(parents=True)
    own.write_text(ours.replace("0.30", "0.40"), "utf-8")
    assert main(["score", str(folder), "--out", str(tmp_path), "--lang", "en"]) == 0
    alone = str(tmp_path / "PUB-037-audit.xlsx")
    capsys.readouterr()
    assert main(["audit", alone, "--lang", "en"]) == 0
    own.write_text(ours.replace("0.30", "0.50"), "utf-8")
    capsys.readouterr()
    assert main(["audit", alone, "--lang", "en", "--law", str(folder / "law")]) == 1
    first = next(line for line in capsys.readouterr().out.splitlines() if "[Law!B" in line)
    assert "the value of the law differs" in first
    assert main(["audit", alone, "--lang", "en", "--law", str(tmp_path / "gone")]) == 2
