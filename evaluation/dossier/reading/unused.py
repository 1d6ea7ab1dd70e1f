"""What has a value in a dossier and takes no part in any result."""

from collections.abc import Callable, Iterable, Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Text, normal
from evaluation.dossier.reading.needs_met import check_needs
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier

NOT_YET: tuple[tuple[str, Callable[[Dossier], tuple[Record, ...]]], ...] = (
    ("catalogue", lambda dossier: dossier.catalogue),
    ("orders", lambda dossier: dossier.orders),
)
"""Sheets that a dossier may have and that nothing computes with."""


def unused(dossier: Dossier) -> Iterable[Finding]:
    """Yield a finding for each sheet, need and fact that no result rests on."""
    yield from _sheets(dossier)
    yield from check_needs(dossier)
    yield from _facts(dossier)
    yield from _funds(dossier)


def idle(dossier: Dossier) -> Iterable[Finding]:
    """Yield organisations without bids and rulings without marks, where no record is missing."""
    yield from _tenderers(dossier)
    yield from _rulings(dossier)


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


def _funds(dossier: Dossier) -> Iterator[Finding]:
    """Without the sheet Funds there is one budget, whatever the lots name."""
    named = {lot.fund for lot in dossier.lots}
    for lot in dossier.lots if not dossier.funds and len(named) > 1 else ():
        if lot.fund is not None:
            yield _warning(
                "D025",
                lot.at("fund"),
                f"没有“{term('funds', 'zh')}”表，“{lot.fund}”没有自己的金额，各包都由项目预算支付；请填写该表，或删除资金来源",
                f"there is no sheet {term('funds', 'en')}, so '{lot.fund}' has no money of its own, and the "
                "budget of the tender pays for every lot; fill in that sheet, or leave the fund blank",
            )


def _tenderers(dossier: Dossier) -> Iterator[Finding]:
    """Who neither bids nor is a member of a bidder takes no part."""
    known = {bid.tenderer for bid in dossier.bids}
    known |= {member for each in dossier.tenderers for member in each.members}
    for tenderer in dossier.tenderers if dossier.bids else ():
        if tenderer.id not in known:
            yield Finding(
                code="D025",
                severity=Severity.NOTE,
                message=Text(
                    f"{tenderer.name}没有任何响应，也不是联合体成员；如漏录响应，请补上",
                    f"{tenderer.name} has no bid and is no member of a consortium; if its bid was left "
                    "out, add it",
                ),
                place=tenderer.at("id"),
            )


def _rulings(dossier: Dossier) -> Iterator[Finding]:
    """A ruling that voids or corrects marks that nobody gave changes nothing."""
    for ruling in dossier.rulings:
        if ruling.what not in ("void", "correction") or not dossier.marks.values:
            continue
        of = normal(ruling.subject)
        given = (
            by_expert
            for (bid, code), by_expert in dossier.marks.values.items()
            if bid == of and ruling.criterion in (None, code)
        )
        if not any(ruling.expert in by_expert for by_expert in given):
            yield _warning(
                "D025",
                ruling.at("expert"),
                f"{ruling.expert} 没有给 {of} 打过这一分，这项决定不起作用；请核对专家、响应和因素，或删除",
                f"{ruling.expert} has given {of} no such mark, so the ruling changes nothing; check the "
                "expert, the bid and the criterion, or remove it",
            )


def _warning(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=Text(zh, en), place=place)
