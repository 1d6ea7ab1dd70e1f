"""Which cells each stage of a tender closes, and what stands in them.

A sheet is closed as a whole, but for some columns that are filled in later: the opening itself is
put down after the notice, the day of the evaluation at its end, and in a two-envelope tender the
prices are closed after the technical marks.
"""

import json
from collections.abc import Sequence

from evaluation.core.errors import LawError
from evaluation.dossier.fingerprint import canonical_lines
from evaluation.dossier.records import Dossier, Tender
from evaluation.dossier.schema import MARKS
from evaluation.dossier.schema import sheet as sheet_of
from evaluation.law.law_files import NO_LAW, LawFiles
from evaluation.law.method import STAGES, method

Lines = tuple[str, ...]
"""The canonical lines of a sheet, or of those columns of it that a stage closes."""

STAGE_OF_MARKS = "technical_marks"

GROWING = "rulings"
"""Decisions are added at every stage; those made before a seal may not change after it."""


def stages_of(tender: Tender, own: LawFiles = NO_LAW) -> tuple[str, ...]:
    """Return the stages of `tender` in order; all there are where its method is not known.

    Args:
        tender: as read.
        own: a bureau's own law.
    """
    try:
        return method(tender.method, own).stages
    except LawError:
        return STAGES


def stage_of(sheet: str, column: str, tender: Tender, stages: Sequence[str] = STAGES) -> str:
    """Return the stage that closes a column of a sheet.

    Args:
        sheet: key of the sheet, ``marks E01`` counting as ``marks``.
        column: key of the column; empty for the sheet as a whole.
        tender: whose envelopes count.
        stages: of its method; what a stage it lacks would close, the next one closes.

    Example:
        >>> from datetime import date
        >>> tender = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2))
        >>> stage_of("bids", "quote", tender), stage_of("criteria", "max_points", tender)
        ('opening', 'notice')
    """
    wanted = STAGE_OF_MARKS if sheet.startswith(MARKS) else _wanted(sheet, column, tender)
    later = STAGES[STAGES.index(wanted) :]
    return next((stage for stage in later if stage in stages), stages[-1])


def _wanted(sheet: str, key: str, tender: Tender) -> str:
    spec = sheet_of(sheet)
    column = next((each for each in spec.columns if each.key == key), None)
    if column is None:
        return spec.stage
    if column.price_envelope and tender.envelopes == "two":
        return "price"
    return column.stage or spec.stage


def known_by(sheet: str) -> tuple[str, ...]:
    """Return the columns by which a record of `sheet` is known again.

    Example:
        >>> known_by("facts"), known_by("marks E01"), known_by("tender")
        (('bid', 'criterion'), ('bid', 'criterion'), ())
    """
    return ("bid", "criterion") if sheet.startswith(MARKS) else sheet_of(sheet).known_by


def closed_by(dossier: Dossier, stages: Sequence[str]) -> dict[str, dict[str, Lines]]:
    """Return, by stage and sheet, the lines that each of `stages` closes."""
    whole = canonical_lines(dossier)
    closed: dict[str, dict[str, Lines]] = {stage: {} for stage in stages}
    for sheet, lines in whole.items():
        columns = _columns(sheet, dossier.tender, stages)
        for stage in dict.fromkeys(columns.values()):
            kept = {column for column, at in columns.items() if at == stage}
            everything = len(kept) == len(columns)
            part = lines if everything else [_part(line, kept, sheet) for line in lines]
            closed[stage][sheet] = tuple(part)
    return closed


def _columns(sheet: str, tender: Tender, stages: Sequence[str]) -> dict[str, str]:
    """The stage of each column of a sheet; marks have one stage for all."""
    if sheet.startswith(MARKS):
        return {"": stage_of(sheet, "", tender, stages)}
    return {
        column.key: stage_of(sheet, column.key, tender, stages)
        for column in sheet_of(sheet).columns
    }


def _part(line: str, kept: set[str], sheet: str) -> str:
    """The canonical line with the columns in `kept` and those the record is known by."""
    flat = json.loads(line)
    wanted = kept | {*known_by(sheet)}
    pairs = [pair for pair in zip(flat[::2], flat[1::2], strict=True) if pair[0] in wanted]
    parts = [part for pair in pairs for part in pair]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
