"""Whose a returned mark sheet is, and whether it may be taken: everything but its marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import Assignment
from evaluation.desk.mark_sheets.filled_sheet import Filled, identity_in, read_filled
from evaluation.desk.mark_sheets.issue_changes import changes_since
from evaluation.desk.mark_sheets.issuing import last_issue, shown
from evaluation.desk.mark_sheets.mark_sheet_pages import pages
from evaluation.desk.mark_sheets.sheet_identity import SheetIdentity
from evaluation.dossier.reading.xlsx import Grid, read_grids
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A mark sheet that came back.

    Args:
        file: its name.
        fingerprint: SHA-256 of the file.
        identity: whose it is; None where it does not say so or says it falsely.
        filled: what the expert wrote; None where the sheet cannot be taken at all.
        findings: everything that is wrong with it.
    """

    file: str
    fingerprint: str = ""
    identity: SheetIdentity | None = None
    filled: Filled | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a returned sheet is held against.

    Args:
        assignments: what each expert marks now, by the expert's id.
    """

    dossier: Dossier
    ledger: Ledger | None
    assignments: dict[str, Assignment]
    secret: bytes


def read_returned(path: Path, desk: Desk) -> Returned:
    """Return the mark sheet at `path` with everything that is wrong with it."""
    name = path.name
    try:
        grids = read_grids(path, name)
        digest = sha256(path.read_bytes()).hexdigest()
    except Unusable as problem:
        return Returned(file=name, findings=problem.findings)
    identity = identity_in(grids)
    found = tuple(_foreign(name, identity, desk))
    if identity is None or found:
        return Returned(file=name, fingerprint=digest, findings=found)
    own = desk.assignments.get(identity.expert)
    stale = tuple(_stale(name, identity, own, desk))
    if stale or own is None:
        return Returned(file=name, fingerprint=digest, identity=identity, findings=stale)
    filled = _filled(grids, own, identity)
    return Returned(
        file=name, fingerprint=digest, identity=identity, filled=filled, findings=filled.findings
    )


def twice(returned: Sequence[Returned]) -> Iterator[Finding]:
    """Yield a finding for each second sheet of one expert."""
    first: dict[str, str] = {}
    for sheet in returned:
        if sheet.identity is None:
            continue
        other = first.setdefault(sheet.identity.expert, sheet.file)
        if other is not sheet.file:
            expert = sheet.identity.expert
            yield _error(
                sheet.file, "E115",
                f"{expert} 的评分表交了两份，另一份是 {other}；请只收一份",
                f"is a second sheet of {expert}; the other is {other}; take one of them",
            )  # fmt: skip


def _filled(grids: Sequence[Grid], own: Assignment, identity: SheetIdentity) -> Filled:
    lang: Lang = "en" if identity.lang == "en" else "zh"
    return read_filled(grids, pages(own, identity, lang))


def _foreign(name: str, identity: SheetIdentity | None, desk: Desk) -> Iterator[Finding]:
    if identity is None:
        yield _error(
            name, "E111",
            "不是发出的评分表（没有身份信息）；请在发出的评分表上填写",
            "is no mark sheet that was issued (it has no identity); fill in the sheet that was issued",
        )  # fmt: skip
        return
    tender = desk.dossier.tender.id
    if identity.tender != tender:
        yield _error(
            name, "E112",
            f"是项目 {identity.tender} 的评分表；本项目是 {tender}",
            f"is a mark sheet of the tender {identity.tender}; this one is {tender}",
        )  # fmt: skip
    elif not identity.genuine(desk.secret):
        yield _error(
            name, "E113",
            "隐藏的身份信息（专家、包、第几次发出）被改动，或由另一份档案发出；请交回原评分表",
            "the hidden identity (expert, lots, issue) was edited, or another copy of the dossier "
            "issued it; hand in the sheet as it was issued",
        )  # fmt: skip
    elif (other := _named_for(name, identity.expert, desk.dossier)) is not None:
        yield _error(
            name, "E114",
            f"文件名写的是 {other}，里面却是 {identity.expert} 的评分表；请确认是谁的，再改回文件名",
            f"is named for {other}, but is the sheet of {identity.expert}; find out whose marks "
            "these are and name it so",
        )  # fmt: skip


def _named_for(name: str, expert: str, dossier: Dossier) -> str | None:
    """The other expert that the name of a file speaks of, if it does not speak of `expert`."""

    def spoken(id_: str) -> bool:
        alone = rf"(?<![^\W_]){re.escape(id_)}(?![^\W_])"
        return re.search(alone, Path(name).stem, re.IGNORECASE) is not None

    if spoken(expert):
        return None
    others = (member.id for member in dossier.panel if not member.id.isdecimal())
    return next(filter(spoken, others), None)


def _stale(
    name: str, identity: SheetIdentity, own: Assignment | None, desk: Desk
) -> Iterator[Finding]:
    ledger, expert = desk.ledger, identity.expert
    line = last_issue(ledger, expert) if ledger else None
    if ledger is None or line is None:
        yield _error(
            name, "E118",
            f"台账中没有向 {expert} 发出评分表的记录；请恢复台账，或重新发出",
            f"the ledger knows of no mark sheet issued to {expert}; restore the ledger, or issue "
            "the sheet again",
        )  # fmt: skip
        return
    now = line.details["issue"]
    if identity.issue != now:
        yield _error(
            name, "E116",
            f"是第 {identity.issue} 次发出的评分表，已由第 {now} 次发出的代替；请在新表上填写",
            f"is of issue {identity.issue}, which issue {now} replaced; fill in the newer sheet",
        )  # fmt: skip
    if own is None:
        yield _error(
            name, "E119",
            f"{expert} 现在不能评分（没有回避声明、已回避或没有可评的响应）；不能收回",
            f"{expert} may not mark now (no declaration, recused, or nothing to mark), so the "
            "sheet cannot be taken",
        )  # fmt: skip
        return
    issued = shown(ledger, expert, identity.issue)
    if issued is not None:
        yield from changes_since(issued, own, desk.dossier)
    elif own.fingerprint != identity.fingerprint:
        yield _error(
            name, "E117",
            "评审因素或响应在发出后已更改；请重新发出",
            "criteria or bids were changed since it was issued; issue it again",
        )  # fmt: skip


def _error(file: str, code: str, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh, en), place=Place(file))
