"""A column that is printed stands in every document that lists what such a record says."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from evaluation.dossier.schema import ORDER, sheet
from evaluation.reports.documents import offers, page
from evaluation.reports.occasion import Occasion, occasion_at, occasion_of
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.tables.record_facts import PRINTED, fact_columns

WHERE = {
    "tender": {"evaluation_report"},
    "lots": {"evaluation_report", "result_announcement", "contract_data", "award_letter"},
    "bids": {"evaluation_report", "opening_record", "contract_data"},
}
"""The documents that list facts of a record of each sheet."""


def _marked(key: str) -> dict[str, str]:
    """A text of its own for each printed text column of a sheet."""
    columns = fact_columns(key, "everywhere", "report")
    return {
        each.key: f"{'与分配无关：' if each.key == 'conditions' else ''}@{key}-{each.key}@"
        for each in columns
        if each.kind == "text"
    }


@pytest.fixture(scope="module")
def marked() -> Occasion:
    """The full example with a text of its own in each printed column of Tender, Lots and Bids."""
    dossier = occasion_at(shipped("tenders") / "qinghe-2026").dossier
    dossier = replace(
        dossier,
        tender=replace(dossier.tender, **_marked("tender")),  # type: ignore[arg-type]
        lots=tuple(replace(lot, **_marked("lots")) for lot in dossier.lots),  # type: ignore[arg-type]
        bids=tuple(replace(bid, **_marked("bids")) for bid in dossier.bids),  # type: ignore[arg-type]
    )
    return occasion_of(evaluate(dossier), draft=True)


@pytest.fixture(scope="module")
def pages(marked: Occasion) -> Mapping[str, str]:
    """The first copy of each document of the example, as the page before it is set."""

    @cache
    def made() -> dict[str, str]:
        return {
            offer.document.key: page(offer.document, offer.copies.subjects[0], marked, "en")
            for offer in offers(marked)
            if offer.copies.subjects
        }

    return made()


def test_only_sheets_whose_facts_are_listed_have_printed_columns() -> None:
    """A column marked as printed on a sheet that no document lists would never be printed."""
    marked = {key for key in ORDER if any(column.printed for column in sheet(key).columns)}
    assert marked <= {*PRINTED} == WHERE.keys()


@pytest.mark.parametrize("key", PRINTED)
def test_a_document_that_lists_facts_lists_all_that_are_printed(
    key: str, pages: Mapping[str, str]
) -> None:
    """Whoever shows one fact of a record shows every one that is printed everywhere."""
    everywhere = {column.key for column in fact_columns(key, "everywhere")}
    texts = {name: text for name, text in _marked(key).items() if name in everywhere}
    for document, html in pages.items():
        shown = {name for name, text in texts.items() if text in html}
        if document in WHERE[key]:
            assert shown == {*texts}, document
        else:  # a table by district names the district alone
            assert len(shown) < max(2, len(texts)), (document, shown)


@pytest.mark.parametrize("key", PRINTED)
def test_the_evaluation_report_lists_all(key: str, pages: Mapping[str, str]) -> None:
    """The report has a line for each printed column, also for those printed nowhere else."""
    html = pages["evaluation_report"]
    assert not [each.label("en") for each in fact_columns(key, "everywhere", "report")
                if each.label("en") not in html]  # fmt: skip
    assert not [text for text in _marked(key).values() if text not in html]
