"""A model applied to several bids, as the scoring does it, and as a spreadsheet does it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from evaluation.formula.exact_reader import Quantity
from evaluation.formula.example import Example
from evaluation.formula.model import Model
from evaluation.formula.models import model
from evaluation.formula.quantities import Kind
from tests.unit.formula.engines import Cells, recalculated

Figures = tuple[float | int | Decimal | str, ...]


def exact(figure: float | int | Decimal | str) -> Decimal:
    """Return a figure as a person typed it."""
    return Decimal(str(figure))


def quantities(
    kind: Kind, own: Figures, technical: Figures = (), **shared: float | int | Decimal
) -> tuple[dict[str, Quantity], list[dict[str, Quantity]]]:
    """Return what all bids share, and what each bid brings, for the figures of `own`."""
    bids = Example(
        cell="",
        gives=(),
        bids=tuple(map(exact, own)),
        technical=tuple(map(exact, technical)),
        given={name: exact(number) for name, number in shared.items()},
    )
    return bids.shared(kind), bids.own(kind)


def figures(
    text: str, kind: Kind, own: Figures, technical: Figures = (), **shared: float | int | Decimal
) -> list[Fraction]:
    """Return the exact figure of every bid, and hold two spreadsheet engines against each."""
    made = model(text, kind=kind)
    common, bids = quantities(kind, own, technical, **shared)
    read = made.bind(common)
    found = [read(bid) for bid in bids]
    for bid, figure in zip(bids, found, strict=True):
        for result in in_spreadsheets(made, common | bid):
            assert abs(result - float(figure)) < 1e-9 * max(1, abs(float(figure))), (text, result)
        assert made.working(common | bid, 2)
    return found


def in_spreadsheets(made: Model, numbers: Mapping[str, Quantity]) -> tuple[float, ...]:
    """Return what the spreadsheet engines make of the cell text of a model."""
    cells: Cells = {}
    references: dict[str, str] = {}
    columns = iter("BCDEFGH")
    for row, (name, number) in enumerate(numbers.items(), start=1):
        if isinstance(number, tuple):
            column = next(columns)
            cells |= {f"{column}{at}": float(each) for at, each in enumerate(number, start=1)}
            references[name] = f"${column}$1:${column}${len(number) + 1}"
        else:
            cells[f"A{row}"] = float(number)
            references[name] = f"A{row}"
    return recalculated(made.excel(references), cells)  # type: ignore[return-value]
