"""Low quotes under the laws of other countries: one answer a lot, settled by a ruling."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import wraps

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case
from evaluation.checks.quotes.conforming import conforming
from evaluation.core.exact import money
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import last_ruling
from evaluation.dossier.records import Lot
from evaluation.law.parameter import Dated

Look = Callable[[Case], Iterable[Answer]]


def under(jurisdiction: str) -> Callable[[Look], Look]:
    """Return a guard: the check is for tenders under that law, for others not applicable."""

    def guard(look: Look) -> Look:
        @wraps(look)
        def guarded(case: Case) -> Iterator[Answer]:
            if case.method.jurisdiction == jurisdiction:
                yield from look(case)

        return guarded

    return guard


def low_quotes(
    case: Case,
    lot: Lot,
    low: Collection[str],
    why: Text,
    threshold: str,
    law: tuple[Dated, ...],
) -> Iterator[Answer]:
    """Yield an answer for each of the `low` bids, or one for the lot without any.

    Args:
        why: the rule with its figures, as the end of a sentence that begins with the quote.
        threshold: what quotes are compared with, printed.
    """
    quotes: Mapping[str, Fraction] = conforming(case, lot)
    bids = {bid.id: bid for bid in case.dossier.bids_on(lot.id)}
    for id in low:
        figures = {"quote": money(quotes[id])}
        if last_ruling(case.dossier, "low_price", id) is not None:
            yield clear(id, bids[id].at("quote"), figures=figures, threshold=threshold, law=law)
            continue
        yield raised(
            f"{id} 报价 {money(quotes[id])}，{why.zh}；请供应商书面说明，结论在“评审决定”记录为“异常低价审查”",
            f"{id} asks {money(quotes[id])}, {why.en}; ask the tenderer to explain and record a "
            "ruling 'low price'",
            bids[id].at("quote"),
            subject=id,
            figures=figures,
            threshold=threshold,
            law=law,
        )
    if quotes and not low:
        lowest = {"lowest": money(min(quotes.values()))}
        yield clear(lot.id, lot.at("id"), figures=lowest, threshold=threshold, law=law)
