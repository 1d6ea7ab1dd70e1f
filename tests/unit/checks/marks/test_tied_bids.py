"""A ruling on a tie is about the bids that are tied."""

import pytest

from evaluation.checks.check import State
from evaluation.checks.marks import m208_tied_bids
from tests.builder import Change
from tests.unit.checks.marks.broken import TIED
from tests.unit.checks.scored import ruling, scored


@pytest.mark.parametrize(
    ("decision", "state"),
    [("B2; B1", State.CLEAR), ("B1、B2", State.CLEAR), ("B1; B3", State.RAISED)],
)
def test_tied_bids_in_any_order(decision: str, state: State) -> None:
    """The tied bids may be named in any order; a bid with another total may not be among them."""
    case = scored(*TIED, ruling("tie", "L1", decision))
    assert [answer.state for answer in m208_tied_bids.look(case)] == [state]


@pytest.mark.parametrize("decided", [(), (ruling("tie", "L1", "抽签"),)])
def test_a_draw_names_nobody(decided: tuple[Change, ...]) -> None:
    """Without a ruling, or where the draw decides, there is nothing to compare."""
    assert list(m208_tied_bids.look(scored(*TIED, *decided))) == []


def test_a_tied_bid_left_out_is_named() -> None:
    """A ruling that orders two of three tied bids leaves the third to chance, so it is raised."""

    def third(document: dict[str, list[dict[str, str]]]) -> None:
        for row in document["marks"]:
            if row["bid"] == "B3":
                (twin,) = (
                    other["mark"]
                    for other in document["marks"]
                    if other["bid"] == "B1"
                    and (other["expert"], other["criterion"]) == (row["expert"], row["criterion"])
                )
                row["mark"] = twin
        document["bids"][2]["quote"] = "91000"

    case = scored(*TIED, third, ruling("tie", "L1", "B2; B1"))
    (answer,) = m208_tied_bids.look(case)
    assert answer.state is State.RAISED
    assert "B3" in answer.message.en
