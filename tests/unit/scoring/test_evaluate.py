"""Scoring agrees with an independent reckoning in fractions, and keeps what any fair scoring keeps."""

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Bid, Dossier, Fact, Screening, Tenderer
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation, LotResult
from tests.unit.scoring.oracle import Oracle
from tests.unit.scoring.tenders import DEADLINE, tenders

Figures = dict[str, tuple[object, ...]]


def figures(result: LotResult) -> Figures:
    """Return what scoring says of each bid of a lot."""
    return {
        score.bid.id: (
            score.technical,
            score.price_points,
            None if score.total is None else Fraction(score.total),
            score.rank,
            score.tied,
        )
        for score in result.scores
    }


def outcome(evaluation: Evaluation) -> dict[str, tuple[bool, Figures, list[str]]]:
    """Return failure, figures and candidates of each lot."""
    return {
        each.lot.id: (each.failure is not None, figures(each), list(each.candidates))
        for each in evaluation.lots
    }


@settings(max_examples=150)
@given(tenders())
def test_every_figure_is_that_of_a_plain_reckoning(dossier: Dossier) -> None:
    """Admission, points, prices, totals, ranks, ties, candidates, failed lots: all equal, exactly."""
    oracle = Oracle(dossier)
    for lot, (fails, found, named) in outcome(evaluate(dossier)).items():
        failed, wanted, candidates = oracle.lot(lot)
        assert (fails, named) == (failed, candidates)
        for bid, each in wanted.items():
            expected = (each.technical, each.price_points, each.total, each.rank, each.tied)
            assert found[bid] == expected, bid


@given(tenders(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(dossier: Dossier, dice: random.Random) -> None:
    """Shuffled sheets, and marks in any order, lead to the same figures for each bid."""
    keys = ("lots", "criteria", "panel", "tenderers", "bids", "facts", "screening")
    mixed = replace(
        dossier,
        **{key: tuple(shuffled(getattr(dossier, key), dice)) for key in keys},
        marks=Marks({
            key: dict(shuffled(by_expert.items(), dice))
            for key, by_expert in shuffled(dossier.marks.values.items(), dice)
        }),
    )  # fmt: skip
    assert outcome(evaluate(mixed)) == outcome(evaluate(dossier))


def shuffled(rows: object, dice: random.Random) -> list[object]:
    """Return `rows` in another order."""
    mixed = list(rows)  # type: ignore[call-overload]
    dice.shuffle(mixed)
    return mixed  # type: ignore[no-any-return]


@given(tenders())
def test_another_unit_of_money_changes_no_rank(dossier: Dossier) -> None:
    """Every amount times 100: the same points, ranks and candidates."""
    places = dossier.tender.rounding.split("; ")
    kept = "; ".join(part for part in places if not part.startswith("evaluated"))
    fine = replace(dossier, tender=replace(dossier.tender, rounding=kept))
    coarse = replace(
        fine,
        lots=tuple(
            replace(lot, budget=times(lot.budget), ceiling=times(lot.ceiling)) for lot in fine.lots
        ),
        bids=tuple(replace(bid, quote=times(bid.quote)) for bid in fine.bids),
        rulings=tuple(
            replace(each, decision="7150") if each.what == "price" else each
            for each in fine.rulings
        ),
    )
    assert outcome(evaluate(coarse)) == outcome(evaluate(fine))


def times(amount: Decimal | None) -> Decimal | None:
    """Return a hundred times `amount`."""
    return None if amount is None else amount * 100


@given(tenders())
def test_an_excluded_bid_changes_nothing(dossier: Dossier) -> None:
    """A bid that is out sets no lowest price, no highest fact and no rank."""
    lot = dossier.lots[0].id
    more = replace(
        dossier,
        tenderers=(*dossier.tenderers, Tenderer(id="X", name="x", type="company")),
        bids=(
            *dossier.bids,
            Bid(id="X", lot=lot, tenderer="X", quote=Decimal("0.01"), received=DEADLINE),
        ),
        facts=(*dossier.facts, Fact(bid="X", criterion="T2", value=Decimal(99))),
        screening=(
            *dossier.screening,
            Screening(bid="X", requirement="sealed", passed=False, stage="conformity", reason="r"),
        ),
    )
    before, after = outcome(evaluate(dossier)), outcome(evaluate(more))
    assert after[lot][1].pop("X") == (None, None, None, None, False)
    assert after == before


@given(tenders())
def test_the_same_tender_gives_the_same_result(dossier: Dossier) -> None:
    """Scoring twice gives equal records."""
    assert evaluate(dossier) == evaluate(dossier)
