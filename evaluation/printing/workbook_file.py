"""The audit workbook as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.core.files import file_name, put_file
from evaluation.core.text import Lang
from evaluation.pipeline import Examined
from evaluation.workbook.audit_workbook import audit_workbook

if TYPE_CHECKING:
    from evaluation.planning.plan import Plan


def write_workbook(
    examined: Examined,
    folder: Path,
    lang: Lang,
    *,
    plan: "Plan | None" = None,
    force: bool = False,
) -> Path:
    """Write the audit workbook of a dossier into `folder` and return its path.

    Args:
        plan: what its budget funds; the workbook then has that too.
        force: replace another file of the same name.

    Raises:
        TenderError: there is no result, or a value does not survive in a workbook.
        Unusable: another file is there and `force` is not given.
    """
    scored = examined.scored
    ending = "audit" if plan is None else "allocation-audit"
    path = folder / f"{file_name(scored.dossier.tender.id)}-{ending}.xlsx"
    data = audit_workbook(scored, lang, plan, checked=examined.checked, ledger=examined.ledger)
    put_file(path, data, force=force)
    return path
