"""What is written reads back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.text import Lang
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.document_writing import write_document
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.dossier.writing.workbooks import workbook_bytes
from tests.unit.dossier.dossiers import dossiers, small

LANGS = st.sampled_from(["zh", "en"])


def reread(dossier: Dossier, form: str, lang: Lang) -> Reading:
    """Write `dossier` in a form and read it again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / form
        if form.endswith(".json"):
            path.write_text(write_document(dossier), "utf-8", newline="")
        elif form.endswith(".xlsx"):
            path.write_bytes(workbook_bytes(dossier, lang))
        else:
            write_folder(dossier, path, lang)
        return read(path)


@settings(max_examples=12)
@given(dossiers(), LANGS)
def test_a_workbook_reads_back(dossier: Dossier, lang: Lang) -> None:
    """Every dossier a workbook can hold reads back equal, with heads in either language."""
    assert reread(dossier, "d.xlsx", lang).dossier == dossier


@settings(max_examples=6)
@given(dossiers(), LANGS)
def test_a_folder_reads_back(dossier: Dossier, lang: Lang) -> None:
    """Every dossier reads back equal from a folder of workbooks."""
    assert reread(dossier, "d", lang).dossier == dossier


@settings(max_examples=15)
@given(dossiers())
def test_a_document_reads_back(dossier: Dossier) -> None:
    """Every dossier reads back equal from JSON, and the same text comes out again."""
    reading = reread(dossier, "d.json", "zh")
    assert reading.dossier == dossier
    assert write_document(reading.dossier) == write_document(dossier)


@pytest.mark.parametrize("form", ["d.xlsx", "d", "d.json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_orderly_dossier_has_nothing_to_report(form: str, lang: Lang) -> None:
    """A dossier without errors is written without anything for the reader to find odd."""
    reading = reread(small(), form, lang)
    assert reading.dossier == small()
    assert not [finding.line("en") for finding in reading.findings]
