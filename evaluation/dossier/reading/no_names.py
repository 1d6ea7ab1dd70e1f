"""Names and contacts that are none, that are missing, or that stand in two spellings."""

import re
from collections.abc import Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier, Expert, Tenderer

GROUPS = ("district", "category", "audience")
"""Columns of a lot whose words put lots together."""

PICKED = ("district", "category", "setting")
"""Columns of a lot by which rules of the allocation pick it."""

_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}")
_DIGIT = re.compile(r"\d")
_LEFT_OUT = re.compile(r"[\s\W_]+")


def check_names(dossier: Dossier) -> Iterator[Finding]:
    """Yield what stands for a name and is a number, a date or an id, and words in two spellings."""
    yield from _no_names(dossier)
    yield from _no_contacts(dossier)
    for key in GROUPS:
        yield from _two_spellings(dossier, key)
    for key in PICKED if dossier.policy else ():
        yield from _blank(dossier, key)


def _named(dossier: Dossier) -> Iterator[tuple[Record, str]]:
    yield from ((dossier.tender, key) for key in ("title", "buyer", "agency", "opening_place"))
    yield from ((lot, "title") for lot in dossier.lots)
    yield from ((criterion, "title") for criterion in dossier.criteria)
    yield from ((expert, "name") for expert in dossier.panel)
    for tenderer in dossier.tenderers:
        keys = ("name", "legal_representative", "controller", "address")
        yield from ((tenderer, key) for key in keys)


def _no_names(dossier: Dossier) -> Iterator[Finding]:
    ids = {each.id for each in dossier.tenderers} | {each.id for each in dossier.panel}
    ids |= {each.id for each in dossier.lots}
    for record, key in _named(dossier):
        said = getattr(record, key)
        if said and (not any(map(str.isalpha, said)) or said in ids or _CODE.fullmatch(said)):
            yield _warning(
                record,
                key,
                f"“{term(key, 'zh')}”为“{said}”，像是编号、代码或被表格改成的日期，不是名称；请按原件改正",
                f"{term(key, 'en')} is '{said}', which looks like an id, a code or a date that a "
                "spreadsheet made, and like no name; correct it by the original",
            )


def _no_contacts(dossier: Dossier) -> Iterator[Finding]:
    people: tuple[Tenderer | Expert, ...] = (*dossier.tenderers, *dossier.panel)
    for who in people:
        for key, good in (
            ("email", "@" in (who.email or "")),
            ("phone", _DIGIT.search(who.phone or "")),
        ):
            if getattr(who, key) and not good:
                yield _warning(
                    who,
                    key,
                    f"“{term(key, 'zh')}”为“{getattr(who, key)}”，不像联系方式；请按原件改正，没有的留空",
                    f"{term(key, 'en')} is '{getattr(who, key)}', which nobody can be reached by; correct it "
                    "by the original, or leave it blank",
                )


def _blank(dossier: Dossier, key: str) -> Iterator[Finding]:
    """A lot that does not say where it belongs is passed over by every rule on that."""
    if not any(getattr(lot, key) for lot in dossier.lots):
        return
    for lot in (lot for lot in dossier.lots if not getattr(lot, key)):
        yield _warning(
            lot,
            key,
            f"{lot.id} 没有写“{term(key, 'zh')}”，其他包写了；按它选包的分配规则不会算上 {lot.id}，请填写",
            f"{lot.id} has no {term(key, 'en')} and other lots have one; a rule of the allocation that "
            f"picks by it leaves {lot.id} out, so fill it in",
        )


def _two_spellings(dossier: Dossier, key: str) -> Iterator[Finding]:
    """Words that differ in spaces and signs alone are two groups to every rule."""
    first: dict[str, Record] = {}
    for lot in dossier.lots:
        said = getattr(lot, key)
        if not said:
            continue
        other = first.setdefault(_LEFT_OUT.sub("", said).casefold(), lot)
        if getattr(other, key) != said:
            yield _warning(
                lot,
                key,
                f"“{said}”与 {other.at(key)} 的“{getattr(other, key)}”只差空格或标点，会当作两个；请写成一致",
                f"'{said}' and '{getattr(other, key)}' at {other.at(key)} differ in spaces or signs alone "
                "and count as two; write them alike",
            )


def _warning(record: Record, key: str, zh: str, en: str) -> Finding:
    return Finding(
        code="R112", severity=Severity.WARNING, message=Text(zh, en), place=record.at(key)
    )
