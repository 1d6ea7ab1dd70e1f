"""The table of the law: value, citation, days, certainty."""

from dataclasses import replace
from datetime import date

import pytest

from evaluation.law.book import law_book
from evaluation.tables.law import law_table, parameters_table

DATED = law_book().on("cn/law/query_within", date(2026, 3, 1))


def test_a_value_comes_with_its_law_and_how_sure_we_are() -> None:
    """In the language of the reader, the day as a day."""
    table = law_table([DATED])
    assert table.only("law_value", "law", "certainty").texts("zh") == [
        ["7个工作日", "《中华人民共和国政府采购法》第五十二条", "已与文本核对"]
    ]
    assert table.only("checked").rows[0].cells[0].value == DATED.checked


def test_a_bureaus_own_value_names_the_one_it_replaces() -> None:
    """Whoever reads it sees that it is not ours."""
    own = replace(DATED, value=5, local=True, shipped=DATED)
    (cell,) = law_table([own]).only("law_value").rows[0].cells
    assert [line.en for line in cell.lines] == ["set by the bureau; shipped value: 7 working days"]


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(1990, 1, 1)])
def test_every_parameter_has_a_row(day: date) -> None:
    """Whatever the day; where nothing is known, that is said."""
    table = parameters_table(law_book(), day).only("law_key", "law_value")
    rows = table.texts("zh")
    assert [key for key, _ in rows] == list(law_book().keys()) and all(value for _, value in rows)
