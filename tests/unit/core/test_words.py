"""Every word stands in both languages, and no header or drop-down value has two meanings."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.currency import MINOR, minor_digits
from evaluation.core.glossary import glossary, term, vocabulary, word
from evaluation.core.place import Place, cell_name, column_letters
from evaluation.core.text import LANGS, Text, normal
from evaluation.dossier.schema import ORDER, comparable, sheet, sheet_names


def test_every_term_is_said_in_both_languages() -> None:
    """No term and no value is blank, and Chinese differs from English."""
    texts = [
        *glossary().values(),
        *(text for each in vocabulary().values() for text in each.values()),
    ]
    assert all(text.zh.strip() and text.en.strip() for text in texts)
    assert term("quote", "zh") == "报价" and word("kind", "price", "en") == "price"


def test_no_two_columns_of_a_sheet_share_a_name() -> None:
    """A header in either language, or a key, names one column."""
    for key in ORDER:
        names = [
            {comparable(column.key), *(comparable(column.label(lang)) for lang in LANGS)}
            for column in sheet(key).columns
        ]
        counted = Counter(name for each in names for name in each)
        assert not [name for name, times in counted.items() if times > 1], key
    assert len(set(sheet_names().values())) == len(ORDER) + 2


def test_no_two_values_of_a_list_share_a_word() -> None:
    """A word in a drop-down means one value."""
    for name, values in vocabulary().items():
        words = [
            {comparable(value), comparable(text.zh), comparable(text.en)}
            for value, text in values.items()
        ]
        counted = Counter(each for one in words for each in one)
        assert not [each for each, times in counted.items() if times > 1], name


@given(st.text())
def test_the_normal_form_is_normal(text: str) -> None:
    """Normalising twice changes nothing more; full-width signs and spaces are gone."""
    once = normal(text)
    assert normal(once) == once and once == once.strip()


@given(st.integers(0, 16_383), st.integers(0, 1_048_575))
def test_cells_are_named_as_in_a_spreadsheet(column: int, row: int) -> None:
    """The letters count 26 a digit, without a zero."""
    value = 0
    for letter in column_letters(column):
        value = value * 26 + ord(letter) - 64
    assert value == column + 1
    assert cell_name(row, column) == f"{column_letters(column)}{row + 1}"


def test_places_sort_and_print() -> None:
    """Workbook, sheet and cell, as far as they are known."""
    assert str(Place("a.xlsx")) == "a.xlsx"
    assert Place("a.xlsx", "B", "C1") < Place("b.xlsx")
    assert Text("中", "en").say("zh") == "中"


def test_currencies() -> None:
    """Two decimals unless the standard says otherwise."""
    assert minor_digits("CNY") == 2 and set(MINOR.values()) == {0, 3}
