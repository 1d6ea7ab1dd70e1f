"""Texts of strangers through every document: set as they stand, never interpreted, never fetched."""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.core.errors import TenderError
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.records import Dossier, Item
from evaluation.reports.document import Document, Subject
from evaluation.reports.documents import make, offers
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.reports.typesetting.environment import render
from evaluation.scoring.evaluate import evaluate
from tests.unit.reports.conftest import made_dossier
from tests.unit.reports.papers.test_single_source_record import negotiated
from tests.unit.reports.test_documents import printed, squash

FREE = frozenset(
    {
        *("title", "buyer", "buyer_address", "buyer_contact", "agency", "agency_address"),
        *("agency_contact", "agency_fee", "project_contact", "opening_place", "media", "name"),
        *("unit", "descriptor", "note", "reason", "who", "conditions", "address", "contact"),
        *(
            "legal_representative",
            "account",
            "category",
            "district",
            "audience",
            "evidence",
            "item",
        ),
    }
)
"""Fields in which anybody may write anything."""

CORPUS = {
    "html": '<script>alert(1)</script><img src="http://a.example/x.png"><!-- </td></table>',
    "style": "</style>;} body{display:none} @import 'http://a.example'; url(file:///etc/passwd)",
    "jinja": "{{ 7*7 }}{% include '/etc/passwd' %}{# x #}{{ view.__class__ }}",
    "entities": "&lt;b&gt; &#60; &nbsp; \"'`> ]]> $\\frac12$ %s {0} {name}",
    "formula": "=HYPERLINK(\"http://a.example\",\"x\") +1 -1 @x |cmd",
    "directions": "\u202egnp.exe\u202c \u2066x\u2069 عربي עברית",
    "signs": "😀\ufe0f ☃ ① ™ \u200b\ufeff\u00ad e\u0301",
    "controls": "a\x07b\x1b[31mc\x7f\nd\te",
    "rare": "𠮷龘㙟堃赟珺翀頔䶮",
    "long": "长名" * 2500,
    "word": "x" * 5000,
}  # fmt: skip


def spoilt(record: Any, text: str) -> Any:  # noqa: ANN401
    """Return a record with `text` before whatever stands in its free fields."""
    if isinstance(record, tuple):
        return tuple(spoilt(each, text) for each in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    found = {each.name: getattr(record, each.name) for each in fields(record)}
    mine = {key: f"{text}{found[key] or ''}" for key in FREE & found.keys()}
    return replace(record, **mine)


def occasions(text: str) -> Iterator[Occasion]:
    """Yield a tender and a single-source purchase whose free fields all hold `text`."""
    plain = made_dossier(3)
    priced = Item(bid="L02-B01", item="项", quantity=1, unit_price=82000, amount=82000)  # type: ignore[arg-type]
    for dossier in (replace(plain, items=(priced,)), negotiated()):
        sheets = {
            each.name: spoilt(getattr(dossier, each.name), text)
            for each in fields(Dossier)
            if isinstance(getattr(dossier, each.name), tuple) or each.name == "tender"
        }
        yield occasion_of(evaluate(replace(dossier, **sheets)), issued=date(2026, 4, 9))


def copies(occasion: Occasion) -> Iterator[tuple[Document, Subject]]:
    """Yield the first copy of each document that can be made."""
    for offer in offers(occasion):
        for subject in offer.copies.subjects[:1]:
            yield offer.document, subject


class Tags(HTMLParser):
    """The tags of a page with their attributes' names, in order; what is drawn counts as one."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, ...]] = []
        self._drawn = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        self._drawn += tag == "svg"
        if not self._drawn:
            self.found.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        self._drawn -= tag == "svg"


def tags(document: Document, subject: Subject, occasion: Occasion, lang: Lang) -> list[Any]:
    """Return the tags of a copy."""
    return Tags(render(document.template, document.view(occasion, subject, lang), lang)).found


@pytest.mark.parametrize("kind", CORPUS)
def test_no_text_changes_the_shape_of_a_page(kind: str) -> None:
    """Every document has the same tags and attributes whatever the texts say."""
    lang: Lang = "zh" if len(kind) % 2 else "en"
    for good, bad in zip(occasions("清河"), occasions(CORPUS[kind]), strict=True):
        for (document, subject), (_, same) in zip(copies(good), copies(bad), strict=True):
            expected = tags(document, subject, good, lang)
            assert tags(document, same, bad, lang) == expected, document.key


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(min_size=1, max_size=40))
def test_no_random_text_changes_the_shape_of_a_letter(text: str) -> None:
    """Whatever can be typed, the letters keep their tags."""
    (good, _), (bad, _) = occasions("清河"), occasions(text)
    for (document, subject), (_, same) in zip(copies(good), copies(bad), strict=True):
        if document.letter:
            expected = tags(document, subject, good, "zh")
            assert tags(document, same, bad, "zh") == expected, document.key


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", CORPUS)
def test_every_document_is_printed_with_any_text(kind: str, lang: Lang) -> None:
    """Each document becomes a PDF that runs nothing and leads nowhere, with the buyer as written."""
    for occasion in occasions(CORPUS[kind]):
        for document, subject in copies(occasion):
            data = make(document, subject, occasion, lang)
            with pikepdf.open(io.BytesIO(data)) as pdf:
                # A report tells a name of 5,000 characters, two pages long, thirty times a lot.
                assert len(pdf.pages) < 1000, document.key
                kinds = {str(key) for each in pdf.objects for key in keys_of(each)}
            assert not kinds & {"/JavaScript", "/JS", "/Launch", "/URI", "/GoToR"}, document.key
            if kind in {"html", "style", "jinja", "rare"} and document.letter:
                assert squash(CORPUS[kind])[:30] in printed(data), document.key


def keys_of(item: pikepdf.Object) -> Iterator[str]:
    """Yield the keys of an object, and the kind of action that it is."""
    if isinstance(item, pikepdf.Dictionary):
        yield from item.keys()
        yield str(item.get("/S"))


def test_a_character_that_no_face_has_is_named() -> None:
    """A name that cannot be printed stops the document with the character, never with a box."""
    occasion = next(occasions("清\U0002a6d6"))
    for document, subject in list(copies(occasion))[::5]:
        with pytest.raises(TenderError, match="U\\+2A6D6"):
            make(document, subject, occasion, "zh")
