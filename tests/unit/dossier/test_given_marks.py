"""Given marks: where a mark stands, and how many there are."""

from decimal import Decimal

from evaluation.core.place import Place
from evaluation.dossier.given_marks import NONE_GIVEN, Marks


def test_a_mark_without_a_cell_is_named_by_what_it_is_about() -> None:
    """A mark that was not read from a workbook is called by expert, bid and criterion."""
    cell = Place("E01.xlsx", "Marks", "C7")
    marks = Marks(
        values={("B1", "T1"): {"E01": Decimal(8), "E02": Decimal(9)}},
        places={("E01", "B1", "T1"): cell},
    )
    assert (len(marks), len(NONE_GIVEN)) == (2, 0)
    assert marks.at("E01", "B1", "T1") == cell
    assert marks.at("E02", "B1", "T1").cell == "E02/B1/T1"
