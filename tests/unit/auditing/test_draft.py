"""A draft that was recorded in spite of errors: redone whole, and never called equal."""

import json
import re
from pathlib import Path

import pytest

from evaluation.auditing.workbook import audit_workbook_at
from evaluation.reports.occasion import occasion_at
from evaluation.workbook.audit_workbook import audit_workbook
from tests.dossiers.recorded import SMALL, parts, written


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the workbook of a draft whose expert has given more than the maximum."""
    dossier = json.loads(SMALL.read_text("utf-8"))
    dossier["marks"][0]["mark"] = "140"
    (tmp_path / "dossier.json").write_text(json.dumps(dossier), "utf-8")
    occasion = occasion_at(tmp_path, draft=True)
    path = tmp_path / "draft-audit.xlsx"
    path.write_bytes(audit_workbook(occasion.scored, "en", checked=occasion.checked))
    return path


def test_a_draft_with_errors_says_so(book: Path) -> None:
    """Nothing was touched, so nothing differs; it is not equal either, for it is no award."""
    verdict = audit_workbook_at(book)
    assert (verdict.word, verdict.differences) == ("undone", ())
    assert [text.en for text in verdict.undone] == [
        "a draft only: errors on record in its inputs: 1; there is no final result"
    ]


def test_a_draft_that_was_touched_differs(book: Path) -> None:
    """A total edited in the draft is named; so is a further error in its inputs."""
    data = book.read_bytes()
    ranking = parts(data)["Ranking"].replace("<v>1</v>", "<v>7</v>", 1)
    book.write_bytes(written(data, "Ranking", ranking))
    assert audit_workbook_at(book).differences[0].place.sheet == "Ranking"
    # The mark, not the place of a word among the strings of the workbook.
    marks = re.sub(r'(?<!t="s")><v>140</v>', "><v>150</v>", parts(data)["Marks E1"], count=1)
    book.write_bytes(written(data, "Marks E1", marks))
    found = audit_workbook_at(book).differences
    assert {("Marks E1", "input"), ("Marks E1", "unusable")} <= {
        (each.place.sheet, each.reason) for each in found
    }
