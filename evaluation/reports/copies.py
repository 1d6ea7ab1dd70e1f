"""For whom the documents of a tender are made: lots, winners, the others, the excluded, experts."""

from collections.abc import Callable, Iterator

from evaluation.awarding.lot_award import no_candidate
from evaluation.core.text import Text
from evaluation.dossier.decided.standing_awards import award_changes
from evaluation.reports.document import WHOLE, Copies, Subject
from evaluation.reports.occasion import Occasion
from evaluation.scoring.result import LotResult, Score


def whole_tender(occasion: Occasion) -> Copies:
    """Return the one copy for the tender as a whole."""
    return Copies(subjects=(WHOLE,))


def lots_that(accept: Callable[[Occasion, LotResult], Text | None]) -> Callable[[Occasion], Copies]:
    """Return a rule: a copy for each lot for which `accept` gives no reason against it."""

    def copies(occasion: Occasion) -> Copies:
        reasons = {lot.lot.id: accept(occasion, lot) for lot in occasion.scored.lots}
        return Copies(
            subjects=tuple(
                Subject(lot=lot) for lot in occasion.scored.lots if reasons[lot.lot.id] is None
            ),
            why_not=tuple(reason for reason in reasons.values() if reason is not None),
        )

    return copies


def bids_that(choose: Callable[[Occasion, LotResult], Copies]) -> Callable[[Occasion], Copies]:
    """Return a rule: the copies that `choose` finds in each lot, together."""

    def copies(occasion: Occasion) -> Copies:
        found = [choose(occasion, lot) for lot in occasion.scored.lots]
        return Copies(
            subjects=tuple(subject for each in found for subject in each.subjects),
            why_not=tuple(why for each in found for why in each.why_not),
        )

    return copies


def winners(occasion: Occasion, lot: LotResult) -> tuple[Score, ...]:
    """Return who is awarded `lot`: as the purchaser decided, else as ranking and plan propose."""
    return tuple(given.score for given in occasion.award.lot(lot.lot.id).given)


def no_award(occasion: Occasion, lot: LotResult) -> Text | None:
    """Return why nobody is awarded `lot`; None where somebody is."""
    award = occasion.award.lot(lot.lot.id)
    if award.given:
        return None
    id = lot.lot.id
    return award.why or Text(f"{id} 不授予任何供应商", f"lot {id} is awarded to nobody")


def winning_bids(occasion: Occasion, lot: LotResult) -> Copies:
    """Return a copy for each winner of `lot`."""
    won, id = winners(occasion, lot), lot.lot.id
    if not won:
        none = Text(f"{id} 不授予", f"lot {id} is not awarded")
        return Copies(why_not=(no_candidate(occasion.scored, lot) or none,))
    return Copies(subjects=tuple(Subject(lot=lot, score=score) for score in won))


def other_bids(occasion: Occasion, lot: LotResult) -> Copies:
    """Return a copy for each ranked bid on `lot` that does not win; for all where nobody does.

    A lot that has failed has letters of its own, and one that is not decided has none yet.
    """
    award = occasion.award
    why = no_candidate(occasion.scored, lot)
    if why is None and award.decided and not award.lot(lot.lot.id).rows:
        why = no_award(occasion, lot)
    if why is not None:
        return Copies(why_not=(why,))
    told = (*winners(occasion, lot), *former_winners(occasion, lot))
    won = {score.bid.id for score in told}
    others = tuple(score for score in lot.ranked if score.bid.id not in won)
    return _copies(lot, others, "只有中选的响应", "has no bid besides the one that wins")


def former_winners(occasion: Occasion, lot: LotResult) -> tuple[Score, ...]:
    """Return whose award of `lot` was taken back and who has it no longer, in order of time."""
    now = {score.bid.id for score in winners(occasion, lot)}
    lost = [bid for each in award_changes(occasion.dossier, lot.lot.id) for bid in each.lost]
    scores = {score.bid.id: score for score in lot.scores}
    return tuple(scores[bid] for bid in dict.fromkeys(lost) if bid in scores and bid not in now)


def taken_back(occasion: Occasion, lot: LotResult) -> Copies:
    """Return a copy for each bid whose award of `lot` was taken back."""
    return _copies(
        lot, former_winners(occasion, lot), "没有被取消的授予", "has no award taken back"
    )


def excluded_bids(occasion: Occasion, lot: LotResult) -> Copies:
    """Return a copy for each bid on `lot` that was not scored."""
    out = tuple(score for score in lot.scores if not score.admitted)
    return _copies(lot, out, "没有无效响应", "has no excluded bid")


def experts(occasion: Occasion) -> Copies:
    """Return a copy for each expert who gave marks."""
    marks = occasion.dossier.marks.values.values()
    voters = {expert for given in marks for expert in given}
    found = tuple(Subject(expert=each) for each in occasion.dossier.panel if each.id in voters)
    why = Text("没有评审专家的评分", "no expert has given marks")
    return Copies(subjects=found, why_not=() if found else (why,))


def _copies(lot: LotResult, scores: tuple[Score, ...], zh: str, en: str) -> Copies:
    def made() -> Iterator[Subject]:
        for score in scores:
            yield Subject(lot=lot, score=score)

    why = () if scores else (Text(f"{lot.lot.id} {zh}", f"lot {lot.lot.id} {en}"),)
    return Copies(subjects=tuple(made()), why_not=why)
