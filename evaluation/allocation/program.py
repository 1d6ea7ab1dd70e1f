"""The canonical integer program of a problem: sorted columns, whole-number rows, a fingerprint."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Option, Problem, ProblemLot
from evaluation.allocation.problem_rows import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The problem as the solvers and the arithmetic see it: at most one column a lot, and rows.

    Args:
        lots: by id, each with its options by id.
        spans: the columns of each lot; column numbers run through the lots in order.
        pairs: lot and option of every column.
        lot_of: the number of the lot of every column.
        values: value of every column, in value units.
        spends: money of every column over all funds, in minor units.
        rows: every fund, mandate, exclusion, prerequisite and rule.
        fingerprint: SHA-256 of all of it.
    """

    lots: tuple[ProblemLot, ...]
    spans: tuple[range, ...]
    pairs: tuple[tuple[ProblemLot, Option], ...]
    lot_of: tuple[int, ...]
    values: tuple[int, ...]
    spends: tuple[int, ...]
    ranks: tuple[int, ...]
    rows: tuple[LinearRow, ...]
    fingerprint: str

    @property
    def size(self) -> int:
        """Return the number of columns."""
        return len(self.pairs)


def program_of(problem: Problem) -> Program:
    """Return the canonical integer program of `problem`: the same for every order of its rows.

    Example:
        >>> lot = ProblemLot(id="L1", options=(Option(id="B1", value=5, uses={"2026": 70}),))
        >>> program = program_of(Problem(funds={"2026": 100}, lots=(lot,)))
        >>> program.rows[0].id, program.rows[0].amounts, program.rows[0].limit
        ('funds.2026', (70,), 100)
    """
    lots = tuple(
        replace(lot, options=tuple(sorted(lot.options, key=lambda option: option.id)))
        for lot in sorted(problem.lots, key=lambda lot: lot.id)
    )
    spans = list[range]()
    for lot in lots:
        start = spans[-1].stop if spans else 0
        spans.append(range(start, start + len(lot.options)))
    pairs = tuple((lot, option) for lot in lots for option in lot.options)
    program = Program(
        lots=lots,
        spans=tuple(spans),
        pairs=pairs,
        lot_of=tuple(number for number, span in enumerate(spans) for _ in span),
        values=tuple(option.value for _, option in pairs),
        spends=tuple(option.money for _, option in pairs),
        ranks=tuple(option.rank for _, option in pairs),
        rows=tuple(rows_of(problem, lots, spans)),
        fingerprint="",
    )
    return replace(program, fingerprint=_fingerprint(program, problem.goals))


def _fingerprint(program: Program, goals: Sequence[str]) -> str:
    digest = hashlib.sha256(repr([str(goal) for goal in goals]).encode())
    for lot in program.lots:
        digest.update(repr((lot.id, lot.position, [o.id for o in lot.options])).encode())
    digest.update(repr((program.values, program.spends, program.ranks)).encode())
    for row in program.rows:
        digest.update(repr((row.id, row.each, row.sense, row.limit)).encode())
        digest.update(repr((row.columns, row.amounts)).encode())
    return digest.hexdigest()
