"""The panel drawn again: as many experts, with replacement, and every lot ranked by their marks.

It says how much a ranking owes to who happened to sit on the panel. The draws are no votes and no
probabilities of being the better bid, and they change no result. A price and a measured fact stay
what they are in every draw. The purchaser's representatives are drawn like everybody else.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 6.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.scoring.result import Evaluation, LotResult
from evaluation.stability.again import Watched, alone, scored, with_panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """The tender as a panel drawn again would have ranked it.

    Args:
        number: from 1.
        seats: the experts drawn, by lot; lots with the same panel have the same draw.
        evaluation: every lot ranked again; a lot that cannot be scored has a failure.
    """

    number: int
    seats: Mapping[str, tuple[str, ...]]
    evaluation: Evaluation


def redrawn(
    evaluation: Evaluation,
    count: int,
    *,
    watched: Watched[int] = iter,
) -> Iterator[Draw]:
    """Yield `count` draws of the panel, the same on every run: the dossier itself is the seed.

    Args:
        watched: passes on the numbers of the draws, and may show how far the work has come.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> draw = next(redrawn(run(shipped("tenders") / "qinghe-2026"), 1))
        >>> len(draw.seats["L01"]), draw.seats["L01"] == draw.seats["L02"]
        (7, True)
    """
    dossier = evaluation.dossier
    seed = fingerprint_of(replace(dossier, awards=()))  # a later decision draws no other panels
    panels = {lot.id: tuple(each.id for each in seated(dossier, lot.id)) for lot in dossier.lots}
    ones = {lot.id: alone(dossier, lot.id) for lot in dossier.lots}
    for number in watched(range(1, count + 1)):
        seats = {lot: drawn(panel, seed, number) for lot, panel in panels.items()}
        lots = tuple(
            scored(with_panel(ones[result.lot.id], seats[result.lot.id])) or _unscored(result)
            for result in evaluation.lots
        )
        yield Draw(number=number, seats=seats, evaluation=replace(evaluation, lots=lots))


def drawn(panel: Sequence[str], seed: str, number: int) -> tuple[str, ...]:
    """Return as many experts of `panel` as it has, drawn with replacement.

    Seat k goes to the expert at the remainder of SHA-256 of ``seed|panel|number|k`` by the number
    of experts, so that anybody can redo the draw with any tool.

    Example:
        >>> drawn(("E1", "E2", "E3"), "seed", 1) == drawn(("E1", "E2", "E3"), "seed", 1)
        True
    """
    named = ",".join(panel)
    texts = (f"{seed}|{named}|{number}|{seat}" for seat in range(1, len(panel) + 1))
    return tuple(
        panel[int.from_bytes(sha256(text.encode()).digest(), "big") % len(panel)] for text in texts
    )


def _unscored(result: LotResult) -> LotResult:
    text = Text(
        f"{result.lot.id}：这次抽取的专家留下的有效评分太少，不能计分",
        f"{result.lot.id}: the experts of this draw leave too few marks that count",
    )
    failure = Finding(code="M103", severity=Severity.NOTE, message=text, place=result.lot.at("id"))
    return LotResult(lot=result.lot, scores=(), failure=failure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """How often a bid took each place of its lot over the draws.

    Args:
        rank: its rank in the result; None where it has none.
        places: number of draws by rank; bids that share a rank are all counted there.
        draws: number of draws in which the lot could be scored.
    """

    lot: str
    bid: str
    rank: int | None
    places: Mapping[int, int]
    draws: int

    @property
    def first(self) -> Fraction:
        """Return the share of draws in which it is first, alone or with others, 0 to 1."""
        return Fraction(self.places.get(1, 0), self.draws) if self.draws else Fraction(0)


def places(evaluation: Evaluation, draws: Iterable[Draw]) -> tuple[Placed, ...]:
    """Return how often each ranked bid of `evaluation` took which place in `draws`."""
    taken: Counter[tuple[str, str, int]] = Counter()
    counted: Counter[str] = Counter()
    for draw in draws:
        for result in draw.evaluation.lots:
            counted[result.lot.id] += bool(result.ranked)
            taken.update((result.lot.id, s.bid.id, s.rank or 0) for s in result.ranked)
    return tuple(
        Placed(
            lot=result.lot.id,
            bid=score.bid.id,
            rank=score.rank,
            places={
                rank: times
                for (lot, bid, rank), times in sorted(taken.items())
                if (lot, bid) == (result.lot.id, score.bid.id)
            },
            draws=counted[result.lot.id],
        )
        for result in evaluation.lots
        for score in result.ranked
    )
