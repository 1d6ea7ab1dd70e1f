"""What each expert is asked to mark, and all that the expert may see of the tender."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.desk.mark_sheets.blinding import bid_codes
from evaluation.dossier.decided.offers import late
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.fingerprint import canonical, digest
from evaluation.dossier.parties import members_line
from evaluation.dossier.record import Record
from evaluation.dossier.records import Bid, Criterion, Dossier, Expert, Lot, Tender, Tenderer
from evaluation.dossier.writing.marks_layout import marked_by_experts

Cell = tuple[str, str, str]
"""Key of the sheet, what the record is known by, key of the column."""


Seats = Mapping[str, tuple[Expert, ...]]
"""Whose marks count on each lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A bid as an expert sees it.

    Args:
        bid: the record, of which experts see nothing else.
        code: what stands for it: its id, or a code that says nothing.
        tenderer: who bids; empty where experts must not know.
        members: who forms the consortium; None where one organisation bids, or experts must not know.
    """

    bid: Bid
    code: str
    tenderer: str
    members: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedLot:
    """The bids and criteria of one lot that an expert marks."""

    lot: Lot
    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Everything an expert marks, and nothing that the expert must not see."""

    tender: Tender
    expert: Expert
    lots: tuple[AssignedLot, ...]

    @property
    def cells(self) -> Mapping[Cell, str]:
        """What the expert is shown, by sheet, record and column, in the order of the sheets."""
        return {cell: value for cell, value, _ in _shown(self)}

    @property
    def records(self) -> Mapping[Cell, Record]:
        """The record behind each of the cells."""
        return {cell: record for cell, _, record in _shown(self)}

    @property
    def lines(self) -> tuple[str, ...]:
        """The cells as lines that are fingerprinted: ``["sheet","record","column","value"]``."""
        return tuple(
            json.dumps([*cell, value], ensure_ascii=False, separators=(",", ":"))
            for cell, value in self.cells.items()
        )

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the rules and bids by which this expert marks."""
        return digest(self.lines)

    @property
    def limits(self) -> Mapping[tuple[str, str], Decimal]:
        """The most each bid may get for each criterion."""
        return {
            (candidate.bid.id, criterion.code): criterion.max_points
            for part in self.lots
            for candidate in part.candidates
            for criterion in part.criteria
        }


def assignments(dossier: Dossier, secret: bytes) -> tuple[Assignment, ...]:
    """Return what each member of the panel marks, in its order; who may not mark is left out.

    Bids that were refused, failed the screening or were ruled out are not marked.

    Args:
        dossier: without errors up to the screening.
        secret: for the codes of a tender whose experts must not know who bids.
    """
    seats = _seats(dossier)
    codes = bid_codes([bid.id for bid in dossier.bids], secret) if dossier.tender.blind else {}
    found = (
        Assignment(
            tender=dossier.tender,
            expert=expert,
            lots=tuple(_lots(dossier, expert, seats, codes)),
        )
        for expert in dossier.panel
        if _declared(dossier, expert)
    )
    return tuple(assignment for assignment in found if assignment.lots)


def not_assigned(dossier: Dossier) -> Iterator[Finding]:
    """Yield the reason for each member of the panel who gets no mark sheet."""
    seats = _seats(dossier)
    for expert in dossier.panel:
        if expert.declaration is None:
            yield _none(
                expert, "E101",
                f"{expert.name}没有作出回避声明，不发评分表；请先填写“回避声明”",
                f"{expert.name} has made no declaration and gets no mark sheet; fill in the "
                "declaration first",
            )  # fmt: skip
        elif not _declared(dossier, expert):
            yield _none(
                expert, "E102",
                f"{expert.name}申请回避而没有回避决定，不发评分表；请在“评审决定”写明是否及在哪个包回避",
                f"{expert.name} declares a conflict of interest and no ruling decides on it; record "
                "the recusal, for one lot or all, on the sheet Rulings",
            )  # fmt: skip
        elif not any(_lots(dossier, expert, seats, {})):
            yield _none(
                expert, "E103",
                f"{expert.name}没有可评的包（已回避，或没有需专家打分的响应），不发评分表",
                f"{expert.name} has nothing to mark (recused, or no bid that experts mark) and "
                "gets no mark sheet",
            )  # fmt: skip


def _declared(dossier: Dossier, expert: Expert) -> bool:
    """Whether nothing stands in the way, or a ruling says where the expert may not mark."""
    if expert.declaration == "conflict":
        return last_ruling(dossier, "recusal", expert.id) is not None
    return expert.declaration is not None


def _seats(dossier: Dossier) -> Seats:
    return {lot.id: seated(dossier, lot.id) for lot in dossier.lots}


def _lots(
    dossier: Dossier, expert: Expert, seats: Seats, codes: Mapping[str, str]
) -> Iterator[AssignedLot]:
    known = {tenderer.id: tenderer for tenderer in dossier.tenderers}
    for lot in dossier.lots:
        if expert not in seats[lot.id]:
            continue
        criteria = tuple(filter(marked_by_experts, dossier.criteria_of(lot.id)))
        seen = [
            _candidate(dossier, bid, codes, known.get(bid.tenderer))
            for bid in dossier.bids_on(lot.id)
            if _admitted(dossier, bid)
        ]
        if codes:  # the order of the Bids sheet would give away who came first
            seen.sort(key=lambda candidate: candidate.code)
        if criteria and seen:
            yield AssignedLot(lot=lot, criteria=criteria, candidates=tuple(seen))


def _candidate(
    dossier: Dossier, bid: Bid, codes: Mapping[str, str], tenderer: Tenderer | None
) -> Candidate:
    if codes:
        return Candidate(bid=bid, code=codes[bid.id], tenderer="", members=None)
    if tenderer is None:
        return Candidate(bid=bid, code=bid.id, tenderer=bid.tenderer, members=None)
    members = members_line(dossier, tenderer)
    return Candidate(bid=bid, code=bid.id, tenderer=tenderer.name, members=members)


def _admitted(dossier: Dossier, bid: Bid) -> bool:
    failed = any(row.bid == bid.id and not row.passed for row in dossier.screening)
    return not (failed or late(dossier, bid) or last_ruling(dossier, "exclusion", bid.id))


def _shown(assignment: Assignment) -> Iterator[tuple[Cell, str, Record]]:
    tender, expert = assignment.tender, assignment.expert
    yield ("tender", "", "title"), tender.title, tender
    yield ("tender", "", "blind"), canonical(tender.blind), tender
    yield ("panel", expert.id, "name"), expert.name, expert
    for part in assignment.lots:
        yield ("lots", part.lot.id, "title"), part.lot.title, part.lot
        for criterion in part.criteria:
            for column in ("title", "kind", "max_points", "descriptor"):
                said = canonical(getattr(criterion, column))
                yield ("criteria", criterion.code, column), said, criterion
            yield ("criteria", criterion.code, f"lots {part.lot.id}"), "", criterion
        for candidate in part.candidates:
            yield ("bids", candidate.code, "lot"), part.lot.id, candidate.bid
            who = candidate.tenderer
            if candidate.members is not None:
                who = f"{who}（{candidate.members.zh}）"
            yield ("bids", candidate.code, "tenderer"), who, candidate.bid


def _none(expert: Expert, code: str, zh: str, en: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=Text(zh, en),
        place=expert.at("declaration"),
    )
