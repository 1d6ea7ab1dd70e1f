"""An audit workbook redone: its inputs are read, everything is run again, every cell compared."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation.allocation.solving.best import Grade
from evaluation.auditing.comparing import Kinds, changed_inputs, compare, ordered
from evaluation.auditing.draft import errors_in
from evaluation.auditing.recorded import FILES, chosen_bid, is_apart, ledger_on_record, left_out
from evaluation.auditing.redoing import Redone, RedoneBeside, redo
from evaluation.auditing.seen_workbook import SeenWorkbook
from evaluation.auditing.workbook_content import Content
from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.schema import MARKS
from evaluation.ledger.ledger import verify
from evaluation.scoring.result import Evaluation
from evaluation.verdict import Difference, Verdict
from evaluation.workbook.audit_workbook import fill_audit_workbook
from evaluation.workbook.figure_places import TOP
from evaluation.workbook.tabs import TABS, tab

UNTOLD = ("D", "S")
"""Codes of reading and of the ledger: they are about files that an audit does not have."""

TWICE = "D004"
"""The code of a sheet that stands there twice."""


def audit_workbook_at(path: Path, beside: RedoneBeside = RedoneBeside()) -> Verdict:  # noqa: B008 - frozen
    """Return whether every figure of the audit workbook at `path` comes out again, or what differs.

    Args:
        path: an audit workbook, as ``tender score`` or ``tender allocate`` writes it, also if a
            program saved it again.
        beside: what is at hand beside it: the folder of the dossier, a bureau's own law, a ledger.

    Raises:
        Unusable: not a workbook, or not an audit workbook.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> from evaluation.workbook.audit_workbook import audit_workbook
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "award-audit.xlsx"
        ...     made = audit_workbook(run(shipped("tenders") / "qinghe-2026"), "en")
        ...     size = path.write_bytes(made)
        ...     audit_workbook_at(path).equal
        True
    """
    return verdict_on(redo(path, beside))


def verdict_on(redone: Redone) -> Verdict:
    """Return the verdict on a workbook that was redone."""
    if redone.examined is None:
        kinds = _kinds(redone, redone.content)
        inputs = changed_inputs(redone.content, redone.path.name, kinds)
        found = ordered([*inputs, *_stops(redone)])
    elif redone.examined.evaluation is None:
        found = ordered([*_no_result(redone)])
    else:
        found = _compared(redone, redone.examined.evaluation)
    dossier = redone.reading.dossier
    return Verdict(
        what=redone.path.name,
        tender=dossier.tender.id if dossier else "",
        compared=sum(len(sheet.cells) for sheet in redone.content.sheets.values()),
        differences=ordered([*found, *_of_ledger(redone)]),
        undone=tuple(_undone(redone, found)),
        apart=tuple(_apart(redone)),
        title=dossier.tender.title if dossier else "",
        day=dossier.tender.published if dossier else None,
    )


def _stops(redone: Redone) -> Iterator[Difference]:
    """Yield the errors of the inputs, which once were without: with them nothing is redone."""
    findings = redone.reading.findings
    for finding in findings:
        if finding.severity is Severity.ERROR:
            yield _unusable(redone, finding)
    known = {tab(key, redone.lang) for key in TABS}
    unread = {f.place.sheet for f in findings if f.code == "D005"} - known
    for sheet in sorted(unread & redone.content.sheets.keys()):
        place = Place(redone.path.name, sheet)
        yield Difference(place=place, recorded=sheet, recomputed="", reason="sheet")


def _unusable(redone: Redone, finding: Finding) -> Difference:
    says = f"{finding.code}: {finding.message.say(redone.lang)}"
    reason = "sheet" if finding.code == TWICE else "unusable"
    return Difference(place=finding.place, recorded=says, recomputed="", reason=reason)


def _no_result(redone: Redone) -> Iterator[Difference]:
    examined = redone.examined
    findings = examined.findings if examined else ()
    if has_errors(findings):
        yield from changed_inputs(redone.content, redone.path.name, _kinds(redone, redone.content))
        yield from (_unusable(redone, f) for f in findings if f.severity is Severity.ERROR)
    elif examined and examined.problem:
        says = examined.problem.text.say(redone.lang)
        place = Place(redone.path.name)
        yield Difference(place=place, recorded=says, recomputed="", reason="unusable")


def _compared(redone: Redone, evaluation: Evaluation) -> tuple[Difference, ...]:
    try:
        anew = _anew(redone, evaluation)
    except TenderError as problem:
        return tuple(_unusable(redone, finding) for finding in problem.findings)
    ledger, files = redone.beside.ledger is not None, redone.reading.path.is_dir()
    recorded, anew = left_out(redone.content, anew, redone.lang, ledger=ledger, files=files)
    kinds = _kinds(redone, recorded)
    found = compare(recorded, anew, redone.path.name, kinds)
    return ordered([*found, *_findings(redone, evaluation)])


def _anew(redone: Redone, evaluation: Evaluation) -> Content:
    """What would be written today; findings stand as recorded, as they are compared apart."""
    paper: Any = SeenWorkbook()  # it takes the part of a workbook
    recorded, examined, lang = redone.content.sheets, redone.examined, redone.lang
    fill_audit_workbook(
        paper,
        replace(evaluation, findings=redone.told),
        lang,
        redone.plan,
        award=redone.award,
        checked=examined.checked if examined and tab("checks", lang) in recorded else (),
        ledger=redone.ledger,
        followed=chosen_bid(redone.content, lang),
    )
    content: Content = paper.content()
    return content


def _kinds(redone: Redone, recorded: Content) -> Kinds:
    """What the sheets are, and whether an input is not what the record took the fingerprint of."""
    lang, prints = redone.lang, _prints(redone)
    record = recorded.sheets.get(tab("record", lang))
    told = {cell.value for cell in record.cells.values()} if record else set()
    return Kinds(
        derived=frozenset(tab(key, lang) for key in TABS),
        law=tab("law", lang),
        record=tab("record", lang),
        prints=prints,
        inputs_changed=not set(prints.values()) <= told or not prints,
    )


def _prints(redone: Redone) -> dict[str, str]:
    """The fingerprint of each input sheet as it is now, by its tab."""
    dossier = redone.reading.dossier
    now = fingerprints(dossier) if dossier else {}
    tabs = {table.key: table.name for table in redone.reading.tables if table.key != MARKS}
    for table in redone.reading.tables:
        if table.key == MARKS and table.rows:
            tabs[f"{MARKS} {table.rows[0].cells['expert']}"] = table.name
    return {tabs.get(key, key): digest for key, digest in now.items()}


def _undone(redone: Redone, found: tuple[Difference, ...]) -> Iterator[Text]:
    """Yield what is on record and could not be made again."""
    plan, errors = redone.plan, errors_in(redone.told_before)
    if errors:
        yield Text(
            f"只是草稿：存证时输入有 {errors} 项错误，没有可据以定标的正式结果",
            f"a draft only: errors on record in its inputs: {errors}; there is no final result",
        )
    if redone.planned is None:
        return
    if plan is None:
        why = redone.problem or Text("输入不可用", "the inputs cannot be used")
        yield Text(f"资金分配未能重做：{why.zh}", f"the allocation cannot be redone: {why.en}")
    elif not plan.decision.planned:
        yield Text(
            "资金分配未能重做：按所存输入得不出满足全部规则的方案",
            "the allocation cannot be redone: from these inputs no plan that keeps all rules is "
            "found",
        )
    elif plan.decision.grade is Grade.GAP and found:
        yield Text(
            "资金分配只求得有差距的方案，重做未必得到同一方案",
            "the allocation is proven up to a gap only, so that redoing it may find another plan",
        )


def _of_ledger(redone: Redone) -> Iterator[Difference]:
    """Yield what is wrong with the ledger at hand beside its length and head on record."""
    beside, told = redone.beside, ledger_on_record(redone.content, redone.lang)
    if told is None or (beside.ledger is None and beside.home is None):
        return
    for fault in verify(beside.ledger, told[1], told[0]):
        says = fault.message.say(redone.lang)
        yield Difference(place=fault.place, recorded=told[1], recomputed=says, reason="ledger")


def _apart(redone: Redone) -> Iterator[Text]:
    """Yield what was not compared as it rests on something that is not at hand."""
    yield from is_apart(
        redone.content,
        redone.lang,
        ledger=redone.beside.ledger is not None,
        files=redone.reading.path.is_dir(),
    )


def _findings(redone: Redone, evaluation: Evaluation) -> Iterator[Difference]:
    """Yield what was recorded and is not found now, and the other way round; places may differ."""
    lang, sheet = redone.lang, Place(redone.path.name, tab("findings", redone.lang))
    skipped = frozenset() if redone.reading.path.is_dir() else FILES
    rows = {id(finding): f"D{row}" for row, finding in enumerate(redone.told, start=TOP + 2)}

    def said(finding: Finding) -> tuple[str, str, str]:
        return finding.code, str(finding.severity), finding.message.say(lang)

    against = redone.award.findings if redone.award else ()
    found = (*evaluation.findings, *against)
    now = Counter(said(f) for f in found if _counts(f, skipped))
    for finding in redone.told:
        if not _counts(finding, skipped):
            continue
        if now[said(finding)]:
            now[said(finding)] -= 1
            continue
        place = replace(sheet, cell=rows[id(finding)])
        says = f"{finding.code}: {finding.message.say(lang)}"
        yield Difference(place=place, recorded=says, recomputed="", reason="finding")
    for code, _, message in now.elements():
        says = f"{code}: {message}"
        yield Difference(place=sheet, recorded="", recomputed=says, reason="finding")


def _counts(finding: Finding, skipped: frozenset[str]) -> bool:
    return not finding.code.startswith(UNTOLD) and finding.code not in skipped
