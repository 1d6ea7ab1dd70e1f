"""Minima that nobody can reach, so that every bid is out, and minima that are not looked at."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from evaluation.core.exact import ratio, show
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Criterion, Dossier


def minima(dossier: Dossier) -> Iterator[Finding]:
    """Yield minima that no bid can reach or that look like shares, and what a sum of parts says itself."""
    yield from _parents(dossier)
    for criterion in dossier.criteria:
        most = max(ratio(criterion.max_points), _worth(criterion))
        yield from _minimum(criterion, "minimum", criterion.minimum, most)
    points = [
        sum((_worth(c) for c in dossier.criteria_of(lot.id) if c.kind != "price"), Fraction(0))
        for lot in dossier.lots
    ]
    if points:
        tender = dossier.tender
        yield from _minimum(tender, "technical_minimum", tender.technical_minimum, max(points))


def _worth(criterion: Criterion) -> Fraction:
    """The most points for `criterion`; a weight that is tried may be a fraction without decimals."""
    return ratio(criterion.max_points) * ratio(criterion.weight)


def _minimum(record: Record, key: str, least: Decimal | None, most: Fraction) -> Iterator[Finding]:
    if least is None:
        return
    if least > most:
        yield _found(
            record,
            key,
            Severity.ERROR,
            f"“{term(key, 'zh')}”为 {least}，而满分只有 {show(most)}，没有响应能够达到；请按采购文件改正",
            f"{term(key, 'en')} is {least}, and there are no more than {show(most)} points, so that no bid can "
            "reach it; correct it by the tender document",
        )
    elif 0 < least < 1 and most > 2:
        yield _found(
            record,
            key,
            Severity.WARNING,
            f"“{term(key, 'zh')}”为 {least} 分，满分 {show(most)}；像是写成了比例，请写分数，如 {show(ratio(least) * most)}",
            f"{term(key, 'en')} is {least} of {show(most)} points and looks like a share; write points, such as "
            f"{show(ratio(least) * most)}",
        )


def _parents(dossier: Dossier) -> Iterator[Finding]:
    """A criterion with parts is their sum; what it says of itself beside its points is not looked at."""
    parents = {criterion.parent for criterion in dossier.criteria}
    for criterion in (each for each in dossier.criteria if each.code in parents):
        for key in ("model", "minimum"):
            if getattr(criterion, key) is not None:
                yield _found(
                    criterion,
                    key,
                    Severity.ERROR,
                    f"“{criterion.title}”是各分项之和，自己的“{term(key, 'zh')}”不起作用；请写在分项上，或删除",
                    f"'{criterion.title}' is the sum of its parts, and its own {term(key, 'en')} is not "
                    "looked at; write it at the parts, or remove it",
                )


def _found(record: Record, key: str, severity: Severity, zh: str, en: str) -> Finding:
    return Finding(code="C113", severity=severity, message=Text(zh, en), place=record.at(key))
