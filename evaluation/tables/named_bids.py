"""Bids and who bids, in one cell: a consortium with its members below its name."""

from collections.abc import Iterable

from evaluation.core.table import Cell, Look, Table
from evaluation.core.text import Text
from evaluation.dossier.parties import members_line
from evaluation.dossier.records import Dossier, Tenderer


def tenderer_cell(dossier: Dossier, tenderer: Tenderer, *lines: Text) -> Cell:
    """Return the cell of a tenderer: its name and, for a consortium, its members.

    Args:
        lines: what else stands below the name.
    """
    members = members_line(dossier, tenderer)
    return Cell(tenderer.name, lines=lines if members is None else (members, *lines))


def members_below(table: Table) -> tuple[Text, ...]:
    """Return the members of the consortia in `table`, each behind its bid, where cells are one line."""
    cells = (row.cells for row in table.only("bid", "tenderer").rows)
    return tuple(
        Text(f"-  {bid.value} {line.zh}", f"-  {bid.value} {line.en}")
        for bid, who in cells
        for line in who.lines
    )


def named_bid(dossier: Dossier, bid: str, look: Look = "") -> Cell:
    """Return the cell of a bid: its id for programs, with its tenderer for people.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> dossier = run(shipped("tenders") / "qinghe-2026").dossier
        >>> named_bid(dossier, "B0101").shown.en
        'B0101 清河市青禾剧社'
    """
    name, tenderer = _name(dossier, bid), _tenderer(dossier, bid)
    return Cell(bid, shown=Text(name, name), look=look, hint=members_line(dossier, tenderer))


def named_bids(dossier: Dossier, bids: Iterable[str]) -> Cell:
    """Return the cell of bids that share a place, ordered by id."""
    every = tuple(sorted(bids))
    names = ", ".join(_name(dossier, bid) for bid in every)
    return Cell(every, shown=Text(names, names))


def _name(dossier: Dossier, bid: str) -> str:
    return f"{bid} {_tenderer(dossier, bid).name}"


def _tenderer(dossier: Dossier, bid: str) -> Tenderer:
    return dossier.tenderer(next(each for each in dossier.bids if each.id == bid).tenderer)
