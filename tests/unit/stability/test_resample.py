"""The panel drawn again: deterministic, exact, and with everything else as it was."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from evaluation.dossier.records import Ruling
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.stability.again import alone, scored, with_panel
from evaluation.stability.resample import drawn, places, redrawn

EXAMPLE = run(shipped("tenders") / "qinghe-2026")


def test_the_same_dossier_gives_the_same_draws() -> None:
    """No clock and no other seed has a part in it."""
    first, second = (tuple(redrawn(EXAMPLE, 3)) for _ in range(2))
    assert first == second
    assert len({draw.seats["L01"] for draw in first}) > 1


def test_other_marks_give_other_draws() -> None:
    """Who changes the dossier cannot choose the draws along with it: they change too."""
    tender = replace(EXAMPLE.dossier.tender, title="x")
    other = replace(EXAMPLE, dossier=replace(EXAMPLE.dossier, tender=tender))
    one = [draw.seats["L01"] for draw in redrawn(EXAMPLE, 3)]
    assert one != [draw.seats["L01"] for draw in redrawn(other, 3)]


def test_a_draw_has_as_many_seats_as_the_panel() -> None:
    """Experts are drawn with replacement, each as likely as any other."""
    panel = tuple(f"E{k}" for k in range(1, 6))
    seats = [who for number in range(1000) for who in drawn(panel, "s", number)]
    counts = Counter(seats)
    assert len(seats) == 5000
    assert all(900 < counts[who] < 1100 for who in panel)


def test_a_drawn_panel_scores_what_its_members_wrote() -> None:
    """A criterion's mark is the exact mean over the seats; whoever has two seats counts twice."""
    seats = ("E01", "E01", "E02")
    result = scored(with_panel(alone(EXAMPLE.dossier, "L01"), seats))
    assert result is not None
    points = result.score("B0101").points[0]
    given = EXAMPLE.dossier.marks.values["B0101", "A1"]
    assert points.exact == (2 * Fraction(given["E01"]) + Fraction(given["E02"])) / 3


def test_the_whole_panel_drawn_once_each_is_the_result() -> None:
    """With every expert in one seat nothing changes."""
    for result in EXAMPLE.lots:
        seats = [expert.id for expert in EXAMPLE.dossier.panel]
        again = scored(with_panel(alone(EXAMPLE.dossier, result.lot.id), seats))
        assert again is not None
        assert [s.total for s in again.ranked] == [s.total for s in result.ranked]
        assert again.candidates == result.candidates


def test_rulings_hold_for_every_seat_of_the_expert() -> None:
    """A mark that the panel voided stays void however often its expert is drawn."""
    void = Ruling(
        what="void", subject="B0101", criterion="A1", expert="E01", reason="r", who="w",
        when=datetime(2026, 3, 25, 12),  # noqa: DTZ001
    )  # fmt: skip
    dossier = replace(EXAMPLE.dossier, rulings=(*EXAMPLE.dossier.rulings, void))
    result = scored(with_panel(alone(dossier, "L01"), ("E01", "E01", "E02")))
    assert result is not None
    assert set(result.score("B0101").points[0].marks) == {"E02"}
    assert scored(with_panel(alone(dossier, "L01"), ("E01", "E01"))) is None


def test_places_count_every_draw() -> None:
    """Each ranked bid has one place in each draw; a wide lead is always first."""
    draws = tuple(redrawn(EXAMPLE, 20))
    found = {(each.lot, each.bid): each for each in places(EXAMPLE, draws)}
    assert found["L03", "B0302"].first == 1
    close = found["L01", "B0101"], found["L01", "B0102"]
    assert close[0].first + close[1].first == 1
    assert 0 < close[0].first < 1
    assert all(sum(each.places.values()) == each.draws == 20 for each in found.values())


def test_what_is_no_mark_stays_as_it_is() -> None:
    """Prices, facts and who was admitted are the same in every draw."""
    draw = next(redrawn(EXAMPLE, 1))
    for lot in EXAMPLE.lots:
        again = draw.evaluation.lot(lot.lot.id)
        assert {s.bid.id for s in again.ranked} == {s.bid.id for s in lot.ranked}
        for score in lot.ranked:
            assert again.score(score.bid.id).price_points == score.price_points
    assert evaluate(EXAMPLE.dossier).lots == EXAMPLE.lots
    assert Decimal("89.33") == EXAMPLE.lot("L01").ranked[0].total
