"""The ledger in words."""

from dataclasses import replace
from pathlib import Path

from evaluation.ledger.history import history
from evaluation.ledger.sealing import record, seal, undo
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


def test_what_was_entered_is_told_by_the_heads_of_its_sheet(tmp_path: Path) -> None:
    """In the words that stand on the sheet, in the language of the reader."""
    entered = "bid B13; stage conformity; requirement 报价不超过最高限价; passed no; reason 一; 二"
    details = {"place": "bids.xlsx[资格与符合性审查!2]", "entered": entered}
    (told,) = history(
        record(
            placed(tmp_path), time=NOON, who=WHO, what="enter", stage="screening", details=details
        )
    )
    assert told.what.zh == (
        "登记决定“资格与符合性审查”（位置 bids.xlsx[资格与符合性审查!2]；登记内容：响应编号 B13，阶段 符合性审查，"
        "审查事项 报价不超过最高限价，是否通过 否，理由 一，二）"
    )
    assert "Pass no" in told.what.en
