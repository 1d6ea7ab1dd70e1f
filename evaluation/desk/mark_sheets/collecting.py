"""Collects filled mark sheets: what each would change, who is still missing, and the taking over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from evaluation.core.errors import Unusable, refusal
from evaluation.core.finding import Finding, Severity
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.desk.entering.taking_over import COLLECT, Event, only_collector, take_over
from evaluation.desk.mark_sheets.assignments import assignments
from evaluation.desk.mark_sheets.blinding import secret_of
from evaluation.desk.mark_sheets.issuing import last_issue, ready_to_mark
from evaluation.desk.mark_sheets.returned import Desk, Returned, read_returned, twice
from evaluation.dossier.fingerprint import canonical_lines
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.raw_tables import RawTable
from evaluation.dossier.reading.build import comment_order
from evaluation.dossier.reading.reading import Reading
from evaluation.dossier.records import Comment, Dossier, Expert
from evaluation.dossier.schema import COMMENTS, MARKS
from evaluation.dossier.writing.folder_writing import file_names, marks_files
from evaluation.dossier.writing.marks_layout import marks_sheets
from evaluation.ledger.ledger import Ledger, ledger_of
from evaluation.ledger.stages import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChange:
    """A mark before and after, or a comment where no criterion is named; None where there is none."""

    bid: str
    criterion: str
    old: Decimal | str | None
    new: Decimal | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A sheet that can be taken over.

    Args:
        expert: id.
        issue: its number.
        target: the workbook of the dossier that the marks go to.
        changes: every mark and comment that would change.
        known: whether the ledger has this very file already.
    """

    expert: str
    issue: str
    returned: Returned
    target: Path
    changes: tuple[MarkChange, ...]
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What collecting some files would do.

    Args:
        sheets: one for each file.
        missing: who still has to hand in a mark sheet.
    """

    dossier: Dossier
    path: Path
    sheets: tuple[Collected, ...]
    missing: tuple[Expert, ...]


def plan(
    reading: Reading,
    files: Iterable[Path],
    *,
    progress: Callable[[Iterable[Path]], Iterable[Path]] = iter,
) -> Collection:
    """Return what collecting `files` would change; nothing of the dossier is touched.

    Args:
        reading: of the dossier, a folder of workbooks.
        files: filled mark sheets.
        progress: shows how far the reading has come.

    Raises:
        TenderError: a sheet cannot be taken; everything that is wrong with any of them is named.
        Unusable: the dossier is no folder of workbooks.
    """
    _refuse_other_forms(reading)
    dossier = ready_to_mark(reading)
    ledger, secret = ledger_of(reading.path), secret_of(reading.path)
    own = {each.expert.id: each for each in assignments(dossier, secret)}
    desk = Desk(dossier=dossier, ledger=ledger, assignments=own, secret=secret)
    returned = [read_returned(path, desk) for path in progress(files)]
    found = [finding for sheet in returned for finding in sheet.findings]
    found += twice(returned)
    found += (finding for sheet in returned for finding in _misplaced(reading, sheet))
    if found:
        raise refusal(found)
    sheets = tuple(_collected(reading, sheet, dossier, ledger) for sheet in returned)
    back = {sheet.expert for sheet in sheets}
    missing = (
        each.expert
        for expert, each in own.items()
        if expert not in back and not _came_back(ledger, expert)
    )
    return Collection(dossier=dossier, path=reading.path, sheets=sheets, missing=tuple(missing))


def collect(
    collection: Collection,
    *,
    who: str,
    time: datetime,
    progress: Callable[[Iterable[Collected]], Iterable[Collected]] = iter,
) -> None:
    """Take over every sheet of `collection`, one after the other.

    Args:
        collection: as planned.
        who: the person who collects.
        time: now.
        progress: shows how far it has come.

    Raises:
        TenderError: the ledger has been changed.
        Unusable: somebody else is collecting, or a file cannot be written.
    """
    lang: Lang = "en" if collection.dossier.tender.language == "en" else "zh"
    at = time.replace(microsecond=0).isoformat()
    with only_collector(collection.path):
        for sheet in progress(collection.sheets):
            if not sheet.changes and sheet.known:
                continue
            before = _part(collection.dossier, sheet.expert)
            after = _taken(before, sheet)
            sheets = _lines(before, after)
            event = Event(who=who, time=at, details=_details(sheet), sheets=sheets)
            take_over(collection.path, sheet.target, _workbook(after, lang), event)


def _collected(
    reading: Reading, returned: Returned, dossier: Dossier, ledger: Ledger | None
) -> Collected:
    identity = returned.identity
    if identity is None:  # such a sheet was refused before
        raise ValueError(returned.file)
    known = ledger is not None and any(
        entry.what == COLLECT and entry.details.get("file_sha256") == returned.fingerprint
        for entry in ledger.entries
    )
    return Collected(
        expert=identity.expert,
        issue=identity.issue,
        returned=returned,
        target=_target(reading, identity.expert),
        changes=tuple(_changes(dossier, identity.expert, returned)),
        known=known,
    )


def _changes(dossier: Dossier, expert: str, returned: Returned) -> Iterator[MarkChange]:
    filled = returned.filled
    if filled is None:
        return
    for (bid, criterion), new in filled.marks.items():
        old = dossier.marks.values.get((bid, criterion), {}).get(expert)
        if old != new:
            yield MarkChange(bid=bid, criterion=criterion, old=old, new=new)
    said = {
        each.bid: each.comment
        for each in dossier.comments
        if each.expert == expert and each.criterion is None
    }
    for bid in dict.fromkeys(bid for bid, _ in filled.marks):
        before, after = said.get(bid), filled.comments.get(bid)
        if before != after:
            yield MarkChange(bid=bid, criterion="", old=before, new=after)


def _part(dossier: Dossier, expert: str) -> Dossier:
    """The dossier with the marks and comments of one expert alone."""
    marks = {
        which: {expert: by_expert[expert]}
        for which, by_expert in dossier.marks.values.items()
        if expert in by_expert
    }
    return replace(
        dossier,
        panel=tuple(each for each in dossier.panel if each.id == expert),
        marks=Marks(marks),
        comments=tuple(each for each in dossier.comments if each.expert == expert),
    )


def _taken(part: Dossier, sheet: Collected) -> Dossier:
    """The expert's part after the sheet was taken over; what the sheet does not name stays."""
    marks = dict(part.marks.values)
    comments = {(each.bid, each.criterion): each for each in part.comments}
    for change in sheet.changes:
        if isinstance(change.new, Decimal):
            marks[change.bid, change.criterion] = {sheet.expert: change.new}
        elif change.new is None:
            comments.pop((change.bid, None), None)
        else:
            said = Comment(expert=sheet.expert, bid=change.bid, comment=change.new)
            comments[change.bid, None] = said
    kept = tuple(sorted(comments.values(), key=comment_order))
    return replace(part, marks=Marks(marks), comments=kept)


