"""Promises about Word files: the text of the PDF, the refusals of the PDF, the same bytes."""

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as opened

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import LANGS, Lang, Text
from evaluation.reports.documents import all_documents
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.word_form import filled, word_file
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation
from tests.word_template import word_template

TWINS = [document for document in all_documents() if document.word]
KEYS = [document.key for document in TWINS]


@pytest.fixture(scope="module")
def occasion(evaluation: Evaluation) -> Occasion:
    """The scored tender on the day of its letters."""
    return occasion_of(evaluation, issued=date(2026, 3, 27))


def text_of(data: bytes) -> str:
    """Return all text of a Word file: body, tables, head and foot."""
    book = opened(io.BytesIO(data))
    cells = [cell for table in book.tables for row in table.rows for cell in row.cells]
    section = book.sections[0]
    parts: list[Any] = [book, *cells, section.header, section.footer]
    return "\n".join(paragraph.text for part in parts for paragraph in part.paragraphs)


def test_letters_and_announcement_have_twins() -> None:
    """Award letters and the result announcement can be had for Word."""
    assert {"award_letter", "result_announcement"} <= set(KEYS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_letter_says_what_the_view_says(occasion: Occasion, lang: Lang) -> None:
    """Every field of the view stands in the file, filled from the same data as the PDF."""
    document = next(each for each in TWINS if each.key == "award_letter")
    for subject in document.copies(occasion).subjects:
        view = document.view(occasion, subject, lang)
        text = text_of(word_file(document, subject, occasion, lang))
        fields = [view.to, view.id, view.lot_title, view.award.amount, view.award.credit_code]
        fields += [view.issued, view.fingerprint, view.contract.until, view.contract.cite]
        fields += [fact.text for fact in (*view.scope, *view.contacts)]
        assert [field for field in fields if field not in text] == []
        assert "{" not in text


@pytest.mark.parametrize("document", TWINS, ids=KEYS)
def test_same_bytes_on_every_run(occasion: Occasion, document: Any) -> None:  # noqa: ANN401
    """Neither the time nor the order of anything gets into the file."""
    subject = document.copies(occasion).subjects[0]
    data = word_file(document, subject, occasion, "zh")
    assert data == word_file(document, subject, occasion, "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {each.date_time[0] for each in parts.infolist()} == {1980}


@pytest.mark.parametrize("document", TWINS, ids=KEYS)
def test_what_the_pdf_refuses_word_refuses(occasion: Occasion, document: Any) -> None:  # noqa: ANN401
    """An open error stands against it; as a draft it says so on each page."""
    place = occasion.dossier.bids[0].at("id")
    error = Finding(code="M101", severity=Severity.ERROR, message=Text("缺分", "gap"), place=place)
    open_error = replace(occasion, findings=(error,))
    subject = document.copies(occasion).subjects[0]
    with pytest.raises(TenderError):
        word_file(document, subject, open_error, "zh")
    draft = word_file(document, subject, replace(open_error, draft=True), "zh")
    assert "草稿" in opened(io.BytesIO(draft)).sections[0].header.paragraphs[0].text


ODD = "<w:t>{{ 7*7 }}</w:t> {% raw %} & \"'\x07\u202e ]]> 𠮷"


def test_names_are_text_and_nothing_else(occasion: Occasion) -> None:
    """Markup, Jinja and control characters in a name stay what they are: text that can be read."""
    document = next(each for each in TWINS if each.key == "award_letter")
    subject = document.copies(occasion).subjects[0]
    view = replace(document.view(occasion, subject, "en"), to=ODD, lot_title=ODD)
    text = text_of(filled(document.word, view, "en"))
    seen = ODD.replace("\x07", "[U+0007]").replace("\u202e", "[U+202E]")
    assert text.count(seen) >= 2
    assert "49" not in text.split(seen)[0]


def own_template(folder: Path, text: str) -> Path:
    """Write a bureau's own template with one paragraph."""
    source = f'title = ""\nblocks = [["text", {text!r}]]'
    (folder / "award_letter.docx").write_bytes(word_template(source))
    return folder


def test_a_bureau_has_its_own_template(occasion: Occasion, tmp_path: Path) -> None:
    """The template of its own folder is asked first."""
    document = next(each for each in TWINS if each.key == "award_letter")
    subject = document.copies(occasion).subjects[0]
    own = own_template(tmp_path, "To whom it concerns: {{ view.to }}")
    text = text_of(word_file(document, subject, occasion, "zh", own=own))
    assert f"To whom it concerns: {subject.the_score.tenderer.name}" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ view.nobody }}", "nobody"),
        ("{{ view.__class__.__mro__ }}", "not allowed"),
        ("{{ say('no_such_phrase') }}", "no_such_phrase"),
        ("{% if view.to %}", "award_letter.docx"),
    ],
)
def test_a_broken_template_says_so(
    occasion: Occasion, tmp_path: Path, text: str, says: str
) -> None:
    """A field that does not exist, a way out of the sandbox and a missing end are errors."""
    document = next(each for each in TWINS if each.key == "award_letter")
    subject = document.copies(occasion).subjects[0]
    with pytest.raises(TenderError) as refused:
        word_file(document, subject, occasion, "zh", own=own_template(tmp_path, text))
    assert says in refused.value.text.en


def test_a_template_that_reaches_outside_is_refused(occasion: Occasion, tmp_path: Path) -> None:
    """Word would fetch what a template refers to, so it may refer to nothing outside."""
    own = own_template(tmp_path, "x") / "award_letter.docx"
    with zipfile.ZipFile(own, "a") as parts:
        parts.writestr("word/_rels/more.xml.rels", '<Relationship TargetMode="External"/>')
    with pytest.raises(TenderError, match="outside"):
        filled("award_letter.docx", object(), "zh", tmp_path)


@pytest.mark.parametrize("source", sorted((shipped("templates") / "word").glob("*.toml")))
def test_shipped_templates_are_what_their_sources_say(source: Path) -> None:
    """Nobody has to open a .docx to know what is in it."""
    made = word_template(source.read_text("utf-8"))
    assert (source.parent.parent / f"{source.stem}.docx").read_bytes() == made


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_a_word_processor_opens_it(occasion: Occasion, tmp_path: Path) -> None:
    """LibreOffice Writer, where it is there, makes pages of it that hold the text."""
    document = next(each for each in TWINS if each.key == "award_letter")
    subject = document.copies(occasion).subjects[0]
    path = tmp_path / "letter.docx"
    path.write_bytes(word_file(document, subject, occasion, "zh"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir"]
    done = subprocess.run([*words, str(tmp_path), str(path)], capture_output=True, text=True)
    if "could not be loaded" in done.stdout + done.stderr:
        pytest.skip("LibreOffice is here without Writer")
    assert subject.the_score.tenderer.name in path.with_suffix(".txt").read_text("utf-8")
