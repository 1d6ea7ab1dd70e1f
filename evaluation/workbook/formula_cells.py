"""The cells that the names of a price formula and of a total stand for."""

from collections.abc import Mapping

from evaluation.dossier.records import Criterion, Lot
from evaluation.scoring.result import Score
from evaluation.workbook.names import parameter_name
from evaluation.workbook.page import Book


def price_references(book: Book, score: Score, lot: Lot, criterion: Criterion) -> Mapping[str, str]:
    """Return the cell of every quantity that the formula of the price points may name."""
    return {
        **total_references(book, score, lot),
        "cost": book.sources.fact(score.bid.id, criterion.code).formula or "NA()",
        "points": book.sources.criterion(criterion, "max_points"),
    }


def total_references(book: Book, score: Score, lot: Lot) -> Mapping[str, str]:
    """Return the cell of every quantity that the formula of the total may name."""
    places, bid = book.places, score.bid.id
    prices, technicals = places.name("prices", lot.id), places.name("technicals", lot.id)
    budget = book.sources.lot(lot, "budget")
    return {
        **{name: parameter_name(name) for name in book.evaluation.settings.parameters},
        "technical": places.cell("scores", bid, "technical"),
        "price_points": places.cell("scores", bid, "price"),
        "price": places.cell("prices", bid, "valid"),
        "quote": places.cell("prices", bid, "quote"),
        "prices": prices,
        "technicals": technicals,
        "ceiling": book.sources.lot(lot, "budget" if lot.ceiling is None else "ceiling"),
        "budget": budget,
    }
