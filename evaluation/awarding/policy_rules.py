"""Whether all awards together keep the policy: every fund and every rule, re-added."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from evaluation.allocation import TenderProblem
from evaluation.allocation.answer import sides
from evaluation.allocation.linear_row import LinearRow
from evaluation.allocation.program import Program, program_of
from evaluation.awarding.lot_award import WHOLE, LotAward
from evaluation.awarding.plan_rules import OPENLY
from evaluation.core.currency import minor_digits
from evaluation.core.errors import TenderError
from evaluation.core.exact import show
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.core.wording import amount
from evaluation.dossier.records import Award
from evaluation.planning.equity_rules import is_equity
from evaluation.planning.kept_rules import in_money
from evaluation.planning.plan import Plan, named
from evaluation.planning.posed import every_option
from evaluation.scoring.result import Evaluation

AFTERWARDS = frozenset({"next", "revoked"})
"""Bases on which a lot changes hands after the award: a minimum may be out of reach then."""

Held = tuple[TenderProblem | None, tuple[Finding, ...]]


def held_against(evaluation: Evaluation, plan: Plan | None, awards: tuple[LotAward, ...]) -> Held:
    """Return the problem that the awards are held against, and what is wrong in reading it.

    That is the plan's own where it may fund every bid that is awarded. Where a bid is awarded that
    it may not fund, it is that of any ranked bid, with the same rules. Without a policy there are
    the funds alone, and without a sheet of them nothing.
    """
    if plan is None:
        return _funds_alone(evaluation)
    taken = {(award.id, row.bid) for award in awards for row in award.rows if row.bid is not None}
    mine = {(lot.id, plan.built.bids[lot.id, option.id].bid)
            for lot in plan.built.problem.lots for option in lot.options}  # fmt: skip
    if taken <= mine:
        return plan.built, ()
    try:
        built = every_option(evaluation, {bid for _, bid in taken})
    except TenderError as problem:
        return None, problem.findings
    return _with_equity(built, plan), ()


def _funds_alone(evaluation: Evaluation) -> Held:
    if not evaluation.dossier.funds:
        return None, ()
    bare = replace(evaluation, dossier=replace(evaluation.dossier, policy=()))
    try:
        built = every_option(bare, ())
    except TenderError as problem:
        return None, problem.findings
    return built, ()


def _with_equity(built: TenderProblem, plan: Plan) -> TenderProblem:
    """Add the floors of the districts, which the plan measured by what its own bids reach."""
    names = tuple(f"{row.id}." for row in plan.evaluation.dossier.policy if is_equity(row))
    floors = tuple(rule for rule in plan.built.problem.rules if rule.id.startswith(names))
    if not names or built.unit != plan.built.unit:
        return built
    return replace(built, problem=replace(built.problem, rules=(*built.problem.rules, *floors)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """What is awarded, as columns of the program.

    Args:
        awaited: lots that may still be awarded.
        dropped: lots that openly go to nobody.
        openly: whether any award says that it leaves the plan.
    """

    built: TenderProblem
    program: Program
    minor: int
    chosen: frozenset[int]
    awaited: frozenset[str]
    dropped: frozenset[str]
    openly: bool

    def may_be_kept(self, line: LinearRow, lots: Collection[str]) -> bool:
        """Whether `line` holds where each of `lots` goes to whom it suits best, or to nobody."""
        sign = 1 if line.sense == "at_most" else -1
        best = dict[str, int]()
        for column, added in zip(line.columns, line.amounts, strict=True):
            lot = self.program.pairs[column][0].id
            if lot in lots:
                best[lot] = min(best.get(lot, 0), sign * added)
        return sign * line.activity(self.chosen) + sum(best.values()) <= sign * line.limit


def policy_faults(
    evaluation: Evaluation, plan: Plan | None, built: TenderProblem, awards: tuple[LotAward, ...]
) -> Iterator[Finding]:
    """Yield each fund and each rule of the policy that the decided awards break together.

    Where lots are still to be decided, only what they cannot mend is told.

    Args:
        plan: None where the dossier has no policy, so that only funds are looked at.
        built: from `held_against`.
    """
    rows = [row for award in awards for row in award.rows]
    planless = plan is not None and not plan.decision.planned
    paid = [row for row in rows if row.bid is not None]
    program = program_of(built.problem)
    minor = 10 ** minor_digits(evaluation.dossier.tender.currency)
    chosen = frozenset(_columns(built, program, minor, paid))
    if not rows or len(chosen) < len(paid):
        return  # an award that is no offer is told first; without it no sum is right
    sums = _Sums(
        built=built,
        program=program,
        minor=minor,
        chosen=chosen,
        awaited=frozenset(award.id for award in awards if award.awaited),
        dropped=frozenset(row.lot for row in rows if row.bid is None and row.basis in OPENLY),
        openly=any(
            row.basis in AFTERWARDS or row.bid is None or planless
            for row in rows
            if row.basis in OPENLY
        ),
    )
    for line in program.rows:
        asked = plan is not None or line.id.startswith("funds.")
        aims = line.id.startswith("goal.")  # what the plan reached is nobody's rule
        if asked and not aims and not sums.may_be_kept(line, sums.awaited):
            yield _broken(sums, line, rows[-1])


def _columns(
    built: TenderProblem, program: Program, minor: int, rows: list[Award]
) -> Iterator[int]:
    """The column of each row: its bid at its level, with the money that it says."""
    columns = {
        (lot.id, offer.bid, offer.level, Decimal(option.money) / minor): column
        for column, (lot, option) in enumerate(program.pairs)
        for offer in (built.bids[lot.id, option.id],)
    }
    for row in rows:
        level, money = row.funded_level or WHOLE, row.awarded or Decimal(0)
        column = columns.get((row.lot, row.bid or "", level, money))
        if column is not None:
            yield column


def _broken(sums: _Sums, line: LinearRow, row: Award) -> Finding:
    rule = next((each for each in sums.built.problem.rules if each.id == line.id), None)
    activity, limit = sides(line, sums.chosen)
    if in_money(line, rule):
        is_now, should = amount(activity / sums.minor), amount(limit / sums.minor)
    else:
        is_now, should = show(activity), show(limit)
    name = named(Text(line.name, line.name))
    said = rule.text if rule is not None and rule.text is not None else Text("", "")
    zh, en = ("至多", "at most") if line.sense == "at_most" else ("至少", "at least")
    return Finding(
        code="W110",
        severity=Severity.WARNING if _yields(sums, line) else Severity.ERROR,
        message=Text(
            f"授予的各包合在一起不符合 {name.zh}：现为 {is_now}，应{zh} {should}。{said.zh}",
            f"the awards together break {name.en}: {is_now}, where {en} {should} is asked. {said.en}",
        ),
        place=row.at("awarded"),
    )


def _yields(sums: _Sums, line: LinearRow) -> bool:
    """Whether a rule may stay broken: it gives way by itself, or a lot that was dropped is missed."""
    rule = next((each for each in sums.built.problem.rules if each.id == line.id), None)
    if rule is not None and rule.priority > 0:
        return True
    least = line.sense == "at_least" and sums.openly
    return least or sums.may_be_kept(line, sums.awaited | sums.dropped)
