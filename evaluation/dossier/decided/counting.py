"""Whose marks count: what the experts wrote, after the rulings about their marks."""

from collections.abc import Mapping
from decimal import Decimal

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import decided_number, rulings_on
from evaluation.dossier.records import Bid, Criterion, Dossier, Expert


def counted_marks(
    dossier: Dossier,
    bid: Bid,
    criterion: Criterion,
    experts: Mapping[str, Expert],
    found: list[Finding],
) -> Mapping[str, Decimal]:
    """Return the marks that count for `bid` and `criterion`, by expert; a blank goes to `found`.

    A consensus ruling stands alone, under the key ``consensus``. A correction replaces one expert's
    mark; a void ruling removes it.
    """
    consensus = [
        r for r in rulings_on(dossier, "consensus", bid.id) if r.criterion == criterion.code
    ]
    if consensus:
        return {
            "consensus": _within(
                decided_number(consensus[-1]), criterion, consensus[-1].at("decision"), found
            )
        }
    given = dossier.marks.values.get((bid.id, criterion.code), {})
    if not dossier.rulings and given.keys() == experts.keys():
        return given
    marks: dict[str, Decimal] = {}
    for expert in experts.values():
        mark = _after_rulings(dossier, bid, criterion, expert, given.get(expert.id), found)
        if isinstance(mark, Decimal):
            marks[expert.id] = mark
        elif mark is None:
            found.append(_blank(dossier, bid, criterion, expert))
    return marks


def _after_rulings(
    dossier: Dossier,
    bid: Bid,
    criterion: Criterion,
    expert: Expert,
    mark: Decimal | None,
    found: list[Finding],
) -> Decimal | str | None:
    for ruling in rulings_on(dossier, "void", bid.id):
        if ruling.expert == expert.id and ruling.criterion in (None, criterion.code):
            return "void"
    corrections = [
        ruling
        for ruling in rulings_on(dossier, "correction", bid.id)
        if ruling.expert == expert.id and ruling.criterion == criterion.code
    ]
    if corrections:
        return _within(
            decided_number(corrections[-1]), criterion, corrections[-1].at("decision"), found
        )
    return mark


def _within(mark: Decimal, criterion: Criterion, place: Place, found: list[Finding]) -> Decimal:
    if not 0 <= mark <= criterion.max_points:
        found.append(
            Finding(
                code="R106",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"“{criterion.title}”裁定为 {mark} 分，应在 0 至 {criterion.max_points} 之间",
                    en=f"'{criterion.title}' is ruled to be {mark}; it must lie between 0 and {criterion.max_points}",
                ),
                place=place,
            )
        )
    return mark


def _blank(dossier: Dossier, bid: Bid, criterion: Criterion, expert: Expert) -> Finding:
    return Finding(
        code="M101",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{expert.id} {expert.name} 未给 {bid.id} 的“{criterion.title}”打分；"
            f"请由该专家补填 0 至 {criterion.max_points} 的分数",
            en=f"{expert.id} {expert.name} has not marked {bid.id} for '{criterion.title}'; "
            f"the expert has to write a mark from 0 to {criterion.max_points}",
        ),
        place=dossier.marks.at(expert.id, bid.id, criterion.code),
    )


def disagreement(
    dossier: Dossier, bid: Bid, criterion: Criterion, marks: Mapping[str, Decimal]
) -> Finding | None:
    """Return a finding where the experts differ on an objective criterion.

    Law:
        Order 87 of the Ministry of Finance, art. 64(3): members who differ on an objective factor
        have to correct it before the report is signed.
    """
    if criterion.kind != "objective" or len(set(marks.values())) <= 1:
        return None
    said = "；".join(f"{expert} {mark}" for expert, mark in marks.items())
    expert = next(iter(marks))
    return Finding(
        code="M102",
        severity=Severity.ERROR,
        message=Text(
            zh=f"客观因素“{criterion.title}”对 {bid.id} 的评分不一致（{said}）；评审小组须更正为一致",
            en=f"the experts differ on the objective criterion '{criterion.title}' for {bid.id} ({said}); "
            "the panel has to agree on the mark the facts give",
        ),
        place=dossier.marks.at(expert, bid.id, criterion.code),
        cite=Text(zh="财政部令第87号第六十四条第（三）项", en="Order 87, art. 64(3)"),
    )
