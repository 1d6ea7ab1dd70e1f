"""The electronic signatures of a document: who signed, and what that proves."""

from collections.abc import Iterable

from evaluation.core.table import Table, column, row
from evaluation.core.text import Text
from evaluation.signing.validity import Signature


def signatures_table(signatures: Iterable[Signature]) -> Table:
    """Return a row for each signature, the first made first.

    Example:
        >>> signatures_table(()).heads("en")
        ['Signer, by the certificate', 'What it proves']
    """
    return Table(
        key="signatures",
        title=Text("电子签名", "Electronic signatures"),
        columns=(column("signer"), column("proves")),
        rows=tuple(row(each.who, each.proves) for each in signatures),
    )
