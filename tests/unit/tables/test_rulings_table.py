"""The table of rulings says in words and figures what was typed in any way."""

from datetime import datetime

import pytest

from evaluation.dossier.records import Ruling
from evaluation.tables.rulings import rulings_table


@pytest.mark.parametrize(
    ("what", "typed", "zh", "en"),
    [
        ("low_price", "rejected", "不接受", "rejected"),
        ("low_price", "成立", "接受", "accepted"),
        ("tie", "draw", "抽签", "draw"),
        ("tie", "B02; B01", "B02; B01", "B02; B01"),
        ("price", "204600.00", "204,600.00", "204,600.00"),
        ("correction", "8.50", "8.5", "8.5"),
        ("recusal", None, "", ""),
    ],
)
def test_a_decision_is_said_in_the_language_of_the_reader(
    what: str, typed: str | None, zh: str, en: str
) -> None:
    """No key and no figure stands there as a machine would write it."""
    made = {"subject": "B01", "reason": "", "who": "", "when": datetime(2026, 3, 9, 9, 30)}  # noqa: DTZ001
    table = rulings_table([Ruling(what=what, decision=typed, **made)]).only("decision")
    assert (table.texts("zh"), table.texts("en")) == ([[zh]], [[en]])
