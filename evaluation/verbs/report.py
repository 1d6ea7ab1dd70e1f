"""``evaluation.report``: the documents of a tender, printed."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.text import LANGS, Lang, Text
from evaluation.display.documents_face import printed_face
from evaluation.printing.order import USUAL, PrintOrder
from evaluation.printing.ordered import print_ordered
from evaluation.reports.occasion import occasion_at
from evaluation.verbs.asked import Where, answering, path_of


def report(
    path: Where,
    out: Where = "out",
    *,
    only: str | Iterable[str] = USUAL,
    lang: Lang | None = None,
    issued: date | None = None,
    draft: bool = False,
    force: bool = False,
    templates: Where | None = None,
) -> "Papers":
    """Print documents of the dossier at `path` as PDFs into `out`, and return their paths.

    Args:
        path: folder, workbook or JSON document.
        out: folder, made where it is not there.
        only: key of a document, or several, as `read(path).documents()` lists them; ``"all"`` for
            every one that the tender can have now.
        lang: language of the documents; None for a copy in each.
        issued: the day letters and announcements bear; None where it is written in by hand.
        draft: print 草稿 / DRAFT across each page; errors and ties may be open.
        force: replace other files of the same name.
        templates: folder with templates of your own; None for ``templates`` in the dossier.

    Raises:
        TenderError: something stands in the way of a document, there is none of that name, or
            another file is there; or nothing that can be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from evaluation.resources import shipped
        >>> with TemporaryDirectory() as folder:
        ...     paths = report(shipped("tenders") / "qinghe-2026", folder, only="cover", lang="en")
        ...     [path.name for path in paths]
        ['QHWL-2026-011-cover.en.pdf']
    """
    with answering(lang) as said:
        dossier = path_of(path)
        order = PrintOrder(
            keys=_keys(only),
            langs=LANGS if lang is None else (said,),
            out=path_of(out),
            issued=issued,
            draft=draft,
            force=force,
            templates=None if templates is None else path_of(templates),
        ).at(dossier)
        occasion = occasion_at(dossier, issued=order.issued, draft=order.draft)
        return Papers(print_ordered(occasion, order, processes=_processes()), said)


class Papers(list[Path]):
    """The paths of printed documents; a notebook shows them as links."""

    def __init__(self, paths: Iterable[Path], lang: Lang) -> None:
        super().__init__(paths)
        self.lang = lang

    def _repr_html_(self) -> str:
        return printed_face(self, self.lang)._repr_html_()


def _keys(only: str | Iterable[str]) -> tuple[str, ...]:
    """The keys that are asked for."""
    keys = only.split(",") if isinstance(only, str) else only
    named = tuple(str(key).strip() for key in keys)
    if not any(named):
        raise Unusable(
            Text(
                '请写出要打印的文件，如 only="cover"',
                'name the documents to print, such as only="cover"',
            )
        )
    return named


def _processes() -> int | None:
    """All cores in a notebook and at a prompt; in a script one.

    Why:
        A process of its own would run the script of the caller once more.
    """
    return 1 if hasattr(sys.modules["__main__"], "__file__") else None
