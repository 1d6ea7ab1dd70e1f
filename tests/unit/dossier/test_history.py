"""The ledger in words."""

from dataclasses import replace
from pathlib import Path

from evaluation.dossier.history import history
from evaluation.dossier.sealing import record, seal, undo
from tests.dossiers.sealed import NOON, WHO, dossier_of, placed, sealed


def test_every_line_is_told(tmp_path: Path) -> None:
    """Seals, undone seals with their reason, and what other commands did, in both languages."""
    folder = placed(tmp_path)
    sealed(folder, "notice")
    undo(folder, "notice", who="李岚", why="预算写错", time=NOON)
    dossier = dossier_of(folder)
    seal(folder, replace(dossier, tender=replace(dossier.tender, title="新")), "notice",
         who=WHO, time=NOON)  # fmt: skip
    told = history(record(folder, time=NOON, who=WHO, what="audited", details={"by": "市审计局"}))
    assert [each.number for each in told] == [1, 2, 3, 4]
    assert (told[1].undone, told[1].who, told[1].reason) == (True, "李岚", "预算写错")
    assert told[0].what.zh == "封存“公告”"
    assert told[0].what.en == "sealed: notice"
    assert told[2].changed == ("tender",)
    assert told[3].what.en == "audited (by 市审计局)"
    assert told[0].time == "2026-03-24 12:00+08:00"
