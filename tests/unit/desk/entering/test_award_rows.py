"""An award is entered as it is proposed, moved to the next candidate, or taken back; all or nothing."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from evaluation.awarding.award import TenderAward, award_of, plan_of, proposal_of
from evaluation.core.errors import TenderError, Unusable
from evaluation.desk.entering.award_rows import Confirmed, next_row, proposed_rows, revoked_row
from evaluation.desk.entering.entering import enter
from evaluation.desk.entering.prepared import prepared
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import run
from evaluation.resources import shipped

WHEN = datetime(2026, 3, 27, 10)  # noqa: DTZ001 - local time
LATER = datetime(2026, 4, 7, 9, 30, 5)  # noqa: DTZ001 - local time
LI = Confirmed(who="李局长", when=WHEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped example on which nothing was decided."""
    copy = tmp_path / "tender"
    shutil.copytree(shipped("tenders") / "qinghe-2026", copy)
    (copy / "awards.xlsx").unlink()
    return copy


def _now(folder: Path) -> TenderAward:
    scored = run(folder)
    return award_of(scored, plan_of(scored))


def _enter(folder: Path, rows: tuple[object, ...]) -> None:
    planned = prepared(folder, "awards", rows)  # type: ignore[arg-type]
    enter(planned, who="王芳", time=datetime.now().astimezone(), why="")


def test_a_proposal_is_entered_whole_and_read_back(folder: Path) -> None:
    """Each lot with a candidate gets its row; what is read back is what was proposed."""
    now = _now(folder)
    rows = proposed_rows(proposal_of(now.evaluation, now.plan), now, LI, "zh")
    _enter(folder, rows)
    dossier = read(folder).dossier
    assert dossier is not None
    assert [award.lot for award in dossier.awards] == [row["lot"] for row in rows]
    assert {award.when for award in dossier.awards} == {WHEN}
    then = _now(folder)
    assert (then.decided, then.findings, then.spent) == (True, (), now.spent)
    with pytest.raises(Unusable):
        proposed_rows(proposal_of(then.evaluation, then.plan), then, LI, "zh")


def test_one_wrong_row_keeps_all_of_them_out(folder: Path) -> None:
    """Where one row may not be decided, the folder stays as it was to the byte."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    now = _now(folder)
    rows = proposed_rows(proposal_of(now.evaluation, now.plan), now, LI, "zh")
    wrong = ({**rows[0], "awarded": "445999"}, *rows[1:])
    with pytest.raises(TenderError) as caught:
        _enter(folder, wrong)
    assert {finding.code for finding in caught.value.findings} == {"W107", "W111"}
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_lot_moves_to_its_next_candidate_or_is_taken_back(folder: Path) -> None:
    """A later row outweighs the first, which stays; a cap that would be broken is refused."""
    now = _now(folder)
    _enter(folder, proposed_rows(proposal_of(now.evaluation, now.plan), now, LI, "zh"))
    later = Confirmed(who="李局长", when=LATER)
    with pytest.raises(TenderError) as caught:  # the next of L01 is at its cap already
        _enter(folder, (next_row(_now(folder), "L01", "第一候选人放弃", later),))
    assert [finding.code for finding in caught.value.findings] == ["W110"]
    _enter(folder, (next_row(_now(folder), "L03", "第一候选人放弃", later),))
    _enter(folder, (revoked_row(_now(folder), "L09", "不能履约", later),))
    award = _now(folder)
    assert [each.score.bid.id for each in award.lot("L03").given] == ["B0304"]
    assert award.lot("L09").given == ()
    assert len(award.evaluation.dossier.awards) == 13


def test_what_cannot_move_is_said(folder: Path) -> None:
    """No lot of that name, no award yet: a sentence each."""
    now = _now(folder)
    for lot in ("L99", "L01"):
        with pytest.raises(Unusable):
            next_row(now, lot, "r", LI)
        with pytest.raises(Unusable):
            revoked_row(now, lot, "r", LI)
