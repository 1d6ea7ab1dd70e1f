"""Whose marks count: what the experts wrote, after the rulings about their marks."""

from collections.abc import Mapping
from decimal import Decimal

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import decided_number, rulings_on
from evaluation.dossier.records import Bid, Criterion, Dossier, Expert, Ruling


def counted_marks(
    dossier: Dossier, bid: Bid, criterion: Criterion, experts: Mapping[str, Expert]
) -> tuple[Mapping[str, Decimal], tuple[Finding, ...]]:
    """Return the marks that count for `bid` and `criterion`, by expert, and what is wrong with them.

    A consensus ruling stands alone, under the key ``consensus``. A correction replaces one expert's
    mark; a void ruling removes it. A blank is a finding.
    """
    consensus = _decided(dossier, "consensus", bid, criterion)
    if consensus:
        mark = decided_number(consensus[-1])
        return {"consensus": mark}, _outside(mark, criterion, consensus[-1].at("decision"))
    given = dossier.marks.values.get((bid.id, criterion.code), {})
    if not dossier.rulings and given.keys() == experts.keys():
        return given, ()
    marks, found = dict[str, Decimal](), list[Finding]()
    for expert in experts.values():
        corrections = _decided(dossier, "correction", bid, criterion, expert)
        if _void(dossier, bid, criterion, expert):
            continue
        if corrections:
            marks[expert.id] = decided_number(corrections[-1])
            found += _outside(marks[expert.id], criterion, corrections[-1].at("decision"))
        elif expert.id in given:
            marks[expert.id] = given[expert.id]
        else:
            found.append(_blank(dossier, bid, criterion, expert))
    return marks, tuple(found)


def _decided(
    dossier: Dossier, kind: str, bid: Bid, criterion: Criterion, expert: Expert | None = None
) -> list[Ruling]:
    """Return the rulings of a kind on the marks for `criterion`, of all experts or of one."""
    return [
        ruling
        for ruling in rulings_on(dossier, kind, bid.id)
        if ruling.criterion == criterion.code and (expert is None or ruling.expert == expert.id)
    ]


def _void(dossier: Dossier, bid: Bid, criterion: Criterion, expert: Expert) -> bool:
    return any(
        ruling.expert == expert.id and ruling.criterion in (None, criterion.code)
        for ruling in rulings_on(dossier, "void", bid.id)
    )


def _outside(mark: Decimal, criterion: Criterion, place: Place) -> tuple[Finding, ...]:
    if 0 <= mark <= criterion.max_points:
        return ()
    return (
        Finding(
            code="R106",
            severity=Severity.ERROR,
            message=Text(
                zh=f"“{criterion.title}”裁定为 {mark} 分，应在 0 至 {criterion.max_points} 之间",
                en=f"'{criterion.title}' is ruled to be {mark}; it must lie between 0 and {criterion.max_points}",
            ),
            place=place,
        ),
    )


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
