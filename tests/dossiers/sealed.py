"""A small dossier whose stages are sealed, and what tests do to it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.ledger.sealing import seal
from evaluation.ledger.stages import stages_of

BASE = Path(__file__).parent / "broken" / "base.json"
WHO = "王敏"
BEIJING = timezone(timedelta(hours=8))
NOON = datetime(2026, 3, 24, 12, tzinfo=BEIJING)


def placed(folder: Path) -> Path:
    """Return `folder` with the base dossier in it."""
    folder.mkdir(exist_ok=True)
    (folder / "dossier.json").write_bytes(BASE.read_bytes())
    return folder


def dossier_of(path: Path) -> Dossier:
    """Return the dossier that stands at `path`."""
    dossier = read(path).dossier
    assert dossier is not None
    return dossier


def sealed(path: Path, last: str = "award") -> Ledger:
    """Return the ledger of the dossier at `path` once every stage up to `last` is sealed."""
    dossier = dossier_of(path)
    stages = stages_of(dossier.tender)
    for hours, stage in enumerate(stages[: stages.index(last) + 1]):
        seal(path, dossier, stage, who=WHO, time=NOON + timedelta(hours=hours))
    ledger = ledger_of(path)
    assert ledger is not None
    return ledger
