"""Needs that no lot meets as they stand, although a lot seems to be meant."""

from collections.abc import Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier, Lot, Need


def check_needs(dossier: Dossier) -> Iterator[Finding]:
    """Yield each need whose weight or population is passed over, at the cell that is to blame.

    Where every lot has its weight, a need that nobody is asked to meet changes nothing.
    """
    yield from _no_lot(dossier)
    yield from _no_audience(dossier)
    yield from _outweighed(dossier)
    yield from _two_populations(dossier)
    yield from _unknown_districts(dossier)


def _of(dossier: Dossier, need: Need) -> list[Lot]:
    """The lots in the district and category of `need`, for whomever."""
    wanted = (need.district, need.category)
    return [lot for lot in dossier.lots if (lot.district, lot.category) == wanted]


def _exact(dossier: Dossier, lot: Lot) -> bool:
    return any(
        (need.district, need.category, need.audience) == (lot.district, lot.category, lot.audience)
        for need in dossier.needs
    )


def _no_lot(dossier: Dossier) -> Iterator[Finding]:
    known = {(need.district, need.category) for need in dossier.needs}
    without = [
        lot
        for lot in dossier.lots
        if lot.need_weight is None and (lot.district, lot.category) not in known
    ]
    for need in (need for need in dossier.needs if not _of(dossier, need)):
        near = next((lot for lot in without if lot.district == need.district), None)
        near = near or next((lot for lot in without if lot.category == need.category), None)
        if near is None:
            continue
        column = "category" if near.district == need.district else "district"
        yield _found(
            need,
            column,
            _meant(getattr(need, column), getattr(near, column)),
            f"没有“{need.district}”“{need.category}”的采购包，{near.id}（“{near.district}”“{near.category}”）"
            "没有需求权重，按 1 计；请核对两表的写法是否一致",
            f"no lot is of '{need.district}' and '{need.category}', and {near.id} ('{near.district}', "
            f"'{near.category}') has no weight and counts 1; check that both sheets use the same words",
        )


def _no_audience(dossier: Dossier) -> Iterator[Finding]:
    """A need of people for whom no lot is, where another lot there has no need of its own."""
    for need in (need for need in dossier.needs if need.audience is not None):
        lots = _of(dossier, need)
        open_lots = [lot for lot in lots if lot.need_weight is None and not _exact(dossier, lot)]
        if not open_lots or any(lot.audience == need.audience for lot in lots):
            continue
        near = next((lot for lot in open_lots if _alike(need.audience, lot.audience)), open_lots[0])
        yield _found(
            need,
            "audience",
            _meant(need.audience, near.audience),
            f"“{need.district}”“{need.category}”没有服务“{need.audience}”的采购包，{near.id} 的服务人群是"
            f"“{near.audience or ''}”，不按这一权重 {need.need_weight} 计；请核对两表的写法，或在“采购包”表写明"
            "该包的需求权重",
            f"no lot of '{need.district}' and '{need.category}' is for '{need.audience}', and {near.id} is "
            f"for '{near.audience or ''}', so that the weight {need.need_weight} does not count for it; use "
            "the same words on both sheets, or write the need weight of that lot on the sheet Lots",
        )


def _outweighed(dossier: Dossier) -> Iterator[Finding]:
    """A need that contradicts the weights that all of its lots have of their own."""
    for need in dossier.needs:
        lots = [
            lot
            for lot in _of(dossier, need)
            if need.audience == lot.audience or (need.audience is None and not _exact(dossier, lot))
        ]
        own = {lot.id: lot.need_weight for lot in lots if lot.need_weight is not None}
        if not own or len(own) < len(lots):
            continue
        if not min(own.values()) <= need.need_weight <= max(own.values()):
            said = ", ".join(f"{id} {weight}" for id, weight in own.items())
            yield _found(
                need,
                "need_weight",
                Severity.WARNING,
                f"需求权重为 {need.need_weight}，而相应的包都有自己的权重（{said}），以包的权重为准；请核对哪一个正确，"
                "或删去包的权重",
                f"the need weight is {need.need_weight}, and each of its lots has a weight of its own "
                f"({said}), which decides; check which is right, or remove the weights of the lots",
            )


def _two_populations(dossier: Dossier) -> Iterator[Finding]:
    first: dict[tuple[str, str | None], Need] = {}
    for need in (need for need in dossier.needs if need.population is not None):
        other = first.setdefault((need.district, need.audience), need)
        if other.population != need.population:
            yield _found(
                need,
                "population",
                Severity.WARNING,
                f"“{need.district}”的人口为 {need.population}，{other.at('population')} 为 {other.population}；"
                "计算区域份额时取较大的，请改为一致",
                f"'{need.district}' has {need.population} people, and {other.population} at "
                f"{other.at('population')}; the larger number counts for the parts of districts, so "
                "correct one of them",
            )


def _unknown_districts(dossier: Dossier) -> Iterator[Finding]:
    """One district without people leaves the parts of all districts unknown."""
    known = {need.district for need in dossier.needs}
    if not any(need.population for need in dossier.needs):
        return
    for lot in dossier.lots:
        if lot.district not in known:
            yield _found(
                lot,
                "district",
                Severity.WARNING,
                f"“{lot.district or ''}”不在“{term('needs', 'zh')}”表中，没有人口，因此各区域应得份额都不能计算；"
                "请核对两表的写法，或补上该区域",
                f"'{lot.district or ''}' is not on the sheet {term('needs', 'en')} and has no population, so "
                "that the part of no district can be computed; use the same words on both sheets, or add it",
            )


def _alike(one: str | None, other: str | None) -> bool:
    """Whether one is the other with something left out."""
    first, second = ("".join((text or "").casefold().split()) for text in (one, other))
    return bool(first and second) and (first in second or second in first)


def _meant(one: str | None, other: str | None) -> Severity:
    return Severity.ERROR if _alike(one, other) else Severity.WARNING


def _found(record: Record, key: str, severity: Severity, zh: str, en: str) -> Finding:
    return Finding(code="D025", severity=severity, message=Text(zh, en), place=record.at(key))
