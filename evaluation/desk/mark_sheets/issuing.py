"""Issues mark sheets: a workbook for each expert, and a line in the ledger that remembers it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.files import place_folder
from evaluation.core.finding import Finding, has_errors
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import Assignment, Cell, assignments, not_assigned
from evaluation.desk.mark_sheets.blinding import secret_of
from evaluation.desk.mark_sheets.sheet_identity import SheetIdentity
from evaluation.desk.mark_sheets.writing import mark_sheet_bytes
from evaluation.dossier.reading.astray import OUTPUT
from evaluation.dossier.reading.reading import Reading
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.folder_writing import file_names
from evaluation.ledger.concerns import concerns
from evaluation.ledger.ledger import Entry, Ledger, ledger_of
from evaluation.ledger.price_gate import MARKED
from evaluation.ledger.sealing import record
from evaluation.ledger.stage_changes import stage_findings

ISSUE = "issue"
_SHEET = "sheet "
"""Before an expert's id: under which key a line of the ledger keeps what the expert was shown."""

Progress = Callable[[Iterable[Assignment]], Iterable[Assignment]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Mark sheets that were issued.

    Args:
        number: of the issue.
        files: where the sheet of each expert stands, by the expert's id.
        findings: who got none, and why.
        old: where a folder that was in the way was moved to.
    """

    number: int
    files: Mapping[str, Path]
    findings: tuple[Finding, ...]
    old: Path | None = None


def ready_to_mark(reading: Reading) -> Dossier:
    """Return the dossier, if nothing stands in the way of marking its bids.

    Args:
        reading: of the dossier.

    Raises:
        TenderError: errors in what comes before the marks, or sheets that were changed after they
            were sealed; all of them are named.
        Unusable: the marks are sealed.
    """
    dossier = reading.dossier
    found = tuple(finding for finding in reading.findings if concerns(finding, "screening"))
    if dossier is None or has_errors(found):
        raise refusal(found)
    ledger = ledger_of(reading.path)
    if ledger is None:
        return dossier
    changed = stage_findings(ledger, dossier)
    if has_errors(changed):
        raise refusal(changed)
    if MARKED in ledger.sealed:
        raise Unusable(
            Text(
                "技术商务评分已封存，不能再发出或收回评分表；确需改动请先说明理由撤销封存",
                "the technical marks are sealed, so no mark sheet goes out or comes back; to change "
                "them undo the seal first, with a reason",
            ),
            next_step=NextStep(Deed.UNDO, MARKED),
        )
    return dossier


def issue(
    reading: Reading,
    target: Path,
    lang: Lang,
    *,
    who: str,
    time: datetime,
    experts: Iterable[str] = (),
    force: bool = False,
    progress: Progress = iter,
) -> Issue:
    """Write a mark sheet for each expert who may mark to the folder `target`, and record it.

    Sheets issued to these experts before are out of date from then on.

    Args:
        reading: of the dossier.
        target: a folder that is new or empty.
        lang: of the labels on the sheets.
        who: the person who issues them.
        time: now.
        experts: ids of those who get one; nobody named means everybody.
        force: keep what is in `target` under another name, instead of refusing.
        progress: shows how far the writing has come.

    Raises:
        TenderError: something stands in the way, or nobody may get a sheet.
        Unusable: an expert is not known, or a file cannot be written.
    """
    dossier = ready_to_mark(reading)
    _refuse_inside(reading.path, target)
    named = tuple(dict.fromkeys(experts))
    _refuse_unknown(dossier, named)
    kept_out = tuple(not_assigned(dossier))
    secret = secret_of(reading.path)
    every = assignments(dossier, secret)
    chosen = [each for each in every if not named or each.expert.id in named]
    if not chosen:
        raise TenderError(Text("没有可发出的评分表", "there is no mark sheet to issue"), kept_out)
    number = issues(ledger_of(reading.path)) + 1
    names = dict(zip(_ids(every), file_names(_ids(every)), strict=True))
    files = {
        f"{names[each.expert.id]}-{number}.xlsx": mark_sheet_bytes(
            each, SheetIdentity.of(each, number, lang, secret), lang
        )
        for each in progress(chosen)
    }
    old = place_folder(target, files, force=force)
    record(
        reading.path, time=time, who=who, what=ISSUE, stage=MARKED,
        details={"issue": str(number), "experts": "; ".join(_ids(chosen))},
        sheets={f"{_SHEET}{each.expert.id}": each.lines for each in chosen},
    )  # fmt: skip
    places = dict(zip(_ids(chosen), (target / name for name in files), strict=True))
    return Issue(number=number, files=places, findings=kept_out, old=old)


def issues(ledger: Ledger | None) -> int:
    """Return how many times mark sheets were issued."""
    return sum(entry.what == ISSUE for entry in ledger.entries) if ledger else 0


def last_issue(ledger: Ledger, expert: str) -> Entry | None:
    """Return the line of the ledger under which `expert` last got a sheet."""
    lines = [each for each in ledger.entries if each.what == ISSUE]
    return next((each for each in reversed(lines) if f"{_SHEET}{expert}" in each.sheets), None)


def shown(ledger: Ledger, expert: str, number: str) -> Mapping[Cell, str] | None:
    """Return what `expert` was shown in the issue `number`; None where that is not known."""
    for entry in ledger.entries:
        if entry.what == ISSUE and entry.details.get("issue") == number:
            lines = ledger.kept(entry.sheets.get(f"{_SHEET}{expert}", ""))
            if lines is not None:
                return dict(map(_cell, lines))
    return None


def _cell(line: str) -> tuple[Cell, str]:
    sheet, record_, column, value = json.loads(line)
    return (sheet, record_, column), value


def _ids(chosen: Iterable[Assignment]) -> Iterator[str]:
    return (each.expert.id for each in chosen)


def _refuse_unknown(dossier: Dossier, experts: tuple[str, ...]) -> None:
    known = [expert.id for expert in dossier.panel]
    strange = [expert for expert in experts if expert not in known]
    if strange:
        raise Unusable(
            Text(
                f"评审小组没有 {'、'.join(strange)}；有：{'、'.join(known)}",
                f"no member of the panel is called {', '.join(strange)}; there are "
                f"{', '.join(known)}",
            )
        )


def _refuse_inside(dossier: Path, target: Path) -> None:
    """Sheets inside the dossier would be read as part of it; its folder of results is not read."""
    if not dossier.is_dir() or not target.resolve().is_relative_to(dossier.resolve()):
        return
    inside = target.resolve().relative_to(dossier.resolve()).parts
    if not inside or inside[0] != OUTPUT:
        raise Unusable(
            Text(
                f"{target} 在采购项目文件夹内，会被当作档案读取；请写到文件夹之外",
                f"{target} lies inside the dossier and would be read as part of it; write outside",
            )
        )
