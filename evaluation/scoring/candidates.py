"""Who is recommended for award: as many as the tender or its method says, and never one of equals."""

from collections.abc import Mapping, Sequence
from math import ceil

from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.text import Text
from evaluation.dossier.records import Lot
from evaluation.scoring.price import no_quote
from evaluation.scoring.ranking import candidates_of
from evaluation.scoring.result import Score
from evaluation.scoring.work import Work


def candidates(work: Work, lot: Lot, scores: Mapping[str, Score]) -> tuple[str, ...]:
    """Return the bids recommended for award, first to last, of the admitted `scores`.

    A tie for a recommended place stops the list and is a finding. While there are errors nobody is
    recommended: bids may be equal only because something is missing.
    """
    if has_errors(work.found):
        return ()
    if not work.method.scoring:
        return _negotiated(work, lot, tuple(scores.values()))
    in_order = {bid: score for bid, score in scores.items() if score.rank is not None}
    places = min(work.settings.candidates or len(in_order), _not_eliminated(work, len(in_order)))
    open_ties = [s.bid.id for s in in_order.values() if s.tied and (s.rank or 0) <= places]
    if open_ties:
        work.found.append(_open_tie(work, lot, open_ties))
    return candidates_of(in_order, places)


def _negotiated(work: Work, lot: Lot, scores: Sequence[Score]) -> tuple[str, ...]:
    """The one supplier that was negotiated with; nothing is ranked, the price is put on record."""
    if len(scores) > 1:
        names = ", ".join(score.bid.id for score in scores)
        text = Text(
            zh=f"{lot.id} 有 {len(scores)} 份响应（{names}）；“{work.method.title.zh}”只与一家供应商协商，请只保留一份",
            en=f"{lot.id} has {len(scores)} bids ({names}); '{work.method.title.en}' negotiates with "
            "one supplier, so keep one",
        )
        place, cite = lot.at("id"), work.method.cite
        work.found.append(
            Finding(code="U104", severity=Severity.ERROR, message=text, place=place, cite=cite)
        )
    unpriced = [score for score in scores if score.price is None or score.price.quote <= 0]
    work.found += [
        no_quote(score.bid, score.price.quote if score.price else None) for score in unpriced
    ]
    return tuple(score.bid.id for score in scores)


def _not_eliminated(work: Work, bids: int) -> int:
    """How many of `bids` stay in a framework: the law's share, rounded up, is left out."""
    if work.method.elimination is None:
        return bids
    share = work.law(work.method.elimination.share).number
    fewest = work.law(work.method.elimination.suppliers).whole
    return bids - max(ceil(share * bids), fewest)


def _open_tie(work: Work, lot: Lot, bids: Sequence[str]) -> Finding:
    return Finding(
        code="T101",
        severity=Severity.WARNING,
        message=Text(
            zh=f"{lot.id}：{'、'.join(bids)} 并列，涉及推荐名次；请按采购文件规定的方式或抽签决定，并在“评审决定”表记录",
            en=f"{lot.id}: {', '.join(bids)} are tied for a recommended place; decide as the tender document "
            "says or by lot, and record it on the sheet Rulings",
        ),
        place=lot.at("id"),
        cite=work.method.tie_cite or (work.method.cite if work.method.jurisdiction else None),
    )
