"""A decision checked against the whole dossier before anything is written."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from evaluation.core.errors import refusal
from evaluation.core.finding import Severity
from evaluation.desk.entering.entering import EnteredDecision, entry
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import examine_reading


def prepared(path: Path, key: str, typed: Mapping[str, str]) -> EnteredDecision:
    """Return a decision as it would stand in the dossier at `path`; `enter` then writes it.

    Args:
        path: of the dossier.
        key: ``screening`` or ``rulings``.
        typed: what a person typed, by the key of the column.

    Raises:
        TenderError: the decision is not complete, names what is not there, or is too late.
        Unusable: it cannot be entered there.
    """
    planned = entry(read(path), key, typed)
    row = re.compile(rf"[A-Z]*{planned.place.cell}")
    wrong = tuple(
        finding
        for finding in examine_reading(planned.reading).findings
        if finding.severity is Severity.ERROR
        and replace(finding.place, cell=planned.place.cell) == planned.place
        and row.fullmatch(finding.place.cell)
    )
    if wrong:
        raise refusal(wrong)
    return planned
