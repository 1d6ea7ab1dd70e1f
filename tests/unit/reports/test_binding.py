"""Promises about the bound file: the index is right, nothing is lost, the bytes are the same."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from evaluation.reports.binding import Paper, bind, page_ranges
from evaluation.reports.documents import all_documents, make, offers
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.typesetting.pdf import Attachment
from evaluation.scoring.result import Evaluation

KEYS = ("cover", "archive_index", "opening_record", "mark_summary", "award_letter", "contract_data")
BOOK = Attachment(name="audit.xlsx", content=b"cells", changed=datetime(2026, 3, 24))  # noqa: DTZ001


@dataclass(frozen=True)
class Bound:
    """A file with what it was bound from."""

    occasion: Occasion
    papers: Sequence[Paper]
    data: bytes


@pytest.fixture(scope="module")
def bound(evaluation: Evaluation) -> Bound:
    """A file of six documents, some in two copies."""
    occasion = occasion_of(evaluation, draft=True)
    wanted = [document for document in all_documents() if document.key in KEYS]
    papers = [
        Paper(
            document=offer.document,
            subject=subject,
            data=make(offer.document, subject, occasion, "zh"),
        )
        for offer in offers(occasion, wanted)
        for subject in offer.copies.subjects
    ]
    return Bound(occasion, papers, bind(papers, occasion, "zh", attachments=[BOOK]))


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page without spaces."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def test_the_index_points_at_the_right_pages(bound: Bound) -> None:
    """Each row of the index names the pages on which the document really stands."""
    pages = pages_of(bound.data)
    index = pages[1]
    ranges = page_ranges(bound.papers)
    for document in {paper.document.key: paper.document for paper in bound.papers}.values():
        if document.key in ("cover", "archive_index"):
            continue
        assert re.search(rf"{re.escape(document.title.zh)}.*?{ranges[document.key]}", index)
        first, _, last = ranges[document.key].partition("-")
        alone = "".join(
            text
            for paper in bound.papers
            if paper.document.key == document.key
            for text in pages_of(paper.data)
        )
        there = "".join(pages[int(first) - 1 : int(last or first)])
        assert re.sub(r"档案第\d+页，共\d+页", "", there) == alone


def test_every_page_is_stamped_with_its_number(bound: Bound) -> None:
    """The page of the file stands on each page, whatever number its document gives it."""
    pages = pages_of(bound.data)
    for number, text in enumerate(pages, 1):
        assert f"档案第{number}页，共{len(pages)}页" in text


def test_every_document_has_a_bookmark(bound: Bound) -> None:
    """One on the first page of each document, and below it one for each of several copies."""
    ranges = page_ranges(bound.papers)
    with pikepdf.open(io.BytesIO(bound.data)) as file:
        number = {page.obj.objgen: at for at, page in enumerate(file.pages, 1)}
        with file.open_outline() as outline:
            tops = {item.title: item for item in outline.root}
        for paper in bound.papers:
            item = tops[paper.document.title.zh]
            first = int(ranges[paper.document.key].partition("-")[0])
            target: Any = item.destination
            assert number[target[0].objgen] == first
        letters = tops["中标（成交）通知书"].children
        assert [item.title for item in letters] == [
            f"{paper.subject.the_lot.lot.id} {paper.subject.the_score.bid.id}"
            for paper in bound.papers
            if paper.document.key == "award_letter"
        ]


def test_the_tags_lead_to_every_page(bound: Bound) -> None:
    """Each page finds its own tags by its number, and no two header cells share a name."""
    with pikepdf.open(io.BytesIO(bound.data)) as file:
        root = file.Root
        numbers = root.StructTreeRoot.ParentTree.Nums
        tags = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        assert len(tags) == len(file.pages)
        for page in file.pages:
            held = [tag for tag in tags[int(page.obj.StructParents)] if "/Pg" in tag]
            assert held
            assert all(tag.Pg.objgen == page.obj.objgen for tag in held)
        names = [
            bytes(each.ID)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary)
            and each.get("/Type") == "/StructElem"
            and "/ID" in each
        ]
        assert len(names) == len(set(names))
        assert root.StructTreeRoot.K[0].S == "/Document"
        assert str(root.Lang) == "zh-CN"
        assert "/OutputIntents" in root
        assert b'pdfaid:part="3"' in root.Metadata.read_bytes()


def test_the_workbook_is_inside_once(bound: Bound) -> None:
    """The file carries the attachment, and says that it was made from it."""
    with pikepdf.open(io.BytesIO(bound.data)) as file:
        assert list(file.attachments) == ["audit.xlsx"]
        assert file.attachments["audit.xlsx"].get_file().read_bytes() == b"cells"
        assert [each.AFRelationship for each in file.Root.AF] == ["/Source"]


def test_the_bytes_are_the_same(bound: Bound) -> None:
    """Binding again gives the same file."""
    assert bind(bound.papers, bound.occasion, "zh", attachments=[BOOK]) == bound.data
