"""Promises about the draws of a result."""

from dataclasses import replace

import pytest

from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.resources import shipped
from evaluation.scoring.drawn import draws
from evaluation.scoring.evaluate import evaluate


@pytest.fixture(scope="module")
def example() -> Dossier:
    """The shipped example, whose lot L04 has two bids with equal totals and quotes."""
    return read(shipped("tenders") / "qinghe-2026").usable()


def ruled(dossier: Dossier, decision: str) -> Dossier:
    """Return `dossier` with another decision on the tie of L04."""
    rulings = (
        replace(each, decision=decision) if each.what == "tie" else each for each in dossier.rulings
    )
    return replace(dossier, rulings=tuple(rulings))


@pytest.mark.parametrize("decision", ["抽签", "B0402; B0401"])
def test_a_drawn_tie_has_its_tickets(example: Dossier, decision: str) -> None:
    """Left to the draw, or ruled in its very order: the tickets of the tied bids, as they rank."""
    (drawn,) = draws(evaluate(ruled(example, decision)))
    assert (drawn.lot, [ticket.bid for ticket in drawn.tickets]) == ("L04", ["B0402", "B0401"])
    assert all(ticket.command in drawn.recipe.zh for ticket in drawn.tickets)


def test_an_order_on_other_grounds_is_no_draw(example: Dossier) -> None:
    """An order that the draw does not give was not drawn, so no recipe is printed for it."""
    assert draws(evaluate(ruled(example, "B0401; B0402"))) == ()


def test_without_a_seed_nothing_was_drawn(example: Dossier) -> None:
    """A tender that names no public value has no draw to repeat."""
    tender = replace(example.tender, draw_seed=None)
    named = ruled(replace(example, tender=tender), "B0402; B0401")
    assert draws(evaluate(named)) == ()