def _workbook(part: Dossier, lang: Lang) -> bytes:
    return next(iter(marks_files(part, marks_sheets(part), lang).values()))


def _lines(before: Dossier, after: Dossier) -> dict[str, Lines]:
    """What is kept with the line of the ledger: the marks and comments, and those they replace."""
    kept: dict[str, Lines] = {}
    for when, part in (("", after), ("before: ", before)):
        own = Dossier(tender=part.tender, marks=part.marks, comments=part.comments)
        for key, lines in canonical_lines(own).items():
            if key.startswith(MARKS) or key == COMMENTS:
                kept[f"{when}{key}"] = tuple(lines)
    return kept


def _details(sheet: Collected) -> dict[str, str]:
    return {
        "expert": sheet.expert,
        "issue": sheet.issue,
        "file": sheet.returned.file,
        "file_sha256": sheet.returned.fingerprint,
        "changes": str(len(sheet.changes)),
    }


def _came_back(ledger: Ledger | None, expert: str) -> bool:
    """Whether the sheet that was last issued to `expert` was collected."""
    line = last_issue(ledger, expert) if ledger else None
    return (
        ledger is not None
        and line is not None
        and any(
            entry.what == COLLECT
            and entry.details.get("expert") == expert
            and entry.details.get("issue") == line.details["issue"]
            for entry in ledger.entries
        )
    )


def _target(reading: Reading, expert: str) -> Path:
    tables = [table for table in reading.tables if _speaks_of(table, expert)]
    if tables:
        return reading.path / tables[0].workbook
    return reading.path / "marks" / f"{next(file_names([expert]))}.xlsx"


def _misplaced(reading: Reading, returned: Returned) -> Iterator[Finding]:
    """Yield whatever else stands in the workbook that the marks of an expert would replace."""
    if returned.identity is None:
        return
    expert = returned.identity.expert
    target = _target(reading, expert)
    others = {
        Place(table.workbook, table.name)
        for table in reading.tables
        if not _belongs_to(table, expert)
    }
    others |= {finding.place for finding in reading.findings if finding.code == "D005"}
    for place in sorted(others):
        if reading.path / place.workbook != target:
            continue
        yield Finding(
            code="E131",
            severity=Severity.ERROR,
            message=Text(
                f"与 {expert} 的评分在同一工作簿，收回会把它覆盖；请移到别的工作簿",
                f"stands in one workbook with the marks of {expert}, which collecting would "
                "replace; move it to another workbook",
            ),
            place=place,
        )


def _speaks_of(table: RawTable, expert: str) -> bool:
    """Whether `table` is the sheet of marks of `expert`."""
    return table.key == MARKS and any(row.cells["expert"] == expert for row in table.rows[:1])


def _belongs_to(table: RawTable, expert: str) -> bool:
    return table.key in (MARKS, COMMENTS) and all(
        row.cells.get("expert") == expert for row in table.rows
    )


def _refuse_other_forms(reading: Reading) -> None:
    path = reading.path
    if path.is_dir() and not any(table.workbook.endswith(".json") for table in reading.tables):
        return
    raise Unusable(
        Text(
            f"{path} 不是工作簿文件夹，评分无法逐个专家写入；请先转成文件夹",
            f"{path} is no folder of workbooks, to which marks are written expert by expert; "
            "convert it first",
        ),
        next_step=NextStep(Deed.CONVERT),
    )
