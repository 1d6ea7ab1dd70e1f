"""What the toolkit proposes to type is understood: examples, hints, drop-downs, in both languages."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.cells import read_cell
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import OFFERED, ORDER, SheetColumn, meant, sheet, word_list
from evaluation.dossier.writing.template import write_template
from evaluation.formula.catalogue import catalogue
from evaluation.formula.models import model
from evaluation.law.method import method
from evaluation.planning.bid_conditions import conditions_of
from evaluation.planning.frozen_goals import goals_of
from evaluation.planning.levels import funding_levels
from evaluation.scoring.settings import settings_of

COLUMNS = [(key, column) for key in ORDER for column in sheet(key).columns]
ALTERNATIVES = {("policy", "amount"), ("tender", "other_tabs")}
"""Columns that stay blank where another one is filled in, or where nothing is there to name."""

WORKBOOKS = {"tender": "tender.xlsx", "bids": "bids.xlsx"}
SELF = {"criteria": "code"}
MARKED = {"code": "T1.2", "kind": "subjective", "model": None}
"""A criterion that experts mark, which a ruling on marks names: the example row is computed."""


def typed(page: Worksheet, key: str, row: int, lang: Lang, **instead: object) -> None:
    """Type the example of each column of a sheet into a row, as a person would."""
    for at, column in enumerate(sheet(key).columns, start=1):
        value = instead.get(column.key, column.typed_example(lang))
        cell = page.cell(at + 1, 2) if sheet(key).layout == "keys" else page.cell(row, at)
        cell.value = value


def companions(key: str) -> list[str]:
    """The ids of the sheet itself that its example refers to."""
    named: list[str] = []
    for column in sheet(key).columns:
        if column.refers_to == key and column.example:
            value = column.example
            named += value if isinstance(value, tuple) else [str(value)]
    return list(dict.fromkeys(named))


@pytest.fixture(params=LANGS)
def typed_dossier(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Dossier, Lang]:
    """A template in which the example of every column was typed, read without a finding."""
    lang: Lang = request.param
    folder = tmp_path / "d"
    write_template(folder, lang)
    for name, file in WORKBOOKS.items():
        book = openpyxl.load_workbook(folder / file)
        for key in (key for key in OFFERED if sheet(key).workbook == name):
            page = book[sheet(key).label(lang)]
            if key == "panel":
                page.delete_rows(3, 10)
            typed(page, key, 2, lang)
            own = {each.key: None for each in sheet(key).columns if each.refers_to == key}
            for row, id in enumerate(companions(key), start=3):
                typed(page, key, row, lang, **own, **{SELF.get(key, "id"): id})
            if key == "criteria":
                typed(page, key, 3 + len(companions(key)), lang, **MARKED)
        book.save(folder / file)
    reading = read(folder)
    assert not [finding.line("en") for finding in reading.findings]
    return reading.usable(), lang


@pytest.mark.parametrize(("key", "column"), COLUMNS, ids=lambda each: getattr(each, "key", each))
def test_every_column_has_an_example(key: str, column: SheetColumn) -> None:
    """There is something to show, in each language, that is within the bounds of the column."""
    if (key, column.key) in ALTERNATIVES:
        return
    for lang in LANGS:
        value = column.typed_example(lang)
        assert value is not None
        raw = datetime.fromisoformat(f"{value}") if column.kind in ("date", "time") else value
        read_cell(raw, column)


def test_the_example_rows_are_a_dossier(typed_dossier: tuple[Dossier, Lang]) -> None:
    """Typed into the empty dossier the examples fit together and mean something to the scoring."""
    dossier, _ = typed_dossier
    assert dossier.tender.method == "cn_open_comprehensive" and dossier.tender.language == "zh"
    settings, found = settings_of(dossier, method(dossier.tender.method))
    assert not found
    assert settings.tie_chain == ("quote", "technical", "draw")
    assert settings.places == {"criterion": 2, "price": 2, "total": 2}
    assert list(map(str, goals_of(dossier.tender))) == ["value", "least_spend", "least_rank"]
    assert model(dossier.criteria[0].model or "", kind="objective").key == "intervals"
    (bid,) = dossier.bids
    assert [*funding_levels(bid.fund_levels or "")]
    assert [*conditions_of(bid.conditions or "")]


def _settings(key: str) -> Callable[[Dossier, str], object]:
    """What a cell of the sheet Tender comes to, without anything to complain of."""

    def meaning(dossier: Dossier, text: str) -> object:
        tender = replace(dossier.tender, **{key: text})  # type: ignore[arg-type]
        changed = replace(dossier, tender=tender)
        settings, found = settings_of(changed, method(tender.method))
        assert not found, (text, found)
        return settings

    return meaning


MEANING: dict[tuple[str, str], Callable[[Dossier, str], object]] = {
    ("tender", "rounding"): _settings("rounding"),
    ("tender", "tie_chain"): _settings("tie_chain"),
    ("tender", "allocation_goals"): lambda dossier, text: goals_of(
        replace(dossier.tender, allocation_goals=text)
    ),
}
"""What the entries of a drop-down mean, where they are no single words."""


def test_whatever_a_drop_down_proposes_means_the_same_in_both_languages(
    typed_dossier: tuple[Dossier, Lang],
) -> None:
    """Entries that may be chosen are understood; the Chinese one and the English one alike."""
    dossier, _ = typed_dossier
    for key, column in COLUMNS:
        if isinstance(column.offers, str):
            words = word_list(column.offers)
            for name, said in words.items():
                assert {meant(words, each) for each in (name, said.zh, said.en)} == {name}
        for text in column.offers if isinstance(column.offers, tuple) else ():
            meaning = MEANING[key, column.key]
            assert meaning(dossier, text.zh) == meaning(dossier, text.en), text
        for lang in LANGS:
            for entry in column.words(lang):
                read_cell(entry, column)


def test_a_default_is_the_first_entry_that_is_proposed(
    typed_dossier: tuple[Dossier, Lang],
) -> None:
    """What the empty dossier writes out in words means what a blank cell means."""
    dossier, _ = typed_dossier
    for key, column in COLUMNS:
        if column.offers and isinstance(column.offers, tuple) and column.default is not None:
            meaning = MEANING[key, column.key]
            assert meaning(dossier, column.offers[0].zh) == meaning(dossier, column.default)


SHOWN = {
    "zh": re.compile(r"如 ?([A-Za-z0-9][A-Za-z0-9.;: _-]*)"),
    "en": re.compile(r"e\.g\. ([A-Za-z]*[0-9][A-Za-z0-9.:-]*(?: [0-9:]+)?)"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_hint_shows_may_be_typed(lang: Lang) -> None:
    """An id, number, day or time that a hint gives as an example is one for its cell."""
    tried = 0
    for _, column in COLUMNS:
        hint = column.hint.say(lang) if column.hint else ""
        for shown in SHOWN[lang].findall(hint) if column.kind in KINDS else ():
            text = shown.rstrip(" .;:")
            read_cell(KINDS[column.kind](text), column)
            tried += 1
    assert tried > 40


KINDS: dict[str, Callable[[str], str | int | float | datetime]] = {
    "id": str, "ids": str, "money": float, "decimal": float, "whole": int,
    "date": datetime.fromisoformat, "time": datetime.fromisoformat,
}  # fmt: skip


def test_each_formula_that_is_proposed_works_by_its_name() -> None:
    """No parameter is missing, whichever name is chosen, in either language."""
    for key, title in word_list("model").items():
        kind = catalogue()[key].kind
        assert {model(each, kind=kind).key for each in (key, title.zh, title.en)} == {key}


@pytest.mark.parametrize("lang", LANGS)
def test_each_model_in_the_hint_is_one(lang: Lang) -> None:
    """Whoever types what stands in quotation marks, without them, has a model."""
    hint = sheet("criteria").column("model").hint
    shown = re.findall("“([^”]+)”", hint.say(lang)) if hint else []
    assert [model(text, kind="objective").key for text in shown] == [
        "intervals",
        "choice",
        "formula",
    ]
