"""The handbook has everything that the program knows: nothing is left for anybody to guess."""

import re

import pytest

from evaluation.allocation.policy.words import BASES, EACHES, METRICS, SENSES
from evaluation.allocation.problem import Each, Goal, Metric
from evaluation.allocation.tender.tender_problem import Mode
from evaluation.checks.registry import all_checks
from evaluation.cli.commands import COMMANDS
from evaluation.cli.described import handbook
from evaluation.core.glossary import glossary, vocabulary
from evaluation.core.table import Table
from evaluation.core.text import LANGS
from evaluation.dossier.schema import MARKS, OFFERED, OWN_LAW, comparable, sheet
from evaluation.formula.catalogue import catalogue
from evaluation.formula.parser import FUNCTIONS
from evaluation.formula.quantities import QUANTITIES
from evaluation.handbook.handbook_entry import Prose
from evaluation.handbook.lookup import called, find
from evaluation.law.method import STAGES, methods
from evaluation.reports.documents import all_documents

BOOK = handbook()
NAMES = {entry.key: called(entry).keys() for chapter in BOOK for entry in chapter.entries}

TOLD = (*OFFERED, OWN_LAW)
"""The sheets that are explained: those to fill in, and the one that stands for files."""

WANTED = {
    "column": {f"column.{s}.{c.key}" for s in TOLD for c in sheet(s).columns},
    "sheet": {f"sheet.{key}" for key in (*TOLD, MARKS)},
    "method": {f"method.{each.key}" for each in methods()},
    "formula": {f"formula.{key}" for key in catalogue()},
    "quantity": {f"quantity.{kind}.{name}" for kind in QUANTITIES for name in QUANTITIES[kind]},
    "function": {f"function.{name}" for name in FUNCTIONS},
    "ruling": {f"ruling.{key}" for key in vocabulary()["ruling"]},
    "stage": {f"stage.{key}" for key in STAGES},
    "mode": {f"policy.mode.{each}" for each in Mode},
    "metric": {f"policy.metric.{each}" for each in Metric},
    "sense": {f"policy.sense.{each}" for each in SENSES.values()},
    "each": {f"policy.each.{each}" for each in Each},
    "base": {f"policy.base.{each}" for each in BASES.values()},
    "goal": {f"policy.goal.{each}" for each in Goal},
    "document": {f"document.{each.key}" for each in all_documents()},
    "check": {f"check.{each.code}" for each in all_checks()},
    "command": {f"command.{name}" for name in COMMANDS},
}


@pytest.mark.parametrize("what", WANTED)
def test_nothing_is_missing(what: str) -> None:
    """Every column, method, formula, ruling, metric, document, command and so on has an entry."""
    assert WANTED[what] <= NAMES.keys()


@pytest.mark.parametrize("word", [*METRICS, *SENSES, *EACHES, *BASES])
def test_every_word_of_a_policy_is_found(word: str) -> None:
    """Whatever a bureau may write on the sheet Policy can be looked up as it is written."""
    assert find(word, BOOK)


def test_every_header_is_found() -> None:
    """A column is found by its header in either language, and by its sheet and key."""
    for key in TOLD:
        for column in sheet(key).columns:
            entry = f"column.{key}.{column.key}"
            for name in (f"{key}.{column.key}", column.label("zh"), column.label("en")):
                assert comparable(name) in NAMES[entry]


def test_everything_is_said_in_both_languages() -> None:
    """No title, paragraph or head is blank in either language."""
    for chapter in BOOK:
        for entry in chapter.entries:
            said = [entry.title, *(b.text for b in entry.blocks if isinstance(b, Prose))]
            assert all(text.say(lang).strip() for text in said for lang in LANGS), entry.key
            assert entry.blocks, entry.key


def test_tables_have_rows() -> None:
    """No table of the handbook is empty."""
    tables = [b for c in BOOK for e in c.entries for b in e.blocks if isinstance(b, Table)]
    assert all(table.rows for table in tables)


def test_every_sheet_has_an_example() -> None:
    """Each sheet shows at least one column with a value of the small example."""
    for key in (*OFFERED, MARKS):
        (entry,) = find(key, [c for c in BOOK if c.key == "sheets"])[:1]
        (table,) = (block for block in entry.blocks if isinstance(block, Table))
        assert any(row.cells[-1].value for row in table.rows), key


def test_texts_of_the_handbook_name_codes_that_there_are() -> None:
    """A code that a text of the handbook mentions is one that it explains."""
    text = " ".join(
        b.text.en for c in BOOK for e in c.entries for b in e.blocks if isinstance(b, Prose)
    )
    names = {name for c in BOOK for e in c.entries for name in called(e).values()}
    assert {code for code in re.findall(r"\(([A-Z]\d{3})\)", text)} <= names


def test_glossary_names_of_sheets_are_used() -> None:
    """A sheet is called in the handbook what its tab is called."""
    titles = {e.title.zh for c in BOOK for e in c.entries if e.kind == "sheet"}
    assert {f"{glossary()[key].zh}（{key}）" for key in TOLD} <= titles
