"""An order for documents: which, in which languages, where they are put."""

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from evaluation.core.errors import Unusable
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import LANGS, Lang, Text
from evaluation.reports.document import Document
from evaluation.reports.documents import all_documents
from evaluation.reports.typesetting.environment import own_folder

ALL = "all"
"""In place of the names of documents: every one."""

USUAL = "evaluation_report"
"""What is printed where nothing is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """What is to be printed.

    Args:
        keys: of the documents; ``("all",)`` for every one that the tender can have.
        langs: of the documents.
        out: folder for them.
        issued: the day letters and announcements bear; None where it is written in by hand.
        draft: print 草稿 / DRAFT across each page; errors and ties may be open.
        force: replace other files of the same name.
        templates: folder with templates of one's own; None for ``templates`` in the dossier.
        form: papers, each a PDF; or bound, in order as one PDF; or pages for the web.
        word: write those that Word users edit as Word files too.
    """

    keys: tuple[str, ...] = (USUAL,)
    langs: tuple[Lang, ...] = LANGS
    out: Path = Path("out")
    issued: date | None = None
    draft: bool = False
    force: bool = False
    templates: Path | None = None
    form: Literal["papers", "bound", "pages"] = "papers"
    word: bool = False

    @property
    def named(self) -> bool:
        """Whether documents are asked for by name, so that each that is not made is a failure."""
        return self.keys != (ALL,)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that are asked for.

        Raises:
            Unusable: there is none of that name.

        Example:
            >>> [document.key for document in PrintOrder(keys=("cover",)).documents()]
            ['cover']
        """
        known = {document.key: document for document in all_documents()}
        if not self.named:
            return tuple(known.values())
        wrong = [key for key in self.keys if key not in known]
        if wrong:
            near = ", ".join(get_close_matches(wrong[0], known, 3) or known)
            raise Unusable(
                Text(
                    f"没有文件“{wrong[0]}”；可用：{near}",
                    f"there is no document '{wrong[0]}'; there are: {near}",
                ),
                next_step=NextStep(Deed.LIST_DOCUMENTS),
            )
        return tuple(known[key] for key in self.keys)

    def at(self, dossier: Path | None) -> "PrintOrder":
        """Return the order for the dossier at a path, if it has one: its templates before ours.

        Raises:
            Unusable: there is no folder `templates`.
        """
        if dossier is None:
            return self
        return replace(self, templates=own_folder(self.templates, dossier))
