"""An order carried out for a caller who wants paths, or to be told what went wrong."""

from collections.abc import Sequence
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import Text
from evaluation.printing.chosen import chosen
from evaluation.printing.order import PrintOrder
from evaluation.printing.press import printed
from evaluation.printing.printed import Printed
from evaluation.reports.occasion import Occasion
from evaluation.reports.offered import why_not


def print_ordered(
    occasion: Occasion, order: PrintOrder, *, processes: int | None = None
) -> tuple[Path, ...]:
    """Print every copy of what is ordered and return where they are.

    Args:
        processes: how many to run; all cores where nothing is said.

    Raises:
        TenderError: a document that is named cannot be had, or copies could not be made; the others
            are in place.
        Unusable: there is no document of a name, or a file is there that may not be replaced.
    """
    found = chosen(occasion, order)
    for offer in found.withheld if order.named else ():
        raise TenderError(why_not(offer) or offer.document.title, offer.against)
    done = list(printed(found.allowed, occasion, order, processes=processes))
    wrong = [each for each in done if each.path is None]
    if wrong:
        raise _error(wrong)
    return tuple(each.path for each in done if each.path is not None)


def _error(wrong: Sequence[Printed]) -> TenderError:
    """What went wrong with each copy, in one."""
    texts = [each.problem or each.title for each in wrong]
    if len(wrong) > 1:
        texts = [
            Text(f"{each.name}：{text.zh}", f"{each.name}: {text.en}")
            for each, text in zip(wrong, texts, strict=True)
        ]
    text = Text("；".join(each.zh for each in texts), "; ".join(each.en for each in texts))
    kind = Unusable if all(each.usage for each in wrong) else TenderError
    next_step = next((each.next_step for each in wrong if each.next_step), None)
    return kind(text, [finding for each in wrong for finding in each.found], next_step)
