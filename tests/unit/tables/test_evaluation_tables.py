"""The tables of an evaluation: bids, prices, ranking, criteria, settings, facts, ledger."""

from evaluation.core.exact import ratio
from evaluation.core.text import Text
from evaluation.ledger.ledger import ledger_of
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from evaluation.tables.criteria import criteria_table
from evaluation.tables.ledger import ledger_table, sheet_name
from evaluation.tables.pairs import pairs_table
from evaluation.tables.prices import prices_table
from evaluation.tables.ranking import ranking_table, worked_ranking_table
from evaluation.tables.reasons import why_lots_fail, with_law
from evaluation.tables.screening import screening_table
from evaluation.tables.settings import settings_table
from evaluation.tables.workings import workings


def test_points_have_the_decimals_to_which_the_tender_rounds(evaluation: Evaluation) -> None:
    """A total is printed with two decimals wherever it stands, and is exact behind that."""
    table = ranking_table(evaluation, evaluation.lots).only("total")
    assert all(len(text.partition(".")[2]) == 2 for (text,) in table.texts("zh"))
    assert table.rows[0].cells[0].value == evaluation.lots[0].ranked[0].total


def test_the_parts_of_a_bid_make_its_total(evaluation: Evaluation) -> None:
    """The bar of a bid is made of the points that its total adds up."""
    for row in ranking_table(evaluation, evaluation.lots).only("made_of", "total").rows:
        made_of, total = row.cells
        assert sum(ratio(points) for _, points in made_of.parts) == total.value
        assert made_of.whole == evaluation.dossier.tender.full_score


def test_every_step_of_a_working_stands_in_both_languages(evaluation: Evaluation) -> None:
    """Unfolded, a total is computed from its points."""
    lot = evaluation.lots[0]
    cells = worked_ranking_table(evaluation, [lot]).only("working").rows
    found = workings(evaluation, lot, "zh")
    assert len(cells[0].cells[0].lines) == sum(len(step.lines) for step in found[0].steps)


def test_a_bid_that_is_out_says_why(evaluation: Evaluation) -> None:
    """Reason and law stand in its row, and the row looks so."""
    table = screening_table(evaluation, evaluation.lots)
    out = [row for row in table.rows if row.look == "out"]
    reasons = [dict(zip((c.key for c in table.columns), row.cells, strict=True)) for row in out]
    assert out and all(each["reason"].value for each in reasons)
    assert all(each["outcome"].look == "error" for each in reasons)


def test_a_lot_that_fails_says_why_with_its_law(evaluation: Evaluation) -> None:
    """In the words of the law."""
    (failed,) = [lot for lot in evaluation.lots if lot.failure]
    assert failed.failure and why_lots_fail([failed]) == (with_law(failed.failure),)
    assert "Order 87" in why_lots_fail([failed])[0].en


def test_prices_name_the_unit_of_money(evaluation: Evaluation) -> None:
    """In the head, so that no amount has to."""
    heads = prices_table(evaluation, evaluation.lots[0]).heads("zh")
    assert heads == ["响应编号", "供应商", "报价（元）", "扣除比例", "扣除依据", "评审价（元）"]


def test_the_criteria_stand_as_a_tree(evaluation: Evaluation) -> None:
    """A criterion that has parts is a group, and its parts stand in."""
    rows = criteria_table(evaluation).rows
    assert len(rows) == len(evaluation.dossier.criteria)
    groups = {criterion.parent for criterion in evaluation.dossier.criteria} - {None}
    assert sum(row.look == "group" for row in rows) == len(groups)


def test_facts_are_pairs(evaluation: Evaluation) -> None:
    """Each with its word and its value; what the dossier does not say is blank."""
    assert dict(settings_table(evaluation).texts("zh"))["评分汇总办法"]
    blank = pairs_table("facts", Text("事实", "Facts"), {"agency": None})
    assert blank.texts("en") == [["Agency", ""]]


def test_the_ledger_is_told_line_by_line() -> None:
    """Who did what when; no ledger is a sentence, not an empty table."""
    table = ledger_table(ledger_of(shipped("tenders") / "qinghe-2026"))
    assert [row.cells[0].value for row in table.rows] == list(range(1, len(table.rows) + 1))
    assert not ledger_table(None).rows and ledger_table(None).empty
    assert sheet_name("marks E01").zh == "评分 E01"
