"""Promises about templates: strict, sandboxed, and replaceable by the bureau."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import TenderError
from evaluation.reports.environment import render, visible

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
