"""The published order of lots and options, which decides between plans that are equal otherwise.

Where no order is published, the order follows from what the lots and options *are* (values, money,
places in the rules), so that it changes neither with the order of rows in a file nor with the ids.
Only options that nothing distinguishes are told apart by their ids.
"""

import hashlib
from collections.abc import Sequence

from evaluation.allocation.program import Program

_ROUNDS = 3


def published_order(program: Program) -> list[list[int]]:
    """Return the columns of each lot, lots and options in the order in which they are preferred.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> from evaluation.allocation.program import program_of
        >>> lots = (ProblemLot(id="A", options=(Option(id="1", value=1),), position=2),
        ...         ProblemLot(id="B", options=(Option(id="1", value=1),), position=1))
        >>> published_order(program_of(Problem(funds={}, lots=lots)))
        [[1], [0]]
    """
    columns, lots = _signatures(program)
    order = sorted(
        range(len(lots)),
        key=lambda number: (
            program.lots[number].position is None,
            program.lots[number].position or 0,
            lots[number],
            program.lots[number].id,
        ),
    )
    return [
        sorted(
            program.spans[number],
            key=lambda c: (program.ranks[c], columns[c], program.pairs[c][1].id),
        )
        for number in order
    ]


def _signatures(program: Program) -> tuple[list[str], list[str]]:
    """Return a name without ids for each column and lot, refined over the rows they stand in."""
    own = list(zip(program.values, program.spends, program.ranks, strict=True))
    columns = [_digest(parts) for parts in own]
    lots = [""] * len(program.spans)
    for _ in range(_ROUNDS):
        places = [list[tuple[str, int]]() for _ in columns]
        for row in program.rows:
            beside = sorted(
                (amount, columns[column])
                for column, amount in zip(row.columns, row.amounts, strict=True)
            )
            name = _digest((row.sense, row.limit, beside))
            for column, amount in zip(row.columns, row.amounts, strict=True):
                places[column].append((name, amount))
        lots = [_digest(sorted(columns[column] for column in span)) for span in program.spans]
        columns = [
            _digest((own[column], sorted(places[column]), lots[lot]))
            for column, lot in enumerate(program.lot_of)
        ]
    return columns, lots


def _digest(parts: Sequence[object]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
