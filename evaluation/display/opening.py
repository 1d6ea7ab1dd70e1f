"""The door to a dossier from a notebook: whatever is asked of it, a face comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.text import Lang, Text
from evaluation.display.allocation import (
    allocation_face,
    alternatives_face,
    equity_face,
    fairer_face,
    frontier_face,
    rules_face,
    scenarios_face,
    steadiness_face,
)
from evaluation.display.awarding import Awarding, award_face, awarding_of
from evaluation.display.evaluated import checks_face, marks_face, ranking_face, screening_face
from evaluation.display.face import Face, files_face, findings_face, internal, safely
from evaluation.display.firmness import (
    left_out_face,
    margins_face,
    redrawn_face,
    turns_face,
)
from evaluation.display.law import law_face
from evaluation.display.pictures import pictures_face
from evaluation.display.sorting import wake_tables
from evaluation.display.what_to_write import sentence
from evaluation.display.widgets.controls import ControlPanel
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.law.book import law_book
from evaluation.ledger.ledger import ledger_of
from evaluation.pipeline import Examined, examine
from evaluation.planning.budget_frontier import frontier_of
from evaluation.planning.plan import Plan, can_allocate, explained, planned, priced
from evaluation.scoring.result import Evaluation, LotResult

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.reports.occasion import Occasion

T = TypeVar("T")

NO_POLICY = Text(
    "档案中没有预算或“分配政策”表，无法分配资金；请补上后重新打开档案",
    "the dossier has no budget or no sheet Policy, so there is nothing to allocate; add it and open "
    "the dossier again",
)

MOST = 10_000
"""More draws or plans than this say nothing more."""


def open_dossier(path: str | Path, lang: Lang = "zh") -> "OpenDossier":
    """Return the dossier at `path`, which shows its findings; it never raises for bad sheets.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown.

    Example:
        >>> from evaluation.resources import shipped
        >>> dossier = open_dossier(shipped("tenders") / "qinghe-2026", "en")
        >>> dossier.ranking("L01").frame().loc[0, ["rank", "total"]].tolist()
        ['1', '89.33']
        >>> open_dossier("nowhere", "en").ranking().title
        'This cannot go on'
    """
    wake_tables()
    try:
        return OpenDossier(Path(path), lang, examine(Path(path)))
    except TenderError as problem:
        return OpenDossier(Path(path), lang, problem=problem)
    except Exception as problem:
        return OpenDossier(Path(path), lang, problem=internal(problem))


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier in a notebook: as it was when it was opened.

    Args:
        problem: why it could not even be read; None where it could.
    """

    path: Path
    lang: Lang
    examined: Examined | None = None
    problem: TenderError | None = None
    _made: dict[str, Plan] = field(default_factory=dict, repr=False, compare=False)

    def __repr__(self) -> str:
        problem = self.problem or (self.examined.problem if self.examined else None)
        return f"<{self._title()}{f': {sentence(problem).say(self.lang)}' if problem else ''}>"

    def _repr_html_(self) -> str:
        return self.findings()._repr_html_()

    def frame(self) -> "pd.DataFrame":
        """Return the findings as a data frame; each other table has a frame of its own."""
        return self.findings().frame()

    def findings(self) -> Face:
        """Return everything that has to be put right or looked at, each with its cell."""
        return self._face(self._findings)

    def checks(self) -> Face:
        """Return every check with its answer."""
        return self._face(lambda: checks_face(self._examined().checked, self.lang))

    def screening(self) -> Face:
        """Return which bids were admitted, and why the others were not."""
        return self._face(lambda: screening_face(self._scored(), self.lang))

    def marks(self, lot: str | None = None) -> Face:
        """Return the marks on the lot with id `lot`, or on the first, as a heat table."""
        return self._face(
            lambda: marks_face(self._scored(), self._lot(lot), self._examined().checked, self.lang)
        )

    def ranking(self, lot: str | None = None) -> Face:
        """Return the ranking of the lot with id `lot`, or of all lots."""
        return self._face(lambda: ranking_face(self._scored(), self._lots(lot), self.lang))

    def pictures(self, lot: str | None = None) -> Face:
        """Return a lot as pictures: points, prices, and the lead of each rank; see `marks`."""
        return self._face(lambda: pictures_face(self._scored(), self._lot(lot), self.lang))

    def margins(self) -> Face:
        """Return the points between neighbours of every ranking, the closest first."""
        return self._face(lambda: margins_face(self._scored(), self.lang))

    def turning_marks(self) -> Face:
        """Return the least change of one mark of each expert that turns a first place."""
        return self._face(lambda: turns_face(self._scored(), self.lang))

    def without_each_expert(self) -> Face:
        """Return the ranking of each lot without each expert."""
        return self._face(lambda: left_out_face(self._scored(), self.lang))

    def panel_drawn_again(self, draws: int = 100) -> Face:
        """Return how often each bid is first when the panel is drawn again `draws` times."""
        return self._face(lambda: redrawn_face(self._scored(), _times(draws), self.lang))

    def plan_when_panel_drawn_again(self, draws: int = 100) -> Face:
        """Return how often each lot is funded when the panel is drawn again `draws` times."""
        return self._face(lambda: steadiness_face(self.plan(), _times(draws), self.lang))

    def allocation(self) -> Face:
        """Return which lots the budget funds, and why each other is left."""
        return self._face(lambda: self._planned(allocation_face))

    def award(self) -> Face:
        """Return who is awarded each lot, as decided, or else as ranking and plan propose it."""
        return self._face(lambda: award_face(self._awarding(), self.lang))

    def rules(self) -> Face:
        """Return the rules of the allocation with what each reaches and costs."""
        return self._face(lambda: rules_face(priced(self.plan()), self.lang))

    def equity(self) -> Face:
        """Return what each district receives of what it may expect."""
        return self._face(lambda: self._planned(equity_face))

    def fairer_plans(self) -> Face:
        """Return plans that do more for the worst-off district, and what each would lose."""
        return self._face(lambda: self._planned(fairer_face))

    def alternatives(self, count: int = 5) -> Face:
        """Return the `count` best plans that fund other lots."""
        return self._face(lambda: alternatives_face(self.plan(), _times(count), self.lang))

    def frontier(self) -> Face:
        """Return what budgets around that of the tender would buy."""
        return self._face(lambda: self._planned(frontier_face))

    def scenarios(self) -> Face:
        """Return the scenarios of the dossier beside the plan."""
        return self._face(lambda: self._planned(scenarios_face))

    def law(self, key: str | None = None) -> Face:
        """Return the values of the law that were applied, or the one with `key`."""
        return self._face(lambda: self._law(key))

    def documents(self) -> Face:
        """Return every document, and whether it can be made now."""
        return self._face(self._documents)

    def print_document(
        self,
        key: str = "evaluation_report",
        folder: str | Path = "out",
        *,
        draft: bool = False,
        force: bool = False,
    ) -> Face:
        """Print the document with `key` into `folder`, and return links to its copies.

        Args:
            key: as `documents` lists it.
            folder: made where it is not there.
            draft: print it although something stands in its way, with 草稿 across each page.
            force: replace other files of the same name.
        """
        return self._face(lambda: self._print(key, Path(folder), draft=draft, force=force))

    def ruling_form(self) -> ControlPanel | Face:
        """Return a form that writes a ruling into its sheet and puts it on record."""
        return self._face(self._ruling_form)

    def screening_form(self) -> ControlPanel | Face:
        """Return a form that writes a screening decision into its sheet and puts it on record."""
        return self._face(self._screening_form)

    def award_form(self) -> ControlPanel | Face:
        """Return a form that shows the proposed award, and enters what the purchaser confirmed."""
        return self._face(self._award_form)

    def what_if(self) -> ControlPanel | Face:
        """Return controls that change a number for a trial, which can never be printed."""
        return self._face(self._what_if)

    def budget_slider(self) -> ControlPanel | Face:
        """Return the frontier of the budget with a slider: what another budget would buy."""
        return self._face(self._budget_slider)

    def audit_workbook(self, folder: str | Path = "out", *, force: bool = False) -> Face:
        """Write the audit workbook, all inputs with live formulas, into `folder`, and link it.

        Args:
            force: replace another file of the same name.
        """
        return self._face(lambda: self._audit_workbook(Path(folder), force=force))

    def print_button(self) -> ControlPanel | Face:
        """Return the documents that can be printed now, with a button that prints them."""
        return self._face(self._print_button)

    def _face(self, make: Callable[[], T]) -> T | Face:
        """What `make` gives; where it cannot, the reason, and never a traceback."""
        return safely(make, self.lang, self.path)

    def _ruling_form(self) -> ControlPanel:
        from evaluation.display.widgets.ruling_form import ruling_form

        return ruling_form(self.path, self._sheets(), self.lang, datetime.now().astimezone())

    def _screening_form(self) -> ControlPanel:
        from evaluation.display.widgets.screening_form import screening_form

        return screening_form(self.path, self._sheets(), self.lang)

    def _award_form(self) -> ControlPanel:
        from evaluation.display.widgets.award_form import award_form

        return award_form(self.path, self._awarding(), self.lang, datetime.now().astimezone())

    def _what_if(self) -> ControlPanel:
        from evaluation.display.widgets.what_if_panel import what_if_panel

        return what_if_panel(self._scored(), self.lang)

    def _budget_slider(self) -> ControlPanel:
        from evaluation.display.widgets.budget_slider import budget_slider

        plan = planned(self._scored())
        return budget_slider(frontier_of(plan), plan, self.lang)

    def _print_button(self) -> ControlPanel:
        from evaluation.display.widgets.print_button import print_panel

        return print_panel(self._occasion, self.lang)

    def _occasion(self, *, draft: bool = False) -> "Occasion":
        from evaluation.reports.occasion import occasion_from

        return occasion_from(self._unchanged(), draft=draft)

    def _sheets(self) -> Dossier:
        """What stands in the sheets, errors or not: a decision is often what puts them right."""
        examined = self._examined()
        if examined.reading.dossier is None:
            raise refusal(examined.findings)
        return examined.reading.dossier

    def _examined(self) -> Examined:
        if self.examined is None:
            raise self.problem or refusal(())
        return self.examined

    def _scored(self) -> Evaluation:
        examined = self._examined()
        if examined.evaluation is None:
            raise examined.problem or refusal(examined.findings)
        return examined.evaluation

    def _lots(self, id: str | None) -> tuple[LotResult, ...]:
        return self._scored().lots if id is None else (self._lot(id),)

    def _lot(self, id: str | None) -> LotResult:
        return self._scored().lots[0] if id is None else self._scored().lot(id)

    def _title(self) -> str:
        dossier = self.examined.reading.dossier if self.examined else None
        return f"{dossier.tender.id} {dossier.tender.title}" if dossier else str(self.path)

    def _findings(self) -> Face:
        examined = self._examined()
        title = self._title()
        face = findings_face(examined.findings, self.lang, title=Text(title, title), home=self.path)
        remarks = (sentence(examined.problem),) if examined.problem else ()
        return replace(face, table=replace(face.table, remarks=remarks))

    def plan(self) -> Plan:
        """Return the plan that `allocation` shows; it is made once.

        Raises:
            TenderError: there is no result, no budget or no policy.
        """
        evaluation = self._scored()
        if "plan" not in self._made:
            if not can_allocate(evaluation.dossier):
                raise Unusable(NO_POLICY)
            self._made["plan"] = explained(planned(evaluation))
        return self._made["plan"]

    def _awarding(self) -> Awarding:
        scored = self._scored()
        return awarding_of(scored, self.plan() if can_allocate(scored.dossier) else None)

    def _planned(self, face: Callable[[Plan, Lang], Face]) -> Face:
        return face(self.plan(), self.lang)

    def _law(self, key: str | None) -> Face:
        evaluation = self._scored()
        if key is None:
            return law_face(evaluation.law, self.lang)
        book = law_book(evaluation.dossier.law)
        found = book.on(key, evaluation.dossier.tender.published)
        return law_face([found], self.lang)

    def _audit_workbook(self, folder: Path, *, force: bool) -> Face:
        from evaluation.printing.workbook_file import write_workbook

        path = write_workbook(self._unchanged(), folder, self.lang, force=force)
        return files_face([path], self.lang, Text("审计工作簿", "Audit workbook"))

    def _documents(self) -> Face:
        from evaluation.display.documents_face import documents_face

        return documents_face(self._occasion(), self.lang)

    def _print(self, key: str, folder: Path, *, draft: bool, force: bool) -> Face:
        from evaluation.display.documents_face import print_document, printed_face
        from evaluation.printing.order import PrintOrder

        order = PrintOrder(keys=(key,), langs=(self.lang,), out=folder, force=force).at(self.path)
        return printed_face(print_document(self._occasion(draft=draft), order), self.lang)

    def _unchanged(self) -> Examined:
        """Return what was shown, so that nothing else is printed.

        Raises:
            TenderError: sheets or ledger were changed since the dossier was opened.
        """
        examined = self._examined()
        if read(self.path) != examined.reading or ledger_of(self.path) != examined.ledger:
            raise TenderError(
                Text(
                    "打开之后表格或台账已改动；请重新运行打开档案的单元格",
                    "sheets or ledger were changed since the dossier was opened; run the cell "
                    "that opens it again",
                )
            )
        return examined


def _times(count: int) -> int:
    """How many draws or plans were asked for.

    Raises:
        Unusable: `count` is no such number.
    """
    if count not in range(1, MOST + 1):
        raise Unusable(
            Text(
                f"括号里的 {count!r} 应为1至{MOST}的整数",
                f"{count!r} in the brackets: a whole number from 1 to {MOST} should stand there",
            )
        )
    return count
