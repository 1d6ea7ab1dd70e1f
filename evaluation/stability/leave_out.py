"""The ranking of each lot without each expert: does the first place hold?

It says how close a race is. It says nothing about the expert, and it changes no result: the law
counts the marks of every member.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.core.text import Text
from evaluation.dossier.decided.seats import seated
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.stability.again import Watched, alone, firsts, scored, with_panel

FEWEST = 3
"""Of two experts one always decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """The ranking of a lot without the marks of one expert.

    Args:
        ranking: bids, first to last; empty where too few marks are left.
        first: the bids that then share the first place.
        holds: whether the first place is the same.
    """

    expert: str
    ranking: tuple[str, ...]
    first: frozenset[str]
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The rankings of a lot, each without one expert.

    Args:
        first: the bids that share the first place when everybody counts.
    """

    lot: str
    first: frozenset[str]
    without: tuple[Without, ...]

    @property
    def holds(self) -> bool:
        """Return whether the first place is the same whichever expert is left out."""
        return all(each.holds for each in self.without)

    @property
    def said(self) -> Text:
        """Return what was found, in a sentence."""
        first = ", ".join(sorted(self.first))
        other = [each for each in self.without if not each.holds]
        if not other:
            return Text(
                f"{self.lot}：去掉任何一位专家，第一名都是 {first}。",
                f"{self.lot}: {first} stays first whichever expert is left out.",
            )
        zh = "；".join(f"去掉 {each.expert} 时为 {_names(each)}" for each in other)
        en = "; ".join(f"without {each.expert} it is {_names(each) or 'nobody'}" for each in other)
        return Text(
            f"{self.lot}：第一名为 {first}；{zh}。结果仍按全体成员评分。",
            f"{self.lot}: {first} is first; {en}. The result rests on all members.",
        )


def _names(without: Without) -> str:
    return ", ".join(sorted(without.first))


def leave_out(evaluation: Evaluation, *, watched: Watched[LotResult] = iter) -> tuple[LeftOut, ...]:
    """Return for each lot that was ranked by at least three experts its rankings without each.

    Args:
        watched: passes on the lots, and may show how far the work has come.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> found = leave_out(run(shipped("tenders") / "qinghe-2026"))
        >>> [each.lot for each in found if not each.holds]
        ['L01', 'L02', 'L04']
    """
    return tuple(_left_out(evaluation, watched))


def _left_out(evaluation: Evaluation, watched: Watched[LotResult]) -> Iterator[LeftOut]:
    for result in watched(evaluation.lots):
        seats = [expert.id for expert in seated(evaluation.dossier, result.lot.id)]
        if not result.ranked or len(seats) < FEWEST:
            continue
        one, first = alone(evaluation.dossier, result.lot.id), firsts(result)
        without = []
        for who in seats:
            others = with_panel(one, [seat for seat in seats if seat != who])
            without.append(_without(who, first, scored(others)))
        yield LeftOut(lot=result.lot.id, first=first, without=tuple(without))


def _without(expert: str, first: frozenset[str], result: LotResult | None) -> Without:
    then = firsts(result)
    return Without(
        expert=expert,
        ranking=tuple(score.bid.id for score in result.ranked) if result else (),
        first=then,
        holds=then == first,
    )
