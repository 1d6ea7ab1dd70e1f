"""What the certificate settles by arithmetic alone: lots that must be in, options that cannot be.

A plan at least as good as the decision funds every lot named here and none of the options named
here; the rest is what the solvers had to decide.
"""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.allocation.choose import task_of
from evaluation.allocation.decision import Decision
from evaluation.allocation.goals import gain_of
from evaluation.allocation.proof.cases import ProofCase
from evaluation.core.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The certificate of a decision, for the reader.

    Args:
        bound: no plan reaches more of the first goal than this; in its own unit.
        gap: how far the plan stays below it, relative to the plan.
        must: ids of the lots that every plan at least as good funds.
        cannot: columns that no plan at least as good contains.
        left: columns that arithmetic leaves open.
    """

    grade: Text
    bound: Fraction
    gap: Fraction
    must: tuple[str, ...]
    cannot: tuple[int, ...]
    left: tuple[int, ...]


def proof_of(decision: Decision) -> Proof | None:
    """Return what arithmetic proves about `decision`; None where it has no certificate.

    Example:
        >>> from evaluation.allocation.choose import allocate_problem
        >>> from evaluation.allocation.problem import ProblemLot, Option, Problem
        >>> lots = tuple(ProblemLot(id=k, options=(Option(id="B", value=v, uses={"f": c}),))
        ...              for k, v, c in (("L1", 90, 5), ("L2", 8, 5), ("L3", 1, 9)))
        >>> proof = proof_of(allocate_problem(Problem(funds={"f": 10}, lots=lots)))
        >>> proof.must, int(proof.bound), proof.grade.en
        (('L1', 'L2'), 98, 'proven by arithmetic')
    """
    if decision.bound is None or not decision.planned:
        return None
    program = decision.program
    cases = decision.cases or (ProofCase(bound=decision.bound),)
    gain = gain_of(decision.problem.goals[0], program)
    reached = sum(gain[column] for column in decision.chosen)
    task = task_of(program, gain)
    as_good = [case for case in cases if case.limit >= reached]  # the others hold no plan as good
    left = {column for case in as_good for column in case.open(task.lots, reached)}
    must = set.intersection(*(case.must(reached) for case in as_good))
    exact = Fraction(max(case.bound.whole for case in cases))  # gains are whole numbers
    gap = (exact - reached) / abs(reached) if reached else exact
    return Proof(
        grade=_grade(decision, gap),
        bound=exact,
        gap=gap,
        must=tuple(program.lots[number].id for number in sorted(must)),
        cannot=tuple(column for column in range(program.size) if column not in left),
        left=tuple(sorted(left)),
    )


_GRADES = {
    "proven by arithmetic": "由整数运算证明",
    "proven by two solvers": "由两个求解器一致证明",
    "proven by one solver": "由一个求解器证明",
}


def _grade(decision: Decision, gap: Fraction) -> Text:
    said = str(decision.grade)
    if said in _GRADES:
        return Text(_GRADES[said], said)
    parts = -(-gap.numerator * 10**6 // gap.denominator)
    percent = f"{parts // 10**4}.{parts % 10**4:04}"
    return Text(f"与上界相差至多 {percent}%", f"at most {percent} % below the bound")
