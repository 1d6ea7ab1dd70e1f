"""Everything a document is made from: the sheets, the rules, the result, the ledger, the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from evaluation.awarding.award import TenderAward, award_of, plan_of
from evaluation.checks.check import Checked
from evaluation.core.errors import TenderError, refusal
from evaluation.core.finding import Finding
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.dossier.records import Dossier
from evaluation.law.book import law_book
from evaluation.law.method import Method, method
from evaluation.law.parameter import Dated
from evaluation.ledger.ledger import Ledger
from evaluation.pipeline import Examined, examine, tried
from evaluation.scoring.result import Evaluation, LotResult


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A tender at the moment at which its documents are made.

    Args:
        findings: of reading, scoring and checks.
        checked: what every check says.
        evaluation: None where errors leave no result.
        ledger: None where none was begun.
        home: where the sheets stand; None where they were taken out of a record.
        issued: the day that letters and announcements bear; None where it is written in by hand.
        draft: whether 草稿 / DRAFT stands across each page.
        pages: pages of each document in the bound file, by its key; known to the binder alone.
    """

    dossier: Dossier
    method: Method
    findings: tuple[Finding, ...] = ()
    checked: tuple[Checked, ...] = ()
    evaluation: Evaluation | None = None
    ledger: Ledger | None = None
    home: Path | None = None
    issued: date | None = None
    draft: bool = False
    fingerprint: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def chinese(self) -> bool:
        """Whether Chinese procurement law governs the tender."""
        return self.method.jurisdiction == "cn"

    @property
    def tendered(self) -> bool:
        """Whether Order 87 governs it, so that a bid is won (中标) and not concluded (成交)."""
        return self.method.tendered

    @property
    def scored(self) -> Evaluation:
        """The result.

        Raises:
            TenderError: there is none; the errors that stand in the way come with it.
        """
        if self.evaluation is None:
            raise refusal(self.findings)
        return self.evaluation

    @cached_property
    def award(self) -> TenderAward:
        """Who is awarded what: as the purchaser decided, or as ranking and plan propose.

        Raises:
            TenderError: there is no result, or the policy has errors.
        """
        return award_of(self.scored, plan_of(self.scored))

    def lot(self, id: str) -> LotResult:
        """Return the outcome of the lot with `id`."""
        return self.scored.lot(id)

    def law(self, key: str) -> Dated:
        """Return what the law says on the day of the tender.

        Raises:
            LawError: it is not known for that day.
        """
        return law_book(self.dossier.law).on(key, self.dossier.tender.published)

    def known(self, key: str) -> Dated | None:
        """Return what the law says on the day of the tender; None where it is not known."""
        return law_book(self.dossier.law).parameter(key).find(self.dossier.tender.published)


def occasion_at(path: Path, *, issued: date | None = None, draft: bool = False) -> Occasion:
    """Return the occasion of the dossier at `path`, with errors or without.

    Raises:
        TenderError: not even the tender itself can be told.
        Unusable: there is nothing at `path` that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> occasion_at(shipped("tenders") / "qinghe-2026").lot("L01").candidates[0]
        'B0101'
    """
    return occasion_from(examine(path), issued=issued, draft=draft)


def occasion_from(
    examined: Examined, *, issued: date | None = None, draft: bool = False
) -> Occasion:
    """Return the occasion of a dossier as it was looked at: nothing of it is read again.

    Raises:
        TenderError: not even the tender itself can be told.
    """
    dossier = examined.seen.dossier
    return Occasion(
        dossier=dossier,
        method=method(dossier.tender.method, dossier.law).on(dossier.tender.published),
        findings=examined.findings,
        checked=examined.checked,
        evaluation=examined.evaluation or tried(examined),
        ledger=examined.ledger,
        home=examined.reading.path,
        issued=issued,
        draft=draft,
        fingerprint=fingerprint_of(dossier),
    )


def occasion_of(
    evaluation: Evaluation,
    *,
    checked: tuple[Checked, ...] = (),
    ledger: Ledger | None = None,
    issued: date | None = None,
    draft: bool = False,
) -> Occasion:
    """Return the occasion of a result that is at hand.

    Args:
        checked: what the checks say about it.
        ledger: of its dossier, if one was begun.
        issued: the day that letters and announcements bear.
        draft: whether 草稿 / DRAFT stands across each page.

    Raises:
        TenderError: it is no result of sheets, such as a trial.
    """
    if not isinstance(evaluation, Evaluation):  # what calls from a notebook is not type-checked
        raise TenderError(
            Text(
                "只有根据表格评出的结果才能打印；试算不能打印",
                "only a result of the sheets is printed; a trial is not",
            )
        )
    return Occasion(
        dossier=evaluation.dossier,
        method=evaluation.method,
        findings=evaluation.findings,
        checked=checked,
        evaluation=evaluation,
        ledger=ledger,
        issued=issued,
        draft=draft,
        fingerprint=fingerprint_of(evaluation.dossier),
    )
