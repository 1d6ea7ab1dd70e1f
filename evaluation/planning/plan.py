"""The plan: which lots the budget of a scored tender funds, its proof, its reasons."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from evaluation.allocation import Decision, Mode, TenderProblem, allocate_problem
from evaluation.allocation.policy.lint import lint
from evaluation.allocation.reasons.clash import clashes
from evaluation.allocation.reasons.relax import least_relaxation
from evaluation.allocation.reasons.rule_price import RulePrice, rule_prices
from evaluation.allocation.reasons.sentences import (
    clash_sentence,
    conflict_sentence,
    relaxed_sentence,
)
from evaluation.allocation.settled import Proof, proof_of
from evaluation.allocation.tender.overrides import Override, overrides
from evaluation.core.finding import Finding
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.planning.bound import with_cases
from evaluation.planning.facts import Facts
from evaluation.planning.kept_rules import RuleKept, rules_kept
from evaluation.planning.lawful import unannounced
from evaluation.planning.left import Left, Watched, left_of
from evaluation.planning.posed import posed
from evaluation.scoring.result import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the budget funds, what proves it, and why the rest is left.

    Args:
        proof: what whole numbers alone prove; None where there is no plan.
        rules: every rule under the plan, funds first; with its price where that was asked for.
        left: every lot that is not funded, in the published order; empty where nobody asked.
        overrides: first ranks that a portfolio passes over.
        conflict: where there is no plan, why not, and what would have to give way.
        findings: what the lint of the policy says.
    """

    evaluation: Evaluation
    facts: Facts
    built: TenderProblem
    decision: Decision
    proof: Proof | None = None
    rules: tuple[RuleKept, ...] = ()
    left: tuple[Left, ...] = ()
    overrides: tuple[Override, ...] = ()
    conflict: tuple[Text, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def mode(self) -> Mode:
        """Return who may be funded for a lot."""
        return self.built.mode


def allocate(evaluation: Evaluation, mode: str | None = None, watched: Watched = iter) -> Plan:
    """Return the plan for the budget of a scored tender, with its reasons and what its rules cost.

    Args:
        mode: see `planned`.
        watched: passes on the lots to be explained, and may show how far the work has come.

    Raises:
        TenderError: the tender has no budget, or the policy has errors; the findings say where.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> plan = allocate(run(shipped("tenders") / "qinghe-2026"))
        >>> plan.decision.value, len(plan.decision.funded()), [left.lot for left in plan.left]
        (2029135, 8, ['L04', 'L06', 'L08', 'L12'])
    """
    return explained(priced(planned(evaluation, mode)), watched)


def planned(evaluation: Evaluation, mode: str | None = None) -> Plan:
    """Return the plan for the budget of a scored tender and its proof, without reasons: quick.

    Args:
        mode: ``rank-bound``: a lot goes to its first candidate or to nobody; ``serial``: to the
            best-ranked bidder that is not at its cap, lot by lot; ``portfolio``: to any ranked
            bid, where the procedure allows it. Where left out, what the tender says.

    Raises:
        TenderError: the tender has no budget, or the policy has errors; the findings say where.
    """
    chosen = Mode(mode or evaluation.dossier.tender.allocation_mode or Mode.RANK_BOUND)
    asked = posed(evaluation, chosen)
    facts, built = asked.facts, asked.built
    decision = allocate_problem(built.problem)
    decision = with_cases(decision)
    unlawful = unannounced(evaluation, chosen, _passed_by(facts, decision))
    said = (*asked.findings, *lint(built.problem, decision.program), *unlawful)
    plan = Plan(evaluation=evaluation, facts=facts, built=built, decision=decision, findings=said)
    if not decision.planned:
        return replace(plan, conflict=tuple(map(named, _conflict(plan))))
    return replace(
        plan,
        proof=proof_of(decision),
        rules=tuple(rules_kept(decision, facts.minor, built.unit)),
        overrides=tuple(overrides(built, decision)),
    )


def explained(plan: Plan, watched: Watched = iter) -> Plan:
    """Return `plan` with the reasons of every lot that it does not fund.

    Args:
        watched: passes on the lots to be explained, and may show how far the work has come.
    """
    if not plan.decision.planned:
        return plan
    full = plan.evaluation.dossier.tender.full_score
    left = (
        replace(each, sentences=tuple(map(named, each.sentences)))
        for each in left_of(plan.facts, plan.built, plan.decision, full, watched)
    )
    return replace(plan, left=tuple(left))


def priced(
    plan: Plan, watched: Callable[[Iterable[RulePrice]], Iterable[RulePrice]] = iter
) -> Plan:
    """Return `plan` with what each of its rules costs.

    Args:
        watched: passes on the prices as they are found, and may show how far the work has come.
    """
    if not plan.decision.planned:
        return plan
    prices = watched(rule_prices(plan.decision))
    minor, unit = plan.facts.minor, plan.built.unit
    return replace(plan, rules=tuple(rules_kept(plan.decision, minor, unit, prices)))


def can_allocate(dossier: Dossier) -> bool:
    """Return whether `dossier` says what an allocation needs: money and a policy."""
    return (dossier.tender.budget is not None or bool(dossier.funds)) and bool(dossier.policy)


def _passed_by(facts: Facts, decision: Decision) -> tuple[str, ...]:
    """The lots that somebody could be given and nobody is, in their order."""
    if not decision.planned:
        return ()
    funded, offered = {lot.id for lot, _ in decision.funded()}, {bid.lot for bid in facts.bids}
    return tuple(lot.id for lot in facts.lots if lot.id in offered - funded)


def _conflict(plan: Plan) -> Iterator[Text]:
    decision, program = plan.decision, plan.decision.program
    if not decision.conflict:
        return
    yield conflict_sentence(decision)
    yield from (clash_sentence(clash) for clash in clashes(decision))
    relaxation = least_relaxation(plan.built.problem, program)
    yield from (relaxed_sentence(relaxed) for relaxed in relaxation.relaxed)


_FUND = re.compile(r"funds\.([^,，;；\s]+)")
_BID = re.compile(r"bids\.([^.,，;；\s]+)\.[^,，;；\s]+")
_CARRY = re.compile(r"capacity\.([^,，;；\s]+)\.(lots|money)")


def named(text: Text) -> Text:
    """Return `text` with funds and stated conditions called by names instead of by their rows.

    Example:
        >>> named(Text("funds.budget 不足", "R1, funds.2026 leave nothing")).en
        'R1, fund 2026 leave nothing'
        >>> named(Text("", "bids.B06.L05, capacity.T07.lots contradict each other")).en
        'the condition of B06, the stated capacity of T07 contradict each other'
    """
    plain = Text(
        text.zh.replace("funds.budget", "预算").replace("funds.*", "总预算"),
        text.en.replace("funds.budget", "budget").replace("funds.*", "total budget"),
    )
    zh, en = _FUND.sub(r"资金“\1”", plain.zh), _FUND.sub(r"fund \1", plain.en)
    zh, en = _BID.sub(r"\1 的附加条件", zh), _BID.sub(r"the condition of \1", en)
    return Text(_CARRY.sub(r"\1 声明的承接上限", zh), _CARRY.sub(r"the stated capacity of \1", en))
