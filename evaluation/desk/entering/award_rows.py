"""The rows that put an award on the sheet Awards: as proposed, for the next candidate, or revoked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from evaluation.awarding.award import TenderAward
from evaluation.awarding.lot_award import LotAward, no_plan
from evaluation.awarding.plan_rules import OPENLY
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Who confirms an award for the purchaser, when, and why where it changes another."""

    who: str
    when: datetime
    why: str = ""

    @property
    def typed(self) -> dict[str, str]:
        """The same as it is typed into the sheet."""
        return {"who": self.who, "when": f"{self.when:%Y-%m-%d %H:%M:%S}"}


def proposed_rows(
    proposal: TenderAward, now: TenderAward, confirmed: Confirmed, lang: Lang
) -> tuple[Typed, ...]:
    """Return a row for each award of `proposal` that `now` does not have yet.

    A lot that openly left the proposal, as for the next candidate, stays as it was decided.

    Args:
        proposal: of ranking and plan.
        now: as decided so far.

    Raises:
        Unusable: nothing is proposed, everything is decided as proposed, or what stands was
            decided later.
    """
    barred = None if proposal.plan is None else no_plan(proposal.plan)
    if barred is not None:
        raise Unusable(Text(f"没有要登记的：{barred.zh}", f"nothing to enter: {barred.en}"))
    lots = [lot for lot in proposal.lots if lot.basis and not _settled(lot, now.lot(lot.id))]
    if not lots:
        raise Unusable(
            Text("没有要登记的：定标决定与建议一致", "nothing to enter: it is decided as proposed")
        )
    for lot in lots:
        _after(now, lot.id, confirmed)
    return tuple(
        row
        for lot in lots
        for row in _rows(lot, _reason(lot, now.lot(lot.id), confirmed, lang), confirmed)
    )


def next_row(now: TenderAward, lot: str, why: str, confirmed: Confirmed) -> Typed:
    """Return the row by which a lot goes to the next candidate after the one it was awarded to.

    Law:
        Implementing Regulations of the Procurement Law, art. 49.

    Raises:
        Unusable: the lot is not awarded, there is no further candidate, or what stands was
            decided later.
    """
    result = now.lot(_known(now, lot)).result
    had = {each.bid for each in now.evaluation.dossier.awards if each.lot == lot and each.bid}
    _after(now, lot, confirmed)
    places = [place for place, bid in enumerate(result.candidates, 1) if bid in had]
    further = result.candidates[max(places, default=0) :]
    if not had or not further:
        raise Unusable(
            Text(
                f"采购包 {lot} 没有可递补的：" + ("没有其他候选人" if had else "尚未授予"),
                f"lot {lot} has nobody to go to next: "
                + ("there is no further candidate" if had else "it is not awarded yet"),
            )
        )
    score = result.score(further[0])
    return {
        "lot": lot,
        "bid": further[0],
        "awarded": _money(score.price.quote if score.price else _published(now, lot)),
        "basis": "next",
        "reason": why,
        **confirmed.typed,
    }


def _published(now: TenderAward, lot: str) -> Decimal | None:
    """What a lot without prices was awarded for: whoever gets it gets the same."""
    made = sorted((each for each in now.evaluation.dossier.awards if each.lot == lot),
                  key=lambda each: each.when)  # fmt: skip
    return next((each.awarded for each in reversed(made) if each.awarded is not None), None)


def revoked_row(now: TenderAward, lot: str, why: str, confirmed: Confirmed) -> Typed:
    """Return the row by which the award of a lot is taken back.

    Raises:
        Unusable: the lot is not awarded, or what stands was decided later.
    """
    _after(now, _known(now, lot), confirmed)
    if not (now.lot(lot).rows and now.lot(lot).given):
        raise Unusable(
            Text(f"采购包 {lot} 尚未授予，无从撤销", f"lot {lot} is not awarded; nothing to revoke")
        )
    return {"lot": lot, "basis": "revoked", "reason": why, **confirmed.typed}


def _after(now: TenderAward, lot: str, confirmed: Confirmed) -> None:
    """Refuse a decision that would not stand, as the last one on a lot does."""
    made = [each.when for each in now.evaluation.dossier.awards if each.lot == lot]
    if made and confirmed.when <= max(made):
        last = f"{max(made):%Y-%m-%d %H:%M:%S}"
        raise Unusable(
            Text(
                f"采购包 {lot} 已于 {last} 定标；新的决定须晚于该时间；请写明时间",
                f"lot {lot} was decided at {last}; what replaces it has to be later; say when it was decided",
            )
        )


def _known(now: TenderAward, lot: str) -> str:
    known: Collection[str] = [each.id for each in now.lots]
    if lot not in known:
        listed = ", ".join(known)
        raise Unusable(
            Text(f"没有采购包 {lot}；有：{listed}", f"no lot {lot}; there are: {listed}")
        )
    return lot


def _reason(lot: LotAward, now: LotAward, confirmed: Confirmed, lang: Lang) -> str:
    """Why a lot is awarded so: as proposed, or as said where another decision is changed."""
    if now.rows and lot.given:
        return confirmed.why
    return lot.why.say(lang) if lot.why is not None else ""


def _rows(lot: LotAward, why: str, confirmed: Confirmed) -> Iterator[Typed]:
    shared = {"lot": lot.id, "basis": lot.basis, "reason": why, **confirmed.typed}
    for each in lot.given:
        level = "" if each.level == 100 else str(each.level)
        yield shared | {
            "bid": each.score.bid.id,
            "funded_level": level,
            "awarded": _money(each.amount),
        }
    if not lot.given:
        yield shared


def _settled(proposal: LotAward, now: LotAward) -> bool:
    """Whether a lot is decided as proposed, or openly otherwise."""
    if not now.rows:
        return False
    one, other = (
        {(each.score.bid.id, each.level, each.amount) for each in lot.given}
        for lot in (proposal, now)
    )
    return one == other or now.basis in OPENLY


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"
