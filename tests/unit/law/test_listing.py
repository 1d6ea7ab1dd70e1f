"""What `tender law` prints."""

from datetime import date
from pathlib import Path

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.law.book import law_book
from evaluation.law.certainty import Certainty
from evaluation.law.law_files import law_in
from evaluation.law.listing import describe
from evaluation.law.unit import UNITS

DAY = date(2026, 6, 1)


@pytest.mark.parametrize("lang", LANGS)
def test_every_value_can_be_described(lang: Lang) -> None:
    """Every stretch of every parameter prints with its value and its citation."""
    book = law_book()
    for key in book.keys():
        for entry in book.parameter(key).entries:
            said = describe(book.on(key, entry.since), lang)
            assert entry.cite.say(lang) in said and entry.certainty.words.say(lang) in said


def test_certainty_and_limits_in_words() -> None:
    """What is from memory says so, and what has no limit says so."""
    said = describe(law_book().on("cn/214/group_members_large_min", DAY), "en")
    assert "from memory, fairly sure; check before use" in said and "read in" not in said
    said = describe(law_book().on("cn/87/price_share_services_max", DAY), "zh")
    assert "值：无此规定" in said and "87号令只规定下限" in said


def test_first_day_that_is_not_known() -> None:
    """A first day that is only a latest day is not passed off as the first."""
    said = describe(law_book().on("de/ufab/corridor_max", DAY), "en")
    assert "first day not known" in said


def test_later_days_ask_for_a_check() -> None:
    """A day after the last look-up comes with a reminder."""
    dated = law_book().on("cn/law/query_within", date(2027, 1, 1))
    assert "check for changes" in describe(dated, "en")


def test_a_local_value_prints_both(tmp_path: Path) -> None:
    """The report on a bureau's value shows what it replaced."""
    path = tmp_path / "params/cn/law/query_within.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        'title = { zh = "质疑", en = "query" }\nunit = "working days"\nchecked = 2026-06-01\n'
        '[[value]]\nsince = 2020-01-01\nvalue = 8\ncertainty = "memory-low"\n'
        'cite = { zh = "本市规定", en = "city rule" }\n',
        "utf-8",
    )
    dated = law_book(law_in(tmp_path)).on("cn/law/query_within", DAY)
    said = describe(dated, "en")
    assert "value: 8 working days" in said and "city rule" in said
    assert "shipped value: 7 working days (Government Procurement Law, art. 52)" in said
    assert "所附的值：7个工作日（《中华人民共和国政府采购法》第五十二条）" in describe(dated, "zh")


def test_units_have_words() -> None:
    """No unit is left without its word, but a share, which is printed in per cent."""
    assert all(word.zh and word.en for unit, word in UNITS.items() if unit != "share")
    assert len(Certainty) == 6
