"""Documents as a table: which can be made now, and links to those that were printed."""

from collections.abc import Iterable
from pathlib import Path

from evaluation.core.text import Lang, Text
from evaluation.display.face import Face, files_face
from evaluation.display.what_if import refuse_trial
from evaluation.display.what_to_write import STEPS
from evaluation.printing.order import PrintOrder
from evaluation.printing.ordered import print_ordered
from evaluation.reports.documents import offers
from evaluation.reports.occasion import Occasion
from evaluation.reports.offered import offers_table


def documents_face(occasion: Occasion, lang: Lang) -> Face:
    """Return every document, and whether the tender can have it now."""
    return Face(table=offers_table(each.worded(STEPS) for each in offers(occasion)), lang=lang)


def printed_face(paths: Iterable[Path], lang: Lang) -> Face:
    """Return the files that were written, each as a link that opens it."""
    return files_face(list(paths), lang, Text("已打印", "Printed"))


def print_document(occasion: Occasion, order: PrintOrder) -> tuple[Path, ...]:
    """Write every copy of the documents of `order`, and return where they are.

    Raises:
        TenderError: something stands in the way of a document, or `occasion` is a trial.
        Unusable: there is no such document, or another file is there and `order` forces nothing.
    """
    refuse_trial(occasion)
    return print_ordered(occasion, order)
