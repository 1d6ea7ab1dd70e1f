"""How firm a ranking is, as tables: exact values, and words for people."""

from decimal import Decimal

from evaluation.scoring.result import Evaluation
from evaluation.stability.leave_out import LeftOut, Without
from evaluation.stability.margin import Turn
from evaluation.stability.resample import Placed
from evaluation.tables.drawn_panels import drawn_panels_table
from evaluation.tables.left_out_experts import left_out_experts_table
from evaluation.tables.margins import margins_table
from evaluation.tables.named_bids import named_bid, named_bids
from evaluation.tables.turning_marks import turning_marks_table

FIRST, SECOND = "B0101", "B0102"


def test_margins_have_the_decimals_of_totals(evaluation: Evaluation) -> None:
    """The closest first, an equal total with all its zeros."""
    table = margins_table(evaluation).only("points")
    points = [Decimal(text) for (text,) in table.texts("en")]
    assert points == sorted(points) and table.texts("en")[0] == ["0.00"]


def test_a_change_has_its_sign(evaluation: Evaluation) -> None:
    """Down for who is first, and the exact difference for programs."""
    turn = Turn(
        lot="L01", expert="E01", bid=FIRST, criterion="A1", mark=Decimal(17),
        turned=Decimal("16.9"), first=frozenset({SECOND}),
    )  # fmt: skip
    table = turning_marks_table([turn], evaluation.dossier)
    assert table.only("mark", "turned", "change").texts("zh") == [["17", "16.9", "-0.1"]]
    assert table.records()[0]["change"] == "-0.1" and table.records()[0]["first"] == [SECOND]


def test_a_turned_first_place_is_told(evaluation: Evaluation) -> None:
    """As a warning in its row, and as a sentence above."""
    without = Without(expert="E01", ranking=(SECOND, FIRST), first=frozenset({SECOND}), holds=False)
    lot = LeftOut(lot="L01", first=frozenset({FIRST}), without=(without,))
    table = left_out_experts_table([lot], evaluation.dossier)
    assert table.only("holds", "ranking").texts("en") == [
        ["another is first", f"{SECOND} › {FIRST}"]
    ]
    assert table.rows[0].cells[2].look == "warning" and lot.said in table.remarks


def test_first_places_are_a_share_of_the_draws(evaluation: Evaluation) -> None:
    """In per cent with a bar, and the times at each rank."""
    placed = Placed(lot="L01", bid=FIRST, rank=1, places={1: 4, 2: 1}, draws=5)
    table = drawn_panels_table([placed], 5, evaluation.dossier)
    assert table.only("first", "share", "places").texts("zh") == [
        ["4", "80.0%", "第 1 名 4 次；第 2 名 1 次"]
    ]


def test_a_bid_is_an_id_for_programs(evaluation: Evaluation) -> None:
    """And has its tenderer beside it for people."""
    shown = named_bid(evaluation.dossier, FIRST).shown
    assert shown is not None and shown.zh.startswith(f"{FIRST} ")
    assert named_bids(evaluation.dossier, {SECOND, FIRST}).value == (FIRST, SECOND)
