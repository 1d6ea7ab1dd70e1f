"""What the golden tests share: the tenders, each read and scored once, and the shelf."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from evaluation.planning.plan import Plan, can_allocate, explained, planned, priced
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.resources import shipped
from tests.golden.shelf import TENDERS, keep


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[str, Mapping[str, str]], None]:
    """What holds texts against the files of a folder of the shelf, or writes them there."""
    update = bool(pytestconfig.getoption("--update-golden"))
    return lambda folder, texts: keep(folder, texts, update=update)


@pytest.fixture(scope="session")
def occasion() -> Callable[[str], Occasion]:
    """What gives a tender of the shelf, read, scored and checked once.

    Drafts, so that the tender whose stages are not closed yet has all of its documents.
    """

    @cache
    def at(tender: str) -> Occasion:
        return occasion_at(shipped("tenders") / TENDERS[tender], draft=tender != "qinghe-2026")

    return at


@pytest.fixture(scope="session")
def plan(occasion: Callable[[str], Occasion]) -> Callable[[str], Plan | None]:
    """What gives the plan of a tender with its reasons and prices; None where it allocates nothing."""

    @cache
    def of(tender: str) -> Plan | None:
        evaluation = occasion(tender).scored
        return explained(priced(planned(evaluation))) if can_allocate(evaluation.dossier) else None

    return of
