"""The table of the award: who gets a lot, and what a proposal would change."""

from dataclasses import replace

from evaluation.awarding.award import award_of, plan_of, proposal_of
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.tables.awards import awards_table


def test_a_proposal_says_what_it_would_change() -> None:
    """Beside the decision that stands, only the lots that differ say so."""
    scored = run(shipped("tenders") / "qinghe-2026")
    plan = plan_of(scored)
    fewer = replace(scored, dossier=replace(scored.dossier, awards=scored.dossier.awards[1:]))
    table = awards_table(proposal_of(scored, plan), award_of(fewer, plan))
    changes = table.only("lot", "changes").texts("en")
    assert [row for row in changes if row[1]] == [["L01", "instead of not decided"]]
    assert "2,713,000.00" in table.notes[0].zh
