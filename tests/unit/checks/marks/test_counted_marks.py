"""The marks that count, as checks see them."""

from fractions import Fraction

from evaluation.checks.marks import m207_marks_not_counted
from evaluation.checks.marks.counted_marks import cells, offset
from tests.unit.checks.scored import mark, ruling, scored


def test_rulings_are_followed() -> None:
    """A voided mark is gone, a corrected one replaced, an agreed one stands alone."""
    case = scored(
        ruling("void", "B1", None, expert="E1", criterion="T1"),
        ruling("correction", "B2", "22", expert="E2", criterion="T2"),
        ruling("consensus", "B3", "30", criterion="T1"),
    )
    found = {(cell.bid.id, cell.criterion.code): cell for cell in cells(case)}
    assert "E1" not in found["B1", "T1"].marks
    assert found["B2", "T2"].marks["E2"] == 22
    assert list(found["B3", "T1"].marks) == ["consensus"]
    assert found["B1", "T1"].settled
    assert not found["B1", "T2"].settled


def test_a_recused_member_is_not_compared() -> None:
    """The marks of a member who stepped down are in no cell."""
    case = scored(ruling("recusal", "E2", None))
    assert all("E2" not in cell.marks for cell in cells(case))
    assert not [a for a in m207_marks_not_counted.look(case) if a.message.en]


def test_offsets_are_exact() -> None:
    """How far a mark lies above the mean of the others is an exact fraction."""
    cell = cells(scored(mark("E1", "B1", "T1", "47")))[0]
    assert offset(cell, "E1") == Fraction(47) - Fraction(46 + 45 + 46 + 47, 4)


def test_marks_of_a_member_without_a_seat() -> None:
    """Marks of a member who does not sit on the lot are named, since nobody counts them."""
    case = scored(lambda d: d["panel"][4].update(lots=["L2"]))
    case_answers = list(m207_marks_not_counted.look(case))
    assert [answer.subject for answer in case_answers] == ["E5"]
