"""Our own spelling of a workbook is read in one sweep, any other by the reader of XML; both agree."""

import io
import zipfile
from pathlib import Path

from evaluation.auditing.plain_parts import plain_cells
from evaluation.auditing.workbook_content import content_of
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook


def test_both_readers_agree(tmp_path: Path) -> None:
    """A remark in each part turns the sweep off and changes nothing of what is read."""
    data = audit_workbook(run(shipped("tenders") / "qinghe-2026"), "zh")
    swept, walked = tmp_path / "swept.xlsx", tmp_path / "walked.xlsx"
    swept.write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(walked, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            sheet = entry.filename.startswith(("xl/worksheets/sheet", "xl/sharedStrings"))
            assert not sheet or b"<!" not in part
            new.writestr(entry, part + b"<!-- -->" if sheet else part)
            if entry.filename.startswith("xl/worksheets/sheet"):
                assert plain_cells(part) is not None
                assert plain_cells(part + b"<!-- -->") is None
    assert content_of(swept) == content_of(walked)
