"""A decision is held against the whole dossier before it is written."""

from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.desk.entering.prepared import prepared
from tests.unit.desk.entering.test_entering import TIE, bytes_of, folder

__all__ = ["folder"]


def test_a_tie_on_a_lot_without_one_is_refused(folder: Path) -> None:
    """What the scoring says against the new row stops it, and nothing is written."""
    before = bytes_of(folder)
    with pytest.raises(TenderError) as caught:
        prepared(folder, "rulings", [TIE | {"subject": "L01", "decision": "B0101; B0102"}])
    assert [finding.code for finding in caught.value.findings] == ["M208"]
    assert bytes_of(folder) == before
