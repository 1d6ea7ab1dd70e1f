"""An archive: one row for each result, the worst first, resumed where it was stopped."""

import io
from pathlib import Path

from openpyxl import load_workbook

from evaluation.audit.archive import JOURNAL, audit_archive, members, table_of, worst_first
from evaluation.cli.main import main
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.workbook.audit import write_audit_workbook

PUBLISHED = shipped("tenders") / "published"


def archive(folder: Path) -> Path:
    """Return an archive of two sound results and a broken one."""
    for name in ("012-uk-template-price-30", "037-goldilocks-50-50"):
        write_audit_workbook(run(PUBLISHED / name), folder / f"{name}-audit.xlsx", "en")
    (folder / "broken-audit.xlsx").write_bytes(b"no workbook")
    return folder


def test_one_broken_result_is_a_row(tmp_path: Path) -> None:
    """All three have a row, the broken one first; a second run takes them from the journal."""
    rows = list(audit_archive(archive(tmp_path), "en", workers=1))
    assert len(members(tmp_path)) == 3
    assert [row.verdict for row in worst_first(rows)] == ["unusable", "equal", "equal"]
    journal = tmp_path / JOURNAL
    journal.write_text(journal.read_text("utf-8") + '{"key": "half', "utf-8")
    size = journal.stat().st_size
    assert worst_first(list(audit_archive(tmp_path, "en", workers=1))) == worst_first(rows)
    assert journal.stat().st_size == size
    sheet = load_workbook(io.BytesIO(table_of(rows, "en"))).active
    assert sheet is not None
    assert sheet["A2"].value == "broken-audit.xlsx"


def test_the_command_writes_the_table(tmp_path: Path) -> None:
    """The command ends with 1, as not every result is equal, and writes the verdicts."""
    folder = tmp_path / "archive"
    folder.mkdir()
    out = tmp_path / "out"
    assert main(["audit", str(archive(folder)), "--lang", "en", "--out", str(out)]) == 1
    assert (out / "verdicts.xlsx").is_file()
