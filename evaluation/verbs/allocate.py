"""``evaluation.allocate``: which lots the budget funds, with proof."""

from dataclasses import dataclass

from evaluation.allocation import Mode
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text
from evaluation.display.allocation import allocation_face, rules_face
from evaluation.display.face import Face
from evaluation.pipeline import examine
from evaluation.planning.plan import Plan, explained, planned, priced
from evaluation.verbs.asked import Where, answering, path_of
from evaluation.verbs.findings import Findings
from evaluation.verbs.shown import Shown


def allocate(path: Where, *, mode: str | None = None, lang: Lang | None = None) -> "Allocated":
    """Return which lots the budget of the dossier at `path` funds, and why each other is left.

    Args:
        path: folder, workbook or JSON document.
        mode: who may be funded: ``rank-bound``, the first candidate of each lot; ``serial``, the
            next in turn where it is at its announced cap; ``portfolio``, any ranked bid. None for
            what the dossier says, else rank-bound.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there are errors, there is no budget, or nothing that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> plan = allocate(shipped("tenders") / "qinghe-2026", lang="en")
        >>> len(plan.funded), plan.left
        (8, ('L04', 'L06', 'L08', 'L12'))
        >>> len(plan.frame())
        12
    """
    with answering(lang) as chosen:
        if mode is not None and mode not in set(Mode):
            known = ", ".join(Mode)
            raise Unusable(Text(f"没有方式 {mode!r}；可用：{known}", f"no mode {mode!r}: {known}"))
        examined = examine(path_of(path))
        return Allocated(explained(planned(examined.scored, mode)), chosen)


@dataclass(frozen=True, slots=True, repr=False)
class Allocated(Shown):
    """What a budget funds.

    Args:
        plan: the plan in exact numbers, with what proves it.
    """

    plan: Plan
    lang: Lang

    @property
    def funded(self) -> tuple[str, ...]:
        """The lots that are funded."""
        return tuple(lot.id for lot, _ in self.plan.decision.funded())

    @property
    def left(self) -> tuple[str, ...]:
        """The lots that are not funded; the table says why."""
        return tuple(each.lot for each in self.plan.left)

    @property
    def rules(self) -> Face:
        """The rules of the allocation with what each reaches and costs."""
        return rules_face(priced(self.plan), self.lang)

    @property
    def findings(self) -> Findings:
        """What is odd about the rules."""
        return Findings(self.plan.findings, self.lang)

    def face(self) -> Face:
        """Return every lot by district: what it is given, or why it is left."""
        return allocation_face(self.plan, self.lang)

    def line(self) -> str:
        """Return how many lots are funded."""
        funded, lots = len(self.funded), len(self.plan.evaluation.lots)
        tender = self.plan.evaluation.dossier.tender.id
        if not self.plan.decision.planned:
            return Text(f"{tender}：没有方案", f"{tender}: no plan").say(self.lang)
        return Text(
            f"{tender}：{lots} 个采购包中安排 {funded} 个",
            f"{tender}: {funded} of {lots} lots funded",
        ).say(self.lang)
