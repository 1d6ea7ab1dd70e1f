"""A dossier looked over whole: reading, scoring, checks, and whether its budget can be allocated."""

from dataclasses import replace

from evaluation.core.errors import refusal
from evaluation.core.finding import has_errors
from evaluation.pipeline import Examined
from evaluation.planning.plan import can_allocate
from evaluation.planning.posed import obstacles


def looked_over(examined: Examined) -> Examined:
    """Return `examined` with what keeps the policy from being applied, where there is one.

    Why:
        The ranking stands without a plan, so a wrong rule does not stop it; whoever asks what is
        wrong with the dossier wants to know it all the same.
    """
    evaluation = examined.evaluation
    if evaluation is None or not can_allocate(evaluation.dossier):
        return examined
    known = {(each.code, each.place) for each in examined.findings}
    found = tuple(each for each in obstacles(evaluation) if (each.code, each.place) not in known)
    findings = (*examined.findings, *found)
    problem = refusal(findings) if has_errors(found) else examined.problem
    return replace(examined, findings=findings, problem=problem)
