"""The audit workbook: the inputs, every figure as a live formula over them, and the record.

In any spreadsheet program it recalculates to the figures that the package found, and changing a
mark moves the ranking. Because it holds the input sheets under their own names, it is a dossier.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from evaluation.awarding.award import TenderAward, decided_award
from evaluation.checks.check import Checked
from evaluation.core.text import Lang
from evaluation.dossier.writing.looks import Look
from evaluation.dossier.writing.workbooks import new_workbook, write_sheets
from evaluation.ledger.ledger import Ledger
from evaluation.scoring.result import Evaluation
from evaluation.workbook.aggregation_sheet import write_aggregation
from evaluation.workbook.checks_sheet import write_checks
from evaluation.workbook.figure_places import Places, places_of
from evaluation.workbook.findings_sheet import write_findings
from evaluation.workbook.follow_sheet import write_follow
from evaluation.workbook.guide_sheet import write_guide
from evaluation.workbook.law_sheet import write_law
from evaluation.workbook.objective_sheet import write_objective
from evaluation.workbook.page import Book
from evaluation.workbook.prices_sheet import write_prices
from evaluation.workbook.ranking_sheet import write_ranking
from evaluation.workbook.recipe_sheet import write_recipe
from evaluation.workbook.record_sheet import write_record
from evaluation.workbook.scores_sheet import write_scores
from evaluation.workbook.screening_sheet import write_screening
from evaluation.workbook.sources import InputCells
from evaluation.workbook.tabs import tab

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from evaluation.planning.plan import Plan


def audit_workbook(
    evaluation: Evaluation,
    lang: Lang,
    plan: "Plan | None" = None,
    *,
    checked: tuple[Checked, ...] = (),
    ledger: Ledger | None = None,
) -> bytes:
    """Return the audit workbook of `evaluation`; the same evaluation gives the same bytes.

    Where the purchaser has decided on the award, what is against it is among the findings.

    Args:
        plan: what the budget funds; its sheet is left out where none is given.
        checked: what the checks say about it; the sheet of checks is left out where none is given.
        ledger: of its dossier, if one was begun.

    Raises:
        TenderError: a value of the dossier does not survive in a workbook; all are named.
    """
    buffer, award = io.BytesIO(), decided_award(evaluation)
    if award is not None:
        evaluation = replace(evaluation, findings=(*evaluation.findings, *award.findings))
    with new_workbook(buffer) as file:
        fill_audit_workbook(
            file, evaluation, lang, plan, award=award, checked=checked, ledger=ledger
        )
    return buffer.getvalue()


def fill_audit_workbook(
    file: "Workbook",
    evaluation: Evaluation,
    lang: Lang,
    plan: "Plan | None" = None,
    *,
    award: TenderAward | None = None,
    checked: tuple[Checked, ...] = (),
    ledger: Ledger | None = None,
    followed: str | None = None,
) -> None:
    """Write every sheet of the audit workbook into `file`; see `audit_workbook`.

    Args:
        award: as it was decided; its sheet is left out where none is given.
        followed: the bid that the sheet Follow a bid shows; the first where none is given.
    """
    file.add_worksheet(tab("guide", lang))
    where = write_sheets(file, evaluation.dossier, lang)
    book = Book(
        file=file,
        evaluation=evaluation,
        sources=InputCells(evaluation.dossier, where, lang),
        places=_places(evaluation, lang, plan, followed),
        look=Look(file),
        lang=lang,
        checked=checked,
        ledger=ledger,
    )
    for write in _sheets(book, plan, award):
        write(book)
    write_guide(book)


def _places(
    evaluation: Evaluation, lang: Lang, plan: "Plan | None", followed: str | None
) -> Places:
    places = places_of(evaluation, lang)
    if followed is not None:
        places = replace(places, followed=followed)
    if plan is None:
        return places
    from evaluation.workbook.allocation_sheet import allocation_columns

    return replace(places, columns={**places.columns, "allocation": allocation_columns(plan)})


def _sheets(
    book: Book, plan: "Plan | None", award: TenderAward | None
) -> Iterator[Callable[[Book], None]]:
    """Yield what writes each added sheet, in the order of the workbook; empty ones are left out."""
    shown = plan if plan is not None and plan.decision.planned else None
    yield write_screening
    if book.places.marked:
        yield write_aggregation
    if book.places.facts:
        yield write_objective
    yield write_prices
    yield write_scores
    yield write_ranking
    if book.places.bids:
        yield write_follow
    if shown is not None:
        from evaluation.workbook.allocation_sheet import write_allocation

        yield partial(write_allocation, plan=shown)
    if award is not None:
        from evaluation.workbook.award_sheet import write_award

        yield partial(write_award, award=award)
    if book.evaluation.findings:
        yield write_findings
    if book.checked:
        yield write_checks
    if book.evaluation.law:
        yield write_law
    yield partial(write_record, plan=shown)
    yield write_recipe
