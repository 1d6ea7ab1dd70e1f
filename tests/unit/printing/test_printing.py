"""An order is carried out: what may be printed is, and what may not is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from evaluation.core.errors import TenderError, Unusable
from evaluation.pipeline import Examined, examine
from evaluation.planning.plan import planned
from evaluation.printing.chosen import chosen
from evaluation.printing.order import ALL, PrintOrder
from evaluation.printing.ordered import print_ordered
from evaluation.printing.other_forms import previews, words
from evaluation.printing.press import printed
from evaluation.printing.workbook_file import write_workbook
from evaluation.reports.documents import offers
from evaluation.reports.occasion import Occasion, occasion_from
from evaluation.resources import shipped


@pytest.fixture(scope="module")
def examined() -> Examined:
    """Return the example, looked at once."""
    return examine(shipped("tenders") / "qinghe-2026")


@pytest.fixture(scope="module")
def occasion(examined: Examined) -> Occasion:
    """Return the example at the moment of printing."""
    return occasion_from(examined)


def test_copies_are_put_in_place_in_each_language(occasion: Occasion, tmp_path: Path) -> None:
    """The paths come back in order, each a PDF; again, the same bytes may be there."""
    order = PrintOrder(keys=("cover", "opening_record"), out=tmp_path)
    paths = print_ordered(occasion, order)
    assert [path.name.split(".", 1)[1] for path in paths] == ["zh.pdf", "en.pdf"] * 2
    assert all(PdfReader(path).pages for path in paths)
    assert print_ordered(occasion, order) == paths


def test_a_file_of_somebody_is_not_replaced(occasion: Occasion, tmp_path: Path) -> None:
    """It stays and is told by its path; the other copy is in place all the same."""
    order = PrintOrder(keys=("cover",), out=tmp_path)
    first, _ = print_ordered(occasion, order)
    first.write_bytes(b"mine")
    with pytest.raises(Unusable, match=first.name):
        print_ordered(occasion, order)
    assert first.read_bytes() == b"mine"
    assert print_ordered(occasion, replace(order, force=True))[0].read_bytes() != b"mine"


def test_a_name_that_nothing_has_is_refused(occasion: Occasion) -> None:
    """The nearest names are said."""
    with pytest.raises(Unusable, match="cover"):
        chosen(occasion, PrintOrder(keys=("covr",)))


def test_what_the_tender_cannot_have_is_withheld(occasion: Occasion) -> None:
    """Of all documents those that apply are allowed; one asked for by name is a refusal."""
    found = chosen(occasion, PrintOrder(keys=(ALL,)))
    withheld = {offer.document.key for offer in found.withheld}
    assert "single_source_record" in withheld and len(found.allowed) > 10
    with pytest.raises(TenderError):
        print_ordered(occasion, PrintOrder(keys=("single_source_record",)))


def test_documents_are_bound_as_one(occasion: Occasion, tmp_path: Path) -> None:
    """A bound order gives one PDF in each language."""
    order = PrintOrder(keys=("cover", "opening_record"), langs=("en",), out=tmp_path, form="bound")
    (each,) = printed(offers(occasion, order.documents()), occasion, order)
    assert each.path is not None and list(tmp_path.iterdir()) == [each.path]


def test_other_forms_bear_the_same_names(occasion: Occasion, tmp_path: Path) -> None:
    """A page for the web stands beside the PDF; without the wish for Word there is no such file."""
    order = PrintOrder(keys=("cover",), langs=("zh",), out=tmp_path, form="pages")
    (shown,) = previews(offers(occasion, order.documents()), occasion, order)
    assert shown.path is not None and shown.path.name.endswith("cover.zh.html")
    assert not list(words(offers(occasion), occasion, order))


def test_a_workbook_carries_checks_and_plan(examined: Examined, tmp_path: Path) -> None:
    """That of a plan has the sheets of the plan and of the checks, under a name of its own."""
    plain = write_workbook(examined, tmp_path, "en")
    plan = write_workbook(examined, tmp_path, "en", plan=planned(examined.scored))
    sheets, more = (set(load_workbook(path, read_only=True).sheetnames) for path in (plain, plan))
    assert "Checks" in sheets and more > sheets
    assert plan.name == "QHWL-2026-011-allocation-audit.xlsx"
