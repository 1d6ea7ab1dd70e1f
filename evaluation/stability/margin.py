"""How many points lie between the ranks, and which one mark would turn the first place round.

A small margin says that the race is close; it says nothing about who should win it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.stability.again import Watched, alone, firsts, scored, with_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The points between two neighbours of a ranking, from their printed totals.

    Args:
        rank: of the bid ahead.
        points: 0 where a step of the tie chain, or nothing, tells them apart.
        decided_by: that step; None where the points do, or nothing.
    """

    lot: str
    rank: int
    ahead: str
    behind: str
    points: Decimal
    decided_by: str | None = None


def margins(evaluation: Evaluation) -> tuple[Margin, ...]:
    """Return the points between all neighbours of every ranking.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> first = margins(run(shipped("tenders") / "qinghe-2026"))[0]
        >>> first.ahead, first.behind, first.points
        ('B0101', 'B0102', Decimal('0.16'))
    """
    return tuple(
        Margin(
            lot=result.lot.id,
            rank=ahead.rank or 0,
            ahead=ahead.bid.id,
            behind=behind.bid.id,
            points=abs((ahead.total or Decimal(0)) - (behind.total or Decimal(0))),
            decided_by=behind.decided_by if ahead.total == behind.total else None,
        )
        for result in evaluation.lots
        for ahead, behind in pairwise(result.ranked)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The least change of one mark of an expert after which the first place is another's or shared.

    Args:
        mark: the mark that counts.
        turned: the nearest mark that changes the first place; one step nearer it does not.
        first: who would then share the first place.
    """

    lot: str
    expert: str
    bid: str
    criterion: str
    mark: Decimal
    turned: Decimal
    first: frozenset[str]

    @property
    def change(self) -> Decimal:
        """Return by how much the mark would change; below 0 where it would be lower."""
        return self.turned - self.mark

    @property
    def said(self) -> Text:
        """Return what was found, in a sentence."""
        first = ", ".join(sorted(self.first))
        return Text(
            f"{self.lot}：{self.expert} 给 {self.bid} 的 {self.criterion} 若为 {self.turned}"
            f"（现为 {self.mark}，差 {self.change:+}），第一名即为 {first}。",
            f"{self.lot}: if {self.expert} gave {self.bid} {self.turned} for {self.criterion} "
            f"instead of {self.mark} ({self.change:+}), {first} would be first.",
        )


def turns(evaluation: Evaluation, *, watched: Watched[LotResult] = iter) -> tuple[Turn, ...]:
    """Return for each lot with one winner the least turning change of each expert who has one.

    Every mark of a ranked bid is tried: down for the winner, up for the others, as far as the
    criterion allows, in steps of the last decimal that its marks use; each trial is scored again.
    An expert who cannot turn the first place round with one mark is left out.

    Args:
        watched: passes on the lots, and may show how far the work has come.
    """
    return tuple(
        turn
        for result in watched(evaluation.lots)
        if len(firsts(result)) == 1
        for turn in _turns(evaluation.dossier, result)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """One mark that may be moved, at most `steps` times by `step`."""

    expert: str
    bid: str
    criterion: str
    mark: Decimal
    step: Decimal
    steps: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.expert, self.bid, self.criterion

    def at(self, steps: int) -> Decimal:
        return self.mark + steps * self.step


def _turns(dossier: Dossier, result: LotResult) -> Iterator[Turn]:
    (winner,), one = firsts(result), alone(dossier, result.lot.id)

    def first(marks: Mapping[tuple[str, str, str], Decimal]) -> frozenset[str]:
        return firsts(scored(with_marks(one, marks)))

    def holds(trial: _Try, steps: int) -> bool:
        return first({trial.key: trial.at(steps)}) == {winner}

    nearest: dict[str, tuple[Decimal, _Try, int]] = {}
    for trials in _trials(result, winner):
        if first({trial.key: trial.at(trial.steps) for trial in trials}) == {winner}:
            continue  # not even all experts together could turn it here
        for trial in trials:
            unit, most = abs(trial.step), trial.steps
            if trial.expert in nearest:  # only what is nearer matters
                most = min(most, int(nearest[trial.expert][0] / unit) - 1)
            if most > 0 and not holds(trial, most):
                steps = _least(trial, most, holds)
                nearest[trial.expert] = (steps * unit, trial, steps)
    for expert in sorted(nearest):
        _, trial, steps = nearest[expert]
        yield Turn(
            lot=result.lot.id,
            expert=expert,
            bid=trial.bid,
            criterion=trial.criterion,
            mark=trial.mark,
            turned=trial.at(steps),
            first=first({trial.key: trial.at(steps)}),
        )


def _least(trial: _Try, most: int, holds: Callable[[_Try, int], bool]) -> int:
    """Return the number of steps that turns, where one step less does not; `most` turns."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(trial, middle) else (low, middle)
    return high


def _trials(result: LotResult, winner: str) -> Iterator[tuple[_Try, ...]]:
    """Yield, for each bid and each criterion that experts mark, the marks that may be moved."""
    units = _units(result)
    for score in result.ranked:
        sign = -1 if score.bid.id == winner else 1
        for points in score.points:
            unit, most = units[points.criterion.code], points.criterion.max_points
            yield tuple(
                _Try(
                    expert=expert,
                    bid=score.bid.id,
                    criterion=points.criterion.code,
                    mark=mark,
                    step=sign * unit,
                    steps=int((mark if sign < 0 else most - mark) / unit),
                )
                for expert, mark in points.marks.items()
                if expert != "consensus"
            )


def _units(result: LotResult) -> Mapping[str, Decimal]:
    """Return the unit of the last decimal that the marks of each criterion use."""
    places: dict[str, int] = {}
    for score in result.ranked:
        for points in score.points:
            used = (_places(mark) for mark in points.marks.values())
            code = points.criterion.code
            places[code] = max(places.get(code, 0), *used, 0)
    return {code: Decimal(1).scaleb(-digits) for code, digits in places.items()}


def _places(mark: Decimal) -> int:
    return max(0, -int(mark.normalize().as_tuple().exponent))
