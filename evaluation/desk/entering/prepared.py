"""Decisions checked against the whole dossier before anything is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.awarding.award import award_findings
from evaluation.core.errors import refusal
from evaluation.core.finding import Finding, Severity
from evaluation.desk.entering.entering import EnteredDecision, entry
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import examine_reading


def prepared(path: Path, key: str, typed: Sequence[Mapping[str, str]]) -> EnteredDecision:
    """Return decisions as they would stand in the dossier at `path`; `enter` then writes them.

    Args:
        path: of the dossier.
        key: ``screening``, ``rulings`` or ``awards``.
        typed: what a person typed for each row, by the key of the column.

    Raises:
        TenderError: a decision is not complete, names what is not there, is too late, or awards
            what may not be awarded.
        Unusable: it cannot be entered there.
    """
    planned = entry(read(path), key, typed)
    examined = examine_reading(planned.reading)
    wrong = [each for each in examined.findings if _about(planned, each)]
    if key == "awards":
        found = award_findings(examined.scored)
        wrong += [each for each in found if each.severity is Severity.ERROR]
    if wrong:
        raise refusal(wrong)
    return planned


def _about(planned: EnteredDecision, finding: Finding) -> bool:
    """Whether `finding` is an error in a row that is entered."""
    first = int(planned.place.cell)
    row = re.fullmatch(r"[A-Z]*([0-9]+)", finding.place.cell)
    return (
        finding.severity is Severity.ERROR
        and replace(finding.place, cell=planned.place.cell) == planned.place
        and row is not None
        and first <= int(row[1]) < first + planned.rows
    )
