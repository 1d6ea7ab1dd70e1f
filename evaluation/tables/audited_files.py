"""The files that were audited, each with its fingerprint."""

from collections.abc import Iterable

from evaluation.core.table import Table, column, row
from evaluation.core.text import Text
from evaluation.verdict import AuditedFile


def audited_files_table(files: Iterable[AuditedFile]) -> Table:
    """Return a row for each file.

    Example:
        >>> audited_files_table([AuditedFile(name="a.pdf", size=7, sha256="e3")]).texts("en")
        [['a.pdf', '7', 'e3']]
    """
    return Table(
        key="audited_files",
        title=Text("复核对象", "What was audited"),
        columns=(
            column("audited_file"),
            column("bytes", "count"),
            column("sha256", "code"),
        ),
        rows=tuple(row(each.name, each.size, each.sha256) for each in files),
    )
