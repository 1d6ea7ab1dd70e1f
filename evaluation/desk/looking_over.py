"""A dossier looked over whole: reading, scoring, checks, the policy, and the award that was decided."""

from collections.abc import Iterator
from dataclasses import replace

from evaluation.awarding.award import award_findings
from evaluation.core.errors import refusal
from evaluation.core.finding import Finding, has_errors
from evaluation.pipeline import Examined
from evaluation.planning.plan import can_allocate
from evaluation.planning.posed import obstacles
from evaluation.scoring.result import Evaluation


def looked_over(examined: Examined) -> Examined:
    """Return `examined` with what keeps policy or award from being applied, where there is one.

    Why:
        The ranking stands without a plan or an award, so what is wrong with them does not stop it;
        whoever asks what is wrong with the dossier wants to know it all the same.
    """
    if examined.evaluation is None:
        return examined
    known = {(each.code, each.place) for each in examined.findings}
    found = [each for each in _more(examined.evaluation) if (each.code, each.place) not in known]
    findings = (*examined.findings, *found)
    problem = refusal(findings) if has_errors(found) else examined.problem
    return replace(examined, findings=findings, problem=problem)


def _more(evaluation: Evaluation) -> Iterator[Finding]:
    against = obstacles(evaluation) if can_allocate(evaluation.dossier) else ()
    yield from against
    if not has_errors(against):
        yield from award_findings(evaluation)
