"""What stands in the way of closing a stage is what can be known by then."""

import json
from pathlib import Path

from evaluation.desk.closing import concerning
from evaluation.dossier.reading.reading import read
from tests.dossiers.sealed import BASE


def test_a_later_sheet_is_not_missed_before_its_stage(tmp_path: Path) -> None:
    """Bids that are not there yet stand in the way of the opening and not of the notice."""
    document = json.loads(BASE.read_text("utf-8"))
    notice = {key: document[key] for key in ("tender", "lots", "criteria")}
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(notice), "utf-8")
    reading = read(path)
    assert "D003" not in {finding.code for finding in concerning(reading, "notice")}
    assert "D003" in {finding.code for finding in concerning(reading, "opening")}
