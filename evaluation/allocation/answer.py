"""The answer to a problem file: one JSON object, every number as text."""

from collections.abc import Iterator
from fractions import Fraction

from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.decision import Decision
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.problem import Problem
from evaluation.allocation.solving.best import Grade
from evaluation.core.exact import show

Json = dict[str, object]


def answer(problem: Problem) -> Json:
    """Return the allocation of `problem` as one JSON object with numbers as text.

    Its ``status`` is ``optimal`` (proven), ``gap`` (value and bound differ, both given),
    ``infeasible`` (with the ids of a smallest contradicting set of rules) or ``unknown``.

    Example:
        >>> from evaluation.allocation.problem import ProblemLot, Option
        >>> lot = ProblemLot(id="L1", options=(Option(id="B1", value=5, uses={"2026": 7}),))
        >>> said = answer(Problem(funds={"2026": 9}, lots=(lot,)))
        >>> said["status"], said["value"], said["spend"], said["funded"]
        ('optimal', '5', {'2026': '7'}, [{'lot': 'L1', 'option': 'B1'}])
    """
    return answer_of(allocate_problem(problem))


def answer_of(decision: Decision) -> Json:
    """Return `decision` as one JSON object with numbers as text."""
    said: Json = {
        "status": status(decision.grade),
        "value": str(decision.value) if decision.planned else None,
        "bound": _bound(decision),
        "spend": {fund: str(spent) for fund, spent in decision.spend().items()},
        "funded": _pairs(decision, decision.chosen),
        "unique": decision.unique,
        "rules": list(_rules(decision)),
        "conflict": list(decision.conflict),
        "proof": str(decision.grade),
        "fingerprint": decision.program.fingerprint,
    }
    if decision.others:
        said["alternatives"] = [_pairs(decision, other) for other in decision.others]
    if decision.notes:
        said["notes"] = [{"zh": note.zh, "en": note.en} for note in decision.notes]
    return said


def status(grade: Grade) -> str:
    """Return the one word for `grade` that the answer gives.

    Example:
        >>> status(Grade.TWO_SOLVERS), status(Grade.INFEASIBLE_ONE)
        ('optimal', 'infeasible')
    """
    if grade.proven:
        return "optimal"
    if grade.infeasible:
        return "infeasible"
    return "gap" if grade is Grade.GAP else "unknown"


def _bound(decision: Decision) -> str | None:
    """Return what no plan's first goal can pass: what was reached, where that is proven."""
    if not decision.planned or (decision.bound is None and not decision.grade.proven):
        return None
    if decision.grade.proven or decision.bound is None:
        return str(decision.met[0].amount)
    return str(abs(decision.bound.whole))


def _pairs(decision: Decision, chosen: tuple[int, ...]) -> list[Json]:
    pairs = decision.program.pairs
    return [{"lot": pairs[c][0].id, "option": pairs[c][1].id} for c in chosen]


def _rules(decision: Decision) -> Iterator[Json]:
    """Yield every row of the policy rules: what it adds up to, its limit, and what is to spare."""
    if not decision.planned:
        return
    ids = {rule.id for rule in decision.problem.rules}
    chosen = frozenset(decision.chosen)
    rows = [row for row in decision.program.rows if row.id in ids]
    senses = {(row.id, row.each): set[str]() for row in rows}
    for row in rows:
        senses[row.id, row.each].add(row.sense)
    for row in rows:
        activity, limit = sides(row, chosen)
        slack = limit - activity if row.sense == "at_most" else activity - limit
        said: Json = {"id": row.id}
        if row.each:
            said["each"] = row.each
        if len(senses[row.id, row.each]) > 1:
            said["sense"] = row.sense
        yield said | {"activity": show(activity), "limit": show(limit), "slack": show(slack)}


def sides(row: LinearRow, chosen: frozenset[int]) -> tuple[Fraction, Fraction]:
    """Return what `row` adds up to and its limit; for a share both in the unit of the sum."""
    if row.share is None:
        return Fraction(row.activity(chosen)), Fraction(row.limit)
    counted = sum(a for c, a in zip(row.columns, row.counted, strict=True) if c in chosen)
    based = sum(a for c, a in zip(row.columns, row.based, strict=True) if c in chosen)
    return Fraction(counted), row.share * based
