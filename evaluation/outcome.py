"""The outcome of a tender as plain data, for other systems; every number is text."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.core.exact import decimal_of
from evaluation.core.finding import Finding
from evaluation.dossier.decided.standing_awards import standing_awards
from evaluation.dossier.parties import parties
from evaluation.dossier.records import Award, Dossier
from evaluation.scoring.result import Evaluation, LotResult, Score


def document(evaluation: Evaluation, against: Iterable[Finding] = ()) -> dict[str, object]:
    """Return the outcome as one JSON-ready object.

    The keys are those of ``tender score --json``: tender, method, law_day, lots with their bids and
    candidates, awards, findings. A row of the sheet Awards is an award of the Open Contracting Data
    Standard: id, status, date, value with amount and currency, suppliers, relatedLots, relatedBid;
    beside these the words of the sheet. Its status is ``active`` where a bid is awarded the lot,
    ``cancelled`` where that was revoked or a later decision replaced it, ``unsuccessful`` where
    the lot was not awarded.

    Args:
        against: what is against the award that was decided.

    Source:
        Open Contracting Data Standard 1.1, Award, awardStatus.
    """
    tender = evaluation.dossier.tender
    return {
        "tender": tender.id,
        "method": evaluation.method.key,
        "law_day": tender.published.isoformat(),
        "lots": [_lot(result) for result in evaluation.lots],
        "awards": _awards(evaluation.dossier),
        "findings": [finding.record() for finding in (*evaluation.findings, *against)],
    }


def _lot(result: LotResult) -> dict[str, object]:
    return {
        "lot": result.lot.id,
        "bids": [_bid(score) for score in result.scores],
        "candidates": list(result.candidates),
        "failure": result.failure.record() if result.failure else None,
    }


def _bid(score: Score) -> dict[str, object]:
    price = score.price
    return {
        "bid": score.bid.id,
        "tenderer": score.tenderer.name,
        "status": "ranked"
        if score.rank is not None
        else "excluded"
        if score.reasons
        else "not ranked",
        "reasons": [reason.record() for reason in score.reasons],
        "quote": f"{price.quote:f}" if price else None,
        "evaluated_price": plain(price.evaluated) if price else None,
        "points": {points.criterion.code: plain(points.value) for points in score.points},
        "technical": plain(score.technical),
        "price_points": plain(score.price_points),
        "total": f"{score.total:f}" if score.total is not None else None,
        "rank": score.rank,
        "tied": score.tied,
    }


def _awards(dossier: Dossier) -> list[dict[str, object]]:
    standing = {id(each) for made in standing_awards(dossier).values() for each in made}
    return [
        _award(dossier, award, number, stands=id(award) in standing)
        for number, award in enumerate(dossier.awards, start=1)
    ]


def _award(dossier: Dossier, award: Award, number: int, *, stands: bool) -> dict[str, object]:
    bid = next((each for each in dossier.bids if each.id == award.bid), None)
    known = {each.id: each for each in dossier.tenderers}
    tenderer = known.get(bid.tenderer) if bid else None
    amount, currency = award.awarded, dossier.tender.currency
    return {
        "id": f"{dossier.tender.id}-{award.lot}-{number}",
        "status": _status(award, stands=stands),
        "date": award.when.isoformat(),
        "value": None if amount is None else {"amount": f"{amount:f}", "currency": currency},
        "suppliers": [
            {"id": each.credit_code or each.id, "name": each.name}
            for each in (parties(dossier, tenderer) if tenderer else ())
        ],
        "relatedLots": [award.lot],
        "relatedBid": award.bid,
        "funded_level": None if award.funded_level is None else str(award.funded_level),
        "basis": award.basis,
        "reason": award.reason,
        "who": award.who,
    }


def _status(award: Award, *, stands: bool) -> str:
    """The status of an award as the Open Contracting Data Standard calls it."""
    if award.basis == "none":
        return "unsuccessful"
    return "active" if stands and award.basis != "revoked" else "cancelled"


def plain(value: Fraction | None) -> str | None:
    """Return `value` as a decimal where it ends, else as a fraction; never as a binary float.

    Example:
        >>> plain(Fraction(5, 2)), plain(Fraction(1, 3)), plain(None)
        ('2.5', '1/3', None)
    """
    if value is None:
        return None
    whole = decimal_of(value)
    return f"{whole:f}" if whole is not None else str(value)
