"""What has a value in a dossier and takes no part in any result."""

from collections.abc import Callable, Iterable, Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier

NOT_YET: tuple[tuple[str, Callable[[Dossier], tuple[Record, ...]]], ...] = (
    ("catalogue", lambda dossier: dossier.catalogue),
    ("orders", lambda dossier: dossier.orders),
)
"""Sheets that a dossier may have and that nothing computes with."""


def unused(dossier: Dossier) -> Iterable[Finding]:
    """Yield a warning for each sheet, need and fact that no result rests on."""
    yield from _sheets(dossier)
    yield from _needs(dossier)
    yield from _facts(dossier)


def _sheets(dossier: Dossier) -> Iterator[Finding]:
    for key, rows in NOT_YET:
        first = next(iter(rows(dossier)), None)
        if first is not None:
            yield _warning(
                "D025",
                Place(first.origin.workbook, first.origin.sheet),
                f"“{term(key, 'zh')}”表已读取，但目前没有任何结果用到它；请勿依赖，可以保留备查",
                f"the sheet {term(key, 'en')} is read, but no result uses it yet; do not rely on it; "
                "it may be kept for the record",
            )


def _needs(dossier: Dossier) -> Iterator[Finding]:
    """A need that matches no lot may have been meant for a lot that now counts 1.

    Where every lot has its weight, a need that nobody is asked to meet changes nothing.
    """
    known = {(need.district, need.category) for need in dossier.needs}
    lots = {(lot.district, lot.category) for lot in dossier.lots}
    without = [
        lot
        for lot in dossier.lots
        if lot.need_weight is None and (lot.district, lot.category) not in known
    ]
    for need in dossier.needs:
        if (need.district, need.category) in lots:
            continue
        near = next((lot for lot in without if lot.district == need.district), None)
        near = near or next((lot for lot in without if lot.category == need.category), None)
        if near is None:
            continue
        column = "category" if near.district == need.district else "district"
        yield _warning(
            "D025",
            need.at(column),
            f"没有“{need.district}”“{need.category}”的采购包，{near.id}（“{near.district}”“{near.category}”）"
            "没有需求权重，按 1 计；请核对两表的写法是否一致",
            f"no lot is of '{need.district}' and '{need.category}', and {near.id} ('{near.district}', "
            f"'{near.category}') has no weight and counts 1; check that both sheets use the same words",
        )


def _facts(dossier: Dossier) -> Iterator[Finding]:
    """A fact counts by the model of its criterion; where experts mark, there is none."""
    criteria = {criterion.code: criterion for criterion in dossier.criteria}
    for fact in dossier.facts:
        criterion = criteria.get(fact.criterion)
        if criterion is None or criterion.model is not None:
            continue
        yield _warning(
            "D025",
            fact.at("value"),
            f"“{criterion.title}”没有计分办法，由专家打分，这一事实不参与计算；如应计分，请填写计分办法",
            f"'{criterion.title}' has no model and is marked by experts, so this fact takes no part; "
            "write its model if it should",
        )


def _warning(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=Text(zh, en), place=place)
