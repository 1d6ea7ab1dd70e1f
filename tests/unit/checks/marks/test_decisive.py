"""What decides: leaving out the search by bounds finds the same as scoring everything again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evaluation.checks.check import Case, State
from evaluation.checks.marks import m203_without_an_expert, m204_one_mark
from evaluation.dossier.records import Ruling
from tests.unit.checks.scored import BIDS, EXPERTS, mark, quotes, scored

CLOSE = st.lists(st.integers(70, 80), min_size=20, max_size=20)
ROUNDING = st.sampled_from(
    ["criterion 2; price 2; total 2", "total 2", "criterion 0; total 1", "total 0"]
)


def close(marks: list[int], rounding: str) -> Case:
    """Return four bids of nearly equal quality, marked for one criterion."""
    return scored(
        quotes("91000", "91100", "91200", "91350"),
        lambda d: d["tender"].update(rounding=rounding),
        *(
            mark(expert, bid, "T1", str(marks[4 * row + at] / 2))
            for row, expert in enumerate(EXPERTS)
            for at, bid in enumerate(BIDS)
        ),
        *(mark(expert, bid, "T2", "20") for expert in EXPERTS for bid in BIDS),
    )


def first(case: Case, **change: Any) -> str:  # noqa: ANN401 - a field of the dossier
    """Return who is first after a change of the dossier."""
    assert case.rescore is not None
    return case.rescore(replace(case.dossier, **change), "L1")[0]


def untied(case: Case) -> bool:
    """Return whether one bid has the highest total alone."""
    totals = sorted((case.totals or {}).values())
    return bool(case.winners) and totals[-1] > totals[-2]


def by_experts(case: Case) -> set[str]:
    """Return the experts without whom another is first, scoring each case again."""
    winner = (case.winners or {})["L1"]
    panels = {e: tuple(p for p in case.dossier.panel if p.id != e) for e in EXPERTS}
    return {e for e, panel in panels.items() if first(case, panel=panel) != winner}


def by_marks(case: Case) -> Iterator[str]:
    """Yield the bids with a mark without which another is first, scoring each case again."""
    winner = (case.winners or {})["L1"]
    for expert in EXPERTS:
        for bid in BIDS:
            void = Ruling(
                what="void", subject=bid, criterion="T1", expert=expert, reason="", who="",
                when=datetime.fromisoformat("2026-03-25T10:00"),
            )  # fmt: skip
            if first(case, rulings=(void,)) != winner:
                yield bid


@given(CLOSE, ROUNDING)
def test_leaving_out_an_expert_is_found_by_bounds(marks: list[int], rounding: str) -> None:
    """The experts that M203 names are exactly those without whom another bid is first."""
    case = close(marks, rounding)
    if not untied(case):
        return
    (answer,) = m203_without_an_expert.look(case)
    assert {key for key in answer.figures if key in EXPERTS} == by_experts(case)


@given(CLOSE, ROUNDING)
def test_one_mark_is_found_by_bounds(marks: list[int], rounding: str) -> None:
    """M204 is raised exactly where taking the most telling mark of some bid changes the first."""
    case = close(marks, rounding)
    if not untied(case):
        return
    answers = list(m204_one_mark.look(case))
    raised = [answer for answer in answers if answer.state is State.RAISED]
    assert bool(raised) == any(by_marks(case))


def test_two_experts_cannot_be_told() -> None:
    """With two experts one always decides, so the answer is that it cannot be told."""
    case = scored(lambda d: d.update(
        panel=d["panel"][:2], marks=[row for row in d["marks"] if row["expert"] in ("E1", "E2")],
    ))  # fmt: skip
    assert [answer.state for answer in m203_without_an_expert.look(case)] == [State.INSUFFICIENT]


def test_a_minimum_is_looked_at_by_scoring_again() -> None:
    """Where a bid can fall below a minimum, no bound is trusted: everything is scored again."""
    case = scored(lambda d: d["tender"].update(technical_minimum="40"))
    calls: list[str] = []
    assert case.rescore is not None
    again = case.rescore

    def counted(other: Any, lot: str) -> tuple[str, ...]:  # noqa: ANN401
        calls.append(lot)
        return again(other, lot)

    list(m203_without_an_expert.look(replace(case, rescore=counted)))
    assert len(calls) == len(EXPERTS)
    calls.clear()
    plain = replace(scored(), rescore=counted)
    list(m203_without_an_expert.look(plain))
    assert not calls
