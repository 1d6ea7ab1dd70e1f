"""A mark outside its range that the panel put right stops nothing (Order 87, art. 64(2))."""

import pytest

from evaluation.dossier.reading.references import check_references
from evaluation.scoring.evaluate import evaluate
from tests.builder import Change
from tests.unit.checks.scored import dossier_of, mark, ruling

BEYOND = mark("E2", "B3", "T2", "31")
IDS = {"bids": frozenset({"B1", "B2", "B3", "B4"})}


@pytest.mark.parametrize(
    ("settling", "codes"),
    [
        ((), ["R106"]),
        ((ruling("correction", "B3", "21", criterion="T2", expert="E2"),), []),
        ((ruling("void", "B3", None, expert="E2"),), []),
        ((ruling("void", "B3", None, expert="E2", criterion="T2"),), []),
        ((ruling("consensus", "B3", "20", criterion="T2"),), []),
        ((ruling("correction", "B3", "21", criterion="T1", expert="E2"),), ["R106"]),
        ((ruling("correction", "B3", "21", criterion="T2", expert="E1"),), ["R106"]),
        ((ruling("correction", "B2", "21", criterion="T2", expert="E2"),), ["R106"]),
    ],
)
def test_a_mark_outside_the_range(settling: tuple[Change, ...], codes: list[str]) -> None:
    """It is an error until a ruling about this very mark replaces or voids it."""
    dossier = dossier_of(BEYOND, *settling)
    assert [found.code for found in check_references(dossier, IDS)] == codes
    if not codes:
        assert evaluate(dossier).lot("L1").ranked


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("抽签", []),
        ("draw", []),
        ("B2; B1", []),
        ("B2", ["R107"]),
        ("", ["R107"]),
        ("抓阄", ["R107"]),
    ],
)
def test_a_tie_is_decided_by_order_or_by_draw(decision: str, codes: list[str]) -> None:
    """A ruling on a tie names the bids in their order or leaves it to the draw."""
    dossier = dossier_of(ruling("tie", "L1", decision))
    assert [found.code for found in check_references(dossier, IDS)] == codes
