"""The templates: every phrase and every filter that they are given is used by one of them."""

import re
import tomllib

from evaluation.core.text import LANGS
from evaluation.reports.typesetting.broken_template import OURS
from evaluation.reports.typesetting.environment import environment
from tests.project.source import ROOT

TEMPLATES = ROOT / "templates"
SOURCES = "\n".join(
    file.read_text("utf-8")
    for kind in ("**/*.j2", "word/*.toml")
    for file in sorted(TEMPLATES.glob(kind))
)
VIEWS = "\n".join(
    file.read_text("utf-8") for file in sorted((ROOT / "evaluation/reports").rglob("*.py"))
)
LONGEST = 160
"""Characters of a line at most."""


def test_every_phrase_is_said() -> None:
    """By its name or the beginning of its name in a template, or by its name in a view."""
    tables = tomllib.loads((TEMPLATES / "phrases.toml").read_text("utf-8")).values()
    named = set(re.findall(r"""['"](\w+)['"]""", SOURCES + VIEWS))
    begun = tuple(re.findall(r"say\('(\w+_)' ~", SOURCES))
    phrases = [phrase for table in tables for phrase in table]
    assert [each for each in phrases if each not in named and not each.startswith(begun)] == []


def test_every_filter_is_used() -> None:
    """What we add to those of Jinja stands in a template, and in the message of a wrong one."""
    for lang in LANGS:
        ours = environment(lang, None).filters
        assert [each for each in OURS if each not in ours or f"|{each}" not in SOURCES] == []


def test_every_line_of_a_template_can_be_read() -> None:
    """It is broken inside a tag, or where a tag takes the white space away, so that no page changes."""
    long = [
        f"{file.relative_to(TEMPLATES)}:{number}: {len(line)}"
        for file in sorted(TEMPLATES.rglob("*.j2"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []
