"""The order of the bids: by the rounded total that is printed, then by the tie chain.

Law:
    Order 87 of the Ministry of Finance, art. 57: total descending, equal totals by quote ascending,
    equal total and quote: tied; art. 68: a tie for the award by the tender document's rule, else by
    lot.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from evaluation.core.exact import ratio
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text, normal
from evaluation.dossier.cells import SEPARATORS
from evaluation.dossier.decided.rulings import asks_to_draw, last_ruling
from evaluation.dossier.records import Dossier
from evaluation.law.tie_steps import CRITERION, tie_step
from evaluation.scoring.draw import draw
from evaluation.scoring.result import Score

Step = Callable[[Score], Fraction]
"""A figure that tells equal bids apart; smaller comes first."""


def ranked(
    scores: Sequence[Score], chain: Sequence[str], highest_first: bool, drawn: Sequence[str] = ()
) -> dict[str, Score]:
    """Return `scores` by bid, with rank, tie and the step that decided.

    Bids that no step tells apart share a rank; the next rank counts all of them (1, 1, 3).

    Args:
        scores: admitted bids, each with a total.
        chain: steps after the total: quote, evaluated_price, technical, received, criterion CODE,
            draw.
        highest_first: whether the highest total is the best.
        drawn: the order a ruling gave to tied bids, for the step ``draw``.
    """
    sign = -1 if highest_first else 1
    steps: list[tuple[str, Step]] = [("total", lambda score: sign * ratio(score.total or 0))]
    steps += [(name, _step(name, drawn)) for name in chain]
    keys = {score.bid.id: tuple(step(score) for _, step in steps) for score in scores}
    order = sorted(scores, key=lambda score: keys[score.bid.id])
    result: dict[str, Score] = {}
    for index, score in enumerate(order):
        own = keys[score.bid.id]
        before = keys[order[index - 1].bid.id] if index else None
        after = keys[order[index + 1].bid.id] if index + 1 < len(order) else None
        rank = result[order[index - 1].bid.id].rank if before == own else index + 1
        result[score.bid.id] = replace(
            score,
            rank=rank,
            tied=own in (before, after),
            decided_by=_decided(steps, own, before, after),
        )
    return result


def without_figures(scores: Sequence[Score], chain: Sequence[str]) -> Iterator[Finding]:
    """Yield bids with an equal total that lack a figure of the `chain`: a blank decides nothing."""
    shared = Counter(score.total for score in scores)
    for score in scores:
        blank = {"received": score.bid.received is None, "quote": score.price is None}
        for key in chain if shared[score.total] > 1 else ():
            column = tie_step(key).column
            if column and blank[column]:
                zh, en = term(column, "zh"), term(column, "en")
                yield Finding(
                    code="T103",
                    severity=Severity.ERROR,
                    message=Text(
                        zh=f"{score.bid.id} 与其他响应同分，按“{zh}”区分先后，但其{zh}为空；请填写",
                        en=f"{score.bid.id} has the total of another bid, and {en} decides, but it "
                        "is blank; fill it in",
                    ),
                    place=score.bid.at(column),
                )


def _step(name: str, drawn: Sequence[str]) -> Step:
    if name.startswith(CRITERION):
        return partial(_criterion, name.removeprefix(CRITERION).strip())
    return {
        "quote": lambda score: ratio(score.price.quote) if score.price else Fraction(0),
        "evaluated_price": lambda score: score.price.evaluated if score.price else Fraction(0),
        "technical": lambda score: -(score.technical or Fraction(0)),
        "received": lambda score: Fraction(_seconds(score)),
        "draw": lambda score: Fraction(
            drawn.index(score.bid.id) if score.bid.id in drawn else len(drawn)
        ),
    }[name]


def _criterion(code: str, score: Score) -> Fraction:
    return -sum(
        (points.value for points in score.points if points.criterion.code == code), Fraction(0)
    )


def _seconds(score: Score) -> int:
    received = score.bid.received
    if received is None:
        return 0
    return (
        received.toordinal() * 86_400
        + received.hour * 3_600
        + received.minute * 60
        + received.second
    )


def _decided(
    steps: Sequence[tuple[str, Step]],
    own: tuple[Fraction, ...],
    before: tuple[Fraction, ...] | None,
    after: tuple[Fraction, ...] | None,
) -> str | None:
    """The step beyond the total that set a bid apart from a neighbour with the same total."""
    depths = [
        next((at for at, pair in enumerate(zip(own, other, strict=True)) if pair[0] != pair[1]), 0)
        for other in (before, after)
        if other is not None
    ]
    depth = max(depths, default=0)
    return steps[depth][0] if depth else None


def drawn_order(dossier: Dossier, lot: str) -> tuple[str, ...]:
    """Return the order that the last tie ruling on `lot` gave to its bids; empty where none did.

    Raises:
        TenderError: the ruling leaves the order to the draw, and the tender names no seed.
    """
    ruling = last_ruling(dossier, "tie", lot)
    if ruling is None:
        return ()
    if asks_to_draw(ruling):
        return tuple(ticket.bid for ticket in draw(dossier, lot))
    return tuple(filter(None, (normal(part) for part in SEPARATORS.split(ruling.decision or ""))))


def candidates_of(scores: Mapping[str, Score], limit: int) -> tuple[str, ...]:
    """Return the bids recommended for award, first to last.

    A tie stops the list: nobody behind or among tied bids is recommended before people decide.
    """
    order = sorted(scores.values(), key=lambda score: score.rank or 0)
    names: list[str] = []
    for score in order[:limit]:
        if score.tied:
            break
        names.append(score.bid.id)
    return tuple(names)
