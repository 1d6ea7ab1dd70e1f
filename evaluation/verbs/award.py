"""``evaluation.award``: who is awarded each lot, for how much, and whether that holds."""

from dataclasses import dataclass
from decimal import Decimal

from evaluation.awarding.award import TenderAward, plan_of
from evaluation.core.text import Lang, Text
from evaluation.core.wording import amount
from evaluation.display.awarding import Awarding, award_face, awarding_of, proposal_face
from evaluation.display.face import Face
from evaluation.pipeline import examine
from evaluation.planning.plan import explained
from evaluation.verbs.asked import Where, answering, path_of
from evaluation.verbs.findings import Findings
from evaluation.verbs.shown import Shown


def award(path: Where, *, lang: Lang | None = None) -> "Awarded":
    """Return the award of the dossier at `path`: as decided, or as ranking and plan propose it.

    Nothing is entered; the form of a notebook and the command line do that.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there are errors, or nothing that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> decision = award(shipped("tenders") / "qinghe-2026", lang="en")
        >>> decision
        <QHWL-2026-011: decided: 8 lots awarded for 2,713,000.00>
        >>> decision.decided, decision.lots[:3], len(decision.findings)
        (True, ('L01', 'L02', 'L03'), 0)
    """
    with answering(lang) as chosen:
        scored = examine(path_of(path)).scored
        plan = plan_of(scored)
        return Awarded(awarding_of(scored, explained(plan) if plan else None), chosen)


@dataclass(frozen=True, slots=True, repr=False)
class Awarded(Shown):
    """The award of a tender, with what is proposed beside it."""

    awarding: Awarding
    lang: Lang

    @property
    def award(self) -> TenderAward:
        """The award in exact numbers, lot by lot: decided, or else proposed."""
        return self.awarding.now

    @property
    def decided(self) -> bool:
        """Whether the purchaser decided; else all of it is a proposal."""
        return self.award.decided

    @property
    def lots(self) -> tuple[str, ...]:
        """The lots that are awarded."""
        return tuple(each.id for each in self.award.lots if each.given)

    @property
    def spent(self) -> Decimal:
        """What all awards add up to."""
        return self.award.spent

    @property
    def proposal(self) -> Face:
        """The award as ranking and plan propose it, and how it differs from the decision."""
        return proposal_face(self.awarding, self.lang)

    @property
    def findings(self) -> Findings:
        """What is against the decision, with its cells; empty where there is none."""
        return Findings(self.award.findings, self.lang)

    def face(self) -> Face:
        """Return who is awarded each lot, or why nobody is."""
        return award_face(self.awarding, self.lang)

    def line(self) -> str:
        """Return whether it is decided, and what is awarded."""
        tender, lots, sum_ = self.award.evaluation.dossier.tender.id, len(self.lots), self.spent
        state = Text("已定标", "decided") if self.decided else Text("建议", "proposed")
        return Text(
            f"{tender}：{state.zh}：授予 {lots} 个采购包，合计 {amount(sum_)}",
            f"{tender}: {state.en}: {lots} lots awarded for {amount(sum_)}",
        ).say(self.lang)
