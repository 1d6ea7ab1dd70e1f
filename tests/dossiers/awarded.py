"""A scored tender on which the purchaser has decided as ranking and plan propose."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from evaluation.awarding.award import TenderAward, plan_of, proposal_of
from evaluation.awarding.lot_award import LotAward
from evaluation.dossier.records import Award
from evaluation.scoring.result import Evaluation

WHEN = datetime(2026, 3, 27, 10)  # noqa: DTZ001 - local time
WHO = "周明远"


def awarded(evaluation: Evaluation, when: datetime = WHEN) -> Evaluation:
    """Return `evaluation` with a row of the sheet Awards for each lot that has a candidate."""
    rows = tuple(rows_of(proposal_of(evaluation, plan_of(evaluation)), when))
    return replace(evaluation, dossier=replace(evaluation.dossier, awards=rows))


def rows_of(proposal: TenderAward, when: datetime = WHEN) -> Iterator[Award]:
    """Yield the rows that decide as `proposal` says."""
    for lot in proposal.lots:
        if lot.basis:
            yield from _rows(lot, when)


def _rows(lot: LotAward, when: datetime) -> Iterator[Award]:
    why = lot.why.zh if lot.why and not lot.given else None
    for each in lot.given or (None,):
        yield Award(
            lot=lot.id,
            bid=each.score.bid.id if each else None,
            funded_level=each.level if each and each.level != 100 else None,
            awarded=each.amount if each else None,
            basis=lot.basis,
            reason=why,
            who=WHO,
            when=when,
        )
