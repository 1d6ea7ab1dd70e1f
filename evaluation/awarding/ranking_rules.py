"""Whether an award keeps to the ranking: who may get a lot, in which order, and why."""

from collections.abc import Iterator

from evaluation.awarding.lot_award import LotAward, no_candidate
from evaluation.awarding.row_fault import row_fault
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.decided.standing_awards import (
    EXPLAINED,
    GIVES,
    award_changes,
    overtaken_awards,
)
from evaluation.dossier.records import Award
from evaluation.scoring.result import Evaluation

ORDER = Text("财政部令第87号第六十八条", "Order 87, art. 68")
NEXT = Text("政府采购法实施条例第四十九条", "Implementing Regulations of the Law, art. 49")


def ranking_faults(evaluation: Evaluation, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Yield what is wrong with each decided award in the light of the ranking.

    Law:
        Order 87, art. 68: from the candidates in their order. Implementing Regulations, art. 49:
        where the winner refuses to sign, the next candidate may be determined, in order.
    """
    for award in awards:
        for row in award.rows:
            yield from _row_faults(row)
            if row.bid is not None and row.basis in GIVES:
                yield from _given_to(evaluation, award, row)
        yield from _number(evaluation, award)
    for award in awards:
        for change in award_changes(evaluation.dossier, award.id):
            yield from _without_reason(change.after[-1])
    for row in overtaken_awards(evaluation.dossier):
        if row.bid and all(score.bid.id != row.bid for score in evaluation.lot(row.lot).scores):
            yield row_fault(
                row,
                "bid",
                "W101",
                f"{row.bid} 没有响应采购包 {row.lot}，不能授予；请更正",
                f"{row.bid} is no bid on lot {row.lot} and cannot be awarded it; correct it",
            )


def undecided(evaluation: Evaluation, awards: tuple[LotAward, ...]) -> Iterator[Finding]:
    """Yield each lot that has candidates and no decision."""
    for award in awards:
        if award.awaited and no_candidate(evaluation, award.result) is None:
            yield Finding(
                code="W112",
                severity=Severity.WARNING,
                message=Text(
                    f"采购包 {award.id} 有候选人，“定标决定”表没有它的决定；请登记授予哪一家，"
                    "或写明不授予及理由",
                    f"lot {award.id} has candidates and no decision on the sheet Awards; enter who "
                    "is awarded, or that nobody is and why",
                ),
                place=award.result.lot.at("id"),
            )


def _without_reason(row: Award) -> Iterator[Finding]:
    """An award that replaces another says why, whatever its basis: the former winner is told."""
    if not row.reason and row.basis not in EXPLAINED:
        yield row_fault(
            row,
            "reason",
            "W105",
            f"采购包 {row.lot} 改变了先前的定标，须写明理由，告知原中标供应商并公告",
            f"this changes the award of lot {row.lot}; write the reason, which the former winner is told "
            "and the notice prints",
        )


def _row_faults(row: Award) -> Iterator[Finding]:
    """Whether the row says all that its basis asks for."""
    basis = vocabulary()["award_basis"][row.basis]
    if row.basis in EXPLAINED and not row.reason:
        yield row_fault(
            row,
            "reason",
            "W105",
            f"采购包 {row.lot} 的定标依据为“{basis.zh}”，须写明理由",
            f"the basis for lot {row.lot} is '{basis.en}', which needs its reason",
        )
    gives = row.basis in GIVES and (row.basis != "departs" or row.bid is not None)
    if gives and row.bid is None:
        yield row_fault(
            row,
            "bid",
            "W106",
            f"采购包 {row.lot} 的定标依据为“{basis.zh}”，须写响应编号；不授予的，依据选“不授予”",
            f"the basis for lot {row.lot} is '{basis.en}', and no bid is named; where nobody is "
            "awarded the basis is 'not awarded'",
        )
    if not gives and (row.bid, row.awarded) != (None, None):
        yield row_fault(
            row,
            "bid",
            "W106",
            f"采购包 {row.lot} 的定标依据为“{basis.zh}”，响应编号和授予金额须留空",
            f"the basis for lot {row.lot} is '{basis.en}': leave the bid and the amount blank",
        )


def _given_to(evaluation: Evaluation, award: LotAward, row: Award) -> Iterator[Finding]:
    result, bid = award.result, row.bid or ""
    scores = {score.bid.id: score for score in result.scores}
    if result.failure is not None:
        yield row_fault(
            row,
            "lot",
            "W101",
            f"采购包 {row.lot} 采购失败，不能授予：{result.failure.message.zh}",
            f"lot {row.lot} has failed and cannot be awarded: {result.failure.message.en}",
        )
    elif bid not in scores or scores[bid].rank is None:
        why = scores[bid].reasons[0].message if bid in scores and scores[bid].reasons else None
        yield row_fault(
            row,
            "bid",
            "W101",
            f"{bid} 没有参加采购包 {row.lot} 的排序，不能授予" + (f"：{why.zh}" if why else ""),
            f"{bid} is not ranked on lot {row.lot} and cannot be awarded it"
            + (f": {why.en}" if why else ""),
        )
    elif (why := no_candidate(evaluation, result)) is not None:
        yield row_fault(
            row, "bid", "W102", f"{why.zh}，不能授予", f"{why.en}; it cannot be awarded"
        )
    elif row.basis in ("ranking", "next") or (
        row.basis == "departs" and evaluation.method.tendered
    ):
        yield from _in_order(evaluation, award, row)


def _in_order(evaluation: Evaluation, award: LotAward, row: Award) -> Iterator[Finding]:
    """A lot goes to its candidates in their order; to the next one only after those before it."""
    candidates, bid = award.result.candidates, row.bid or ""
    if bid not in candidates:
        yield row_fault(
            row,
            "bid",
            "W103",
            f"{bid} 不是采购包 {row.lot} 的候选人（{'、'.join(candidates)}），不能按名次或递补授予",
            f"{bid} is no candidate of lot {row.lot} ({', '.join(candidates)}), so it is awarded "
            "neither by ranking nor as the next",
            ORDER,
        )
        return
    first = row.basis != "next" and evaluation.method.awards == "first"
    if first and bid != candidates[0]:
        yield row_fault(
            row,
            "basis",
            "W103",
            f"采购包 {row.lot} 的第一候选人是 {candidates[0]}，不是 {bid}；第一候选人放弃或不能履约的，"
            "依据选“递补”并写明理由",
            f"the first candidate of lot {row.lot} is {candidates[0]}, not {bid}; where the first "
            "withdrew or cannot perform, the basis is 'next candidate', with the reason",
            ORDER,
        )
    offered = {each.bid for each in evaluation.dossier.awards
               if each.lot == row.lot and each.when < row.when and each.bid}  # fmt: skip
    places = [place for place, each in enumerate(candidates) if each in offered]
    before = candidates[min(places, default=0) : candidates.index(bid)]  # a plan may pass the first
    skipped = [each for each in before if each not in offered]
    if row.basis == "next" and not before:
        yield row_fault(
            row,
            "basis",
            "W103",
            f"采购包 {row.lot} 递补给 {bid}，它前面没有先被授予过的候选人；应授予第一候选人的，依据选“按评审名次”"
            "或“按分配方案”并写明理由",
            f"lot {row.lot} goes to {bid} as the next candidate, and no candidate before it was awarded; "
            "where it is the first now, the basis is the ranking or the plan, with the reason",
            NEXT,
        )
    elif row.basis == "next" and (skipped or not offered):
        named = "、".join(skipped) or bid
        yield row_fault(
            row,
            "basis",
            "W103",
            f"采购包 {row.lot} 不能递补给 {bid}：名次在前的 {named} 没有先被授予的记录",
            f"lot {row.lot} does not go to {bid} as the next candidate: no earlier award to "
            f"{', '.join(skipped) or bid} is on record",
            NEXT,
        )


def _number(evaluation: Evaluation, award: LotAward) -> Iterator[Finding]:
    """One supplier a lot, but where the method awards all candidates."""
    bids = [row.bid for row in award.rows if row.bid is not None]
    every = evaluation.method.awards == "candidates"
    if len(bids) > 1 and not every:
        yield row_fault(
            award.rows[-1],
            "bid",
            "W104",
            f"采购包 {award.id} 同时授予 {len(bids)} 家（{'、'.join(bids)}）；本采购方式一个包只授予一家",
            f"lot {award.id} is awarded to {len(bids)} bids at once ({', '.join(bids)}); this "
            "method awards a lot to one",
            ORDER,
        )
    nobody = [row for row in award.rows if row.bid is None]
    if bids and nobody:
        yield row_fault(
            nobody[-1],
            "when",
            "W104",
            f"采购包 {award.id} 同一时间既授予 {'、'.join(bids)}，又写明不授予；请改正其中一行的时间",
            f"lot {award.id} is awarded to {', '.join(bids)} and to nobody at the same time; "
            "correct the time of one of the rows",
        )
    ranked = all(row.basis == "ranking" for row in award.rows)  # else a plan or a reason decides
    missing = [bid for bid in award.result.candidates if bid not in bids]
    if every and ranked and bids and missing:
        yield row_fault(
            award.rows[-1],
            "bid",
            "W104",
            f"采购包 {award.id} 应入选的 {'、'.join(missing)} 没有授予；请各写一行，时间相同",
            f"{', '.join(missing)} should be selected for lot {award.id} and are not; write a row "
            "for each, with the same time",
        )
