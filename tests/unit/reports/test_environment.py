"""Promises about templates: strict, sandboxed, and replaceable by the bureau."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import TenderError, Unusable
from evaluation.reports.typesetting.environment import own_folder, render, visible

VIEW = SimpleNamespace(name="<b>{{ 7 * 7 }}</b>", nothing=None)


def printed(folder: Path, source: str, phrases: str = "") -> str:
    """Return what a template of one's own prints."""
    (folder / "own.html.j2").write_text(source, "utf-8")
    (folder / "phrases.toml").write_text(phrases, "utf-8")
    return render("own.html.j2", VIEW, "en", folder)


def test_text_is_text(tmp_path: Path) -> None:
    """Markup and template code in a name print as they stand."""
    assert printed(tmp_path, "{{ view.name }}") == "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.nome }}",
        "{{ missing }}",
        "{{ view.nothing }}",
        "{{ say('no_such_phrase') }}",
        "{{ view.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{% include '../../pyproject.toml' %}",
        "{% include '/etc/passwd' %}",
        "{% if %}",
    ],
)
def test_a_broken_template_says_where(tmp_path: Path, source: str) -> None:
    """A missing field, an unsafe one, a file outside, a slip of syntax: all stop, with the file."""
    with pytest.raises(TenderError, match=r"own\.html\.j2|no_such_phrase"):
        printed(tmp_path, source)


def test_a_phrase_can_be_replaced(tmp_path: Path) -> None:
    """A bureau's own phrase takes the place of ours; the others stay."""
    own = '[evaluation_report]\nevaluation_report = { en = "Panel Report" }\n'
    source = "{{ say('evaluation_report') }} {{ say('in_brief') }}"
    assert printed(tmp_path, source, own) == "Panel Report The result in brief"


@given(st.text())
def test_nothing_stays_hidden(text: str) -> None:
    """No control character and no direction override reaches a page."""
    assert not set(visible(text)) & set("\x00\x07\x1b\u202e\u2066\u200b\ufeff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record as views have it."""

    title: str = "t"
    total: str = "1"
    rows: tuple[str, ...] = ("a", "b")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("\n{{ view.titel }}", r"own\.html\.j2:2: there is no field 'titel'; close to it: title, total; all: rows, title, total"),
        ("{{ vew.title }}", r":1: there is no name 'vew'; close to it: view"),
        ("{{ view.rows.total }}", r"this is a list of 2, which has no 'total'"),
        ("{{ view.title.total }}", r"this is text, which has no 'total'"),
        ("{{ say('evaluation_reprt') }}", r"no phrase 'evaluation_reprt'; close to it: evaluation_report"),
        ("{{ view.total|terrm }}", r":1: there is no filter 'terrm'; close to it: term"),
        ("{% include 'leter.html.j2' %}", r"no template 'leter.html.j2'; close to it: letter.html.j2"),
        ("{{ view.__class__ }}", r"reading '__class__' is not allowed; all: title, total, rows"),
        ("{{ 'a' * 1000000000 }}", r"computes nothing"),
        ("{% include 'own.html.j2' %}", r"includes itself"),
        ("{{ view.total + 1 }}", r":1: "),
        ("{{ 'no_term'|term }}", r"no_term"),
        ("{% from 'partials/pairs.html.j2' import pairs %}{{ pairs([1]) }}", r"partials/pairs.html.j2:5"),
    ],
)  # fmt: skip
def test_a_broken_template_says_what_there_is(tmp_path: Path, source: str, said: str) -> None:
    """Besides file and line, the message names what was asked for, what is close, and what exists."""
    (tmp_path / "own.html.j2").write_text(source, "utf-8")
    with pytest.raises(TenderError) as problem:
        render("own.html.j2", Row(), "en", tmp_path)
    assert re.search(said, problem.value.text.en), problem.value.text.en


def test_a_phrase_that_asks_for_an_unknown_field_names_those_it_has(tmp_path: Path) -> None:
    """A bureau's phrase with a slip in a field is told which fields it is given."""
    with pytest.raises(TenderError, match=r"'byer'.*close to it: buyer"):
        printed(tmp_path, "{{ say('red_head', buyer='b') }}", '[a]\nred_head = { en = "{byer}" }')


@pytest.mark.parametrize(
    "phrases", ["red_head =", 'red_head = "x"', "[a]\nred_head = { en = 1 }", "[a]\nred_head = 1"]
)
def test_phrases_that_cannot_be_read_are_refused(tmp_path: Path, phrases: str) -> None:
    """A slip of TOML or a phrase in another shape stops with the name of the file."""
    with pytest.raises(TenderError, match=r"phrases\.toml"):
        printed(tmp_path, "x", phrases)


def test_a_partial_a_colour_and_a_style_can_be_replaced(tmp_path: Path) -> None:
    """A file of the same name in the bureau's folder takes the place of ours, and of nothing else."""
    for name, text in {
        "partials/pairs.html.j2": "{% macro pairs(facts) %}OWN PAIRS{% endmacro %}",
        "css/colours.css": ":root { --red: #123456 }",
        "own.html.j2": "{% from 'partials/pairs.html.j2' import pairs with context %}{{ pairs([]) }}"
        "{% include 'css/page.css' %}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    text = render("own.html.j2", Row(), "zh", tmp_path)
    assert "OWN PAIRS" in text
    assert "#123456" in text
    assert "#d00000" not in text
    assert "size: A4" in text


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A template that is a link to a file elsewhere is none."""
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "secret").write_text("secret", "utf-8")
    (own / "own.html.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(TenderError, match=r"no template 'own\.html\.j2'"):
        render("own.html.j2", Row(), "en", own)


def test_the_folder_of_own_templates(tmp_path: Path) -> None:
    """The folder that is named, else the one in the dossier, else none; a wrong path is refused."""
    (tmp_path / "templates").mkdir()
    assert own_folder(None, tmp_path) == tmp_path / "templates"
    assert own_folder(tmp_path, tmp_path / "x.xlsx") == tmp_path
    assert own_folder(None, tmp_path / "x.xlsx") is None
    with pytest.raises(Unusable, match="no template folder"):
        own_folder(tmp_path / "nowhere", tmp_path)
