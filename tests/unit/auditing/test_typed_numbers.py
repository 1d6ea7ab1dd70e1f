"""What an audit finds does not depend on how the numbers of a dossier were typed."""

import json
from pathlib import Path

import pytest

from evaluation.auditing.workbook import audit_workbook_at
from evaluation.ledger.ledger import ledger_of
from evaluation.pipeline import examine
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook
from tests.dossiers.recorded import SMALL

TENDERS = shipped("tenders")
FOLDERS = sorted(
    {path.parent for name in ("dossier.json", "tender.xlsx") for path in TENDERS.rglob(name)}
)


def scored(folder: Path, path: Path) -> Path:
    """Write the audit workbook of the dossier in `folder` to `path`."""
    examined = examine(folder)
    made = audit_workbook(examined.scored, "en", checked=examined.checked, ledger=ledger_of(folder))
    path.write_bytes(made)
    return path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_workbook_of_a_shipped_tender_is_equal(folder: Path, tmp_path: Path) -> None:
    """Scored and audited from the workbook alone, each shipped tender comes out again."""
    assert audit_workbook_at(scored(folder, tmp_path / "x-audit.xlsx")).differences == ()


def test_idle_zeros_change_nothing(tmp_path: Path) -> None:
    """Marks, weights and quotes typed as 60, 60.0 or "60.00" give the same workbook, and it is equal."""
    written = json.loads(SMALL.read_text("utf-8"))
    books = []
    for typed in ("{}", "{}.0", "{}.00"):
        for row, key in (
            *((row, "mark") for row in written["marks"]),
            *((row, "quote") for row in written["bids"]),
        ):
            row[key] = typed.format(str(row[key]).partition(".")[0])
        written["criteria"][0]["weight"] = typed.format("1")
        (tmp_path / "dossier.json").write_text(json.dumps(written), "utf-8")
        book = scored(tmp_path, tmp_path / "x-audit.xlsx")
        assert audit_workbook_at(book).differences == ()
        books.append(book.read_bytes())
        book.unlink()
    assert len(set(books)) == 1
