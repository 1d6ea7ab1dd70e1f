"""An archive: one row for each result, the worst first, resumed where it was stopped."""

import sys
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from openpyxl import load_workbook
from pyarrow import parquet

from evaluation.auditing.archive_audit import JOURNAL, audit_archive, members, worst_first
from evaluation.cli.main import main
from evaluation.core.errors import Unusable
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook

PUBLISHED = shipped("tenders") / "published"


def archive(folder: Path) -> Path:
    """Return an archive of two sound results and a broken one."""
    for name in ("012-uk-template-price-30", "037-goldilocks-50-50"):
        made = audit_workbook(run(PUBLISHED / name), "en")
        (folder / f"{name}-audit.xlsx").write_bytes(made)
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


def test_the_command_writes_the_table(tmp_path: Path) -> None:
    """The command ends with 1, as not every result is equal, and writes the verdicts."""
    folder = tmp_path / "archive"
    folder.mkdir()
    out = tmp_path / "out"
    assert main(["audit", str(archive(folder)), "--lang", "en", "--out", str(out)]) == 1
    sheet = load_workbook(out / "verdicts.xlsx").active
    assert sheet is not None and sheet["A2"].value == "broken-audit.xlsx"
    table = parquet.read_table(out / "verdicts.parquet").to_pylist()
    assert [row["verdict"] for row in table] == ["unusable", "equal", "equal"]


def test_parquet_is_written_where_its_library_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra the command does the rest, and says in a sentence how to get it."""
    folder = tmp_path / "archive"
    folder.mkdir()
    out = tmp_path / "out"
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["audit", str(archive(folder)), "--lang", "en", "--out", str(out)]) == 1
    assert [file.name for file in out.iterdir()] == ["verdicts.xlsx"]
    assert "pip install 'tender-evaluation[parquet]'" in capsys.readouterr().err


def test_a_cluster_does_the_same(tmp_path: Path) -> None:
    """Named by its address, a Dask scheduler gives the rows that the cores of one machine give."""
    folder = archive(tmp_path)
    start: Any = LocalCluster
    with start(n_workers=1, processes=False, protocol="tcp", dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        rows = list(audit_archive(folder, "en", scheduler=address))
    (folder / JOURNAL).unlink()
    assert worst_first(rows) == worst_first(list(audit_archive(folder, "en", workers=1)))


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address without a scheduler, and a machine without Dask, end in a sentence."""
    folder = archive(tmp_path)
    monkeypatch.setattr("evaluation.auditing.archive_audit.PATIENCE", 1)
    with pytest.raises(Unusable, match="cannot be reached"):
        list(audit_archive(folder, "en", scheduler="tcp://127.0.0.1:1"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Unusable, match="pip install"):
        list(audit_archive(folder, "en", scheduler="tcp://127.0.0.1:1"))
