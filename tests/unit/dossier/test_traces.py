"""What submitted files say about how they were made, read from files as programs write them."""

import zipfile
from pathlib import Path

import pytest

from evaluation.checks.check import State
from evaluation.checks.patterns import x114_file_authors, x115_file_times
from evaluation.checks.patterns.shared_facts import shared
from evaluation.dossier.reading.reading import read
from evaluation.dossier.reading.traces import MAX_PART, properties, read_traces
from tests.unit.checks.scored import scored

CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">'
    "<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    "<dcterms:created>2026-03-20T06:05:07Z</dcterms:created></cp:coreProperties>"
)


def office(path: Path, core: str) -> Path:
    """Write a document with these core properties."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", core)
    return path


def workbook(path: Path, author: str) -> Path:
    """Write a real workbook by `author`."""
    from openpyxl import Workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    book.save(path)
    return path


def pdf(path: Path, author: str) -> Path:
    """Write a real PDF by `author`."""
    from pypdf import PdfWriter

    path.parent.mkdir(parents=True, exist_ok=True)
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata(
        {"/Author": author, "/Creator": "Writer", "/CreationDate": "D:20260320140507"}
    )
    with path.open("wb") as stream:
        writer.write(stream)
    return path


def test_workbooks_documents_and_pdfs(tmp_path: Path) -> None:
    """Author, editor, time and program are read from each kind of file."""
    assert properties(workbook(tmp_path / "a.xlsx", "沈知远"))["author"] == "沈知远"
    found = properties(office(tmp_path / "b.docx", CORE.format(author="沈知远")))
    assert found["last modified by"] == "沈知远"
    assert found["created"] == "2026-03-20T06:05:07Z"
    found = properties(pdf(tmp_path / "c.pdf", "沈知远"))
    assert found["author"] == "沈知远"
    assert found["program"] == "Writer"
    assert found["created"] == "D:20260320140507"


@pytest.mark.parametrize(
    "core",
    [
        '<!DOCTYPE a [<!ENTITY b "bomb">]><a>&b;</a>',
        "<not closed",
        "x" * (MAX_PART + 1),
        CORE.format(author="&undefined;"),
    ],
    ids=["entities", "broken", "large", "undefined"],
)
def test_odd_files_are_passed_over(tmp_path: Path, core: str) -> None:
    """A file that is damaged, too large or written to do harm states nothing, and nothing breaks."""
    assert properties(office(tmp_path / "a.docx", core)).get("author") is None


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx"])
def test_what_is_no_such_file(tmp_path: Path, name: str) -> None:
    """Random bytes under a known ending state nothing."""
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 10)
    assert properties(path) == {}


def test_a_dossier_with_submissions(tmp_path: Path) -> None:
    """Files of each bid are read by folder; they are no sheets of the dossier, and links stay out."""
    office(tmp_path / "submissions" / "B1" / "plan" / "a.docx", CORE.format(author="沈知远"))
    workbook(tmp_path / "submissions" / "B2" / "b.xlsx", "沈知远")
    outside = office(tmp_path / "private.docx", CORE.format(author="秘密"))
    (tmp_path / "submissions" / "B2" / "link.docx").symlink_to(outside)
    (tmp_path / "submissions" / "B1" / "notes.txt").write_text("x")
    (tmp_path / "dossier.json").write_text("{}")
    traces = read_traces(tmp_path)
    assert [(trace.bid, trace.file) for trace in traces] == [
        ("B1", "submissions/B1/plan/a.docx"),
        ("B2", "submissions/B2/b.xlsx"),
    ]
    assert not [f for f in read(tmp_path).findings if "submissions" in f.place.workbook]
    case = scored(files=traces)
    (answer,) = (a for a in x114_file_authors.look(case) if "author" in a.message.en)
    assert answer.state is State.RAISED
    assert [place.workbook for place in answer.places] == [trace.file for trace in traces]
    assert {each.fact for each in shared(case, ("author", "created"))} == {"author"}
    assert [a.state for a in x115_file_times.look(case)] == [State.CLEAR]


def test_no_folder_no_traces(tmp_path: Path) -> None:
    """Without submissions, and for a dossier in one file, there is nothing to read."""
    assert read_traces(tmp_path) == ()
    assert read_traces(tmp_path / "dossier.json") == ()


def test_a_folder_of_no_bid_is_named(tmp_path: Path) -> None:
    """Files that belong to no bid are not compared in silence: the folder is named."""
    office(tmp_path / "submissions" / "B9" / "a.docx", CORE.format(author="x"))
    answers = list(x114_file_authors.look(scored(files=read_traces(tmp_path))))
    assert [answer.subject for answer in answers if answer.state is State.INSUFFICIENT] == ["B9"]
