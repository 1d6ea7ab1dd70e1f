"""A model applied to several bids, as the scoring does it, and as a spreadsheet does it."""

from decimal import Decimal
from fractions import Fraction

from evaluation.formula.model import Model
from evaluation.formula.models import model
from evaluation.formula.quantities import OWN, Kind
from tests.unit.formula.engines import Cells, recalculated

Figures = tuple[float | int | Decimal | str, ...]


def exact(figure: float | int | Decimal | str) -> Decimal:
    """Return a figure as a person typed it."""
    return Decimal(str(figure))


def quantities(
    kind: Kind, own: Figures, technical: Figures = (), **shared: float | int | Decimal
) -> tuple[dict[str, object], list[dict[str, object]]]:
    """Return what all bids share, and what each bid brings, for the figures of `own`."""
    common: dict[str, object] = {name: exact(number) for name, number in shared.items()}
    common.setdefault("points", Decimal(1))
    common["prices" if kind == "price" else "values"] = tuple(map(exact, own))
    bids: list[dict[str, object]] = [{OWN[kind]: exact(each)} for each in own]
    if technical:
        common["technicals"] = tuple(map(exact, technical))
        for bid, each in zip(bids, technical, strict=True):
            bid["technical"] = exact(each)
    ordered = sorted(set(map(exact, own)))
    if kind == "objective":
        for bid, each in zip(bids, own, strict=True):
            bid["rank_low"] = Decimal(ordered.index(exact(each)) + 1)
            bid["rank"] = Decimal(len(ordered) - ordered.index(exact(each)))
    return common, bids


def figures(
    text: str, kind: Kind, own: Figures, technical: Figures = (), **shared: float | int | Decimal
) -> list[Fraction]:
    """Return the exact figure of every bid, and hold two spreadsheet engines against each."""
    made = model(text, kind=kind)
    common, bids = quantities(kind, own, technical, **shared)
    read = made.bind(common)  # type: ignore[arg-type]
    found = [read(bid) for bid in bids]  # type: ignore[arg-type]
    for bid, figure in zip(bids, found, strict=True):
        for result in in_spreadsheets(made, common | bid):
            assert abs(result - float(figure)) < 1e-9 * max(1, abs(float(figure))), (text, result)
        assert made.working(common | bid, 2)  # type: ignore[arg-type]
    return found


def in_spreadsheets(made: Model, numbers: dict[str, object]) -> tuple[float, ...]:
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
            cells[f"A{row}"] = float(number)  # type: ignore[arg-type]
            references[name] = f"A{row}"
    return recalculated(made.excel(references), cells)  # type: ignore[return-value]
