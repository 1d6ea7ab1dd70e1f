"""The law book: what it promises about days, files and bureaus of their own."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import LawError
from evaluation.core.text import Text
from evaluation.law.book import SHIPPED, LawBook, law_book
from evaluation.law.certainty import Certainty
from evaluation.law.law_files import law_in
from evaluation.law.parameter import Parameter
from evaluation.law.source import SOURCES

ORDINAL = st.integers(date(1990, 1, 1).toordinal(), date(2035, 1, 1).toordinal())
VALUE = """
[[value]]
since = {since}
{more}
cite = {{ zh = "甲", en = "A" }}
certainty = "memory-high"
"""


def lay(folder: Path, *values: str, key: str = "xx/y/z", head: str = "") -> LawBook:
    """Return a book over a folder with one parameter made of `values`."""
    path = folder / "params" / f"{key}.toml"
    path.parent.mkdir(parents=True)
    title = 'title = { zh = "题", en = "Title" }\nchecked = 2026-11-22\n'
    path.write_text(title + head + "".join(values), "utf-8")
    return LawBook(law_in(folder))


def value(since: str, more: str = "value = 1") -> str:
    """Return one value table."""
    return VALUE.format(since=since, more=more)


def refusal(book: LawBook, key: str = "xx/y/z") -> str:
    """Return every fault that reading `key` reports."""
    with pytest.raises(LawError) as caught:
        book.parameter(key)
    return "\n".join(finding.line("en") for finding in caught.value.findings)


def test_every_shipped_file_is_valid_and_cited_in_both_languages() -> None:
    """No shipped figure stands without its article, in Chinese and in English."""
    book = law_book()
    assert len(book.keys()) > 200
    for key in book.keys():
        parameter = book.parameter(key)
        for entry in parameter.entries:
            assert entry.cite.zh and entry.cite.en, key
            assert parameter.title.zh != parameter.title.en, key
            assert not entry.certainty.seen or entry.source.en != "no text was seen", key


def test_every_paper_is_named_by_a_value_or_a_method() -> None:
    """The list of what was read holds nothing that rests on nothing."""
    named = "".join(SHIPPED[name] for name in SHIPPED if name != SOURCES)
    assert [key for key in law_book().sources.papers if f'"{key}"' not in named] == []


@given(st.sampled_from(law_book().keys()), ORDINAL)
def test_each_day_has_one_answer_or_a_refusal(key: str, ordinal: int) -> None:
    """On any day exactly one stretch holds, or the day is outside what is known."""
    parameter, day = law_book().parameter(key), date.fromordinal(ordinal)
    holding = [entry for entry in parameter.entries if entry.holds(day)]
    if holding:
        (entry,) = holding
        assert parameter.on(day).value == entry.value
        assert entry.since <= day
    else:
        with pytest.raises(LawError) as caught:
            parameter.on(day)
        assert key in caught.value.text.zh and str(day) in caught.value.text.zh
        assert key in caught.value.text.en and str(parameter.entries[0].since) in str(caught.value)


@pytest.mark.parametrize("key", law_book().keys())
def test_stretches_touch(key: str) -> None:
    """Each stretch begins on the day after the one before ends."""
    entries = law_book().parameter(key).entries
    for before, after in pairwise(entries):
        assert before.until is not None
        assert before.until + timedelta(days=1) == after.since


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("cn/46/deduction_small_micro_min", date(2022, 6, 30), "0.06"),
        ("cn/46/deduction_small_micro_min", date(2022, 7, 1), "0.10"),
        ("cn/46/deduction_small_micro_max", date(2022, 6, 30), "0.10"),
        ("cn/46/deduction_small_micro_max", date(2022, 7, 1), "0.20"),
        ("cn/2026_2/low_price_ceiling_share", date(2026, 1, 31), None),
        ("cn/2026_2/low_price_ceiling_share", date(2026, 2, 1), "0.45"),
        ("cn/2024_265/low_price_ceiling_share", date(2026, 1, 31), "0.45"),
        ("cn/87/price_share_services_max", date(2017, 9, 30), "0.30"),
        ("cn/87/price_share_services_max", date(2017, 10, 1), None),
    ],
)
def test_the_last_and_the_first_day(key: str, day: date, expected: str | None) -> None:
    """A change of the law takes effect on its day and not one day sooner."""
    assert law_book().on(key, day).value == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("cn/2024_265/low_price_ceiling_share", date(2026, 2, 1)),
        ("cn/46/deduction_small_micro_min", date(2011, 12, 31)),
        ("cn/46/reserve_share_works_min", date(2027, 1, 1)),
    ],
)
def test_outside_the_known_dates_nothing_is_guessed(key: str, day: date) -> None:
    """A day that the known dates do not cover is refused, with the dates that are known."""
    with pytest.raises(LawError, match="known: "):
        law_book().on(key, day)


def test_unknown_key_names_its_neighbours() -> None:
    """A misspelt key is answered with keys that are close to it."""
    with pytest.raises(LawError, match="price_share_services_min"):
        law_book().parameter("cn/87/price_share_service_min")


@pytest.mark.parametrize("key", ["", "cn", "../book", "/etc/passwd", "cn/87/../87/x", "CN/87/x"])
def test_a_key_never_leaves_the_folder(key: str) -> None:
    """Only plain keys are looked up."""
    assert key not in law_book()
    with pytest.raises(LawError):
        law_book().parameter(key)


def test_one_key_reads_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading one parameter does not read the others."""
    opened: list[str] = []
    plain = Path.read_text

    def note(path: Path, *args: str) -> str:
        opened.append(path.name)
        return plain(path, *args)

    monkeypatch.setattr(Path, "read_text", note)
    LawBook(SHIPPED).parameter("cn/law/query_within")
    assert opened == ["sources.toml", "query_within.toml"]


def test_values_are_exact(tmp_path: Path) -> None:
    """No value passes through a binary float."""
    more = 'value = [0.1, 3, "2/3", true, { zh = "甲", en = "a" }, "51"]'
    found = lay(tmp_path, value("2020-01-01", more)).on("xx/y/z", date(2020, 1, 1)).value
    assert found == (Decimal("0.1"), 3, Fraction(2, 3), True, Text("甲", "a"), "51")
    assert isinstance(found, tuple) and isinstance(found[0], Decimal)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (value("2020-01-01") + value("2019-01-01"), "gap or an overlap"),
        (value("2020-01-01") + value("2020-01-01"), "gap or an overlap"),
        (value("2020-01-01", "until = 2020-12-30\nvalue = 1") + value("2021-01-01"), "gap"),
        (value("2020-01-01", "until = 2021-01-01\nvalue = 1") + value("2021-01-01"), "overlap"),
        (value("2020-01-01", "until = 2019-01-01\nvalue = 1"), "gap or an overlap"),
        (value("2020-01-01", "valeu = 1\nvalue = 1"), "valeu] error L903: unknown field"),
        (value("2020-01-01", ""), "without a value, the note must say why"),
        (value("2020-01-01", "value = nan"), "should be a number"),
        (value("2020-01-01", "value = 2020-01-01"), "should be a number"),
        (value("2020-01-01", 'value = { zh = "甲" }'), "should be written"),
        (value('"2020-01-01"'), "should be a day"),
        (value("2020-01-01T00:00:00"), "should be a day"),
        (value("2020-01-01", 'value = 1\nsource = ["S99"]'), "not in sources.toml: S99"),
        (value("2020-01-01").replace("memory-high", "sure"), "should be one of: found"),
        (value("2020-01-01").replace("memory-high", "found"), "must name its source"),
        (value("2020-01-01").replace("memory-high", "at-latest"), "since_certainty only"),
        (value("2020-01-01").replace('cite = { zh = "甲", en = "A" }', ""), "cite] error"),
        (value("2020-01-01").replace('en = "A"', 'en = " "'), "not blank"),
        (
            value("2020-01-01") + value("2021-01-01", 'value = 1\nsince_certainty = "at-latest"'),
            "only the oldest",
        ),
        ("", "at least one value"),
        ("value = 3", "list of tables"),
    ],
)
def test_faulty_files_are_refused(tmp_path: Path, text: str, told: str) -> None:
    """A timeline with a gap or overlap, a missing citation, an unknown field: never used."""
    assert told in refusal(lay(tmp_path, text))


@pytest.mark.parametrize("head", ['unit = "per cent"\n', "unti = 1\n", 'title = "twice"\n'])
def test_faulty_heads_are_refused(tmp_path: Path, head: str) -> None:
    """A unit that is not known, an unknown field, a key that stands twice: never used."""
    assert refusal(lay(tmp_path, value("2020-01-01"), head=head))


@pytest.mark.parametrize("share", ["10", "-0.1", '"1/10/2"', "true", "[0.1, 2]"])
def test_a_share_is_between_nothing_and_all(tmp_path: Path, share: str) -> None:
    """Ten per cent written as 10 is caught."""
    book = lay(tmp_path, value("2020-01-01", f"value = {share}"), head='unit = "share"\n')
    assert "number from 0 to 1" in refusal(book)


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    """A person repairs a file in one go."""
    text = value("2020-01-01", "valeu = 1").replace("memory-high", "sure")
    told = refusal(lay(tmp_path, text, head='unit = "ell"\n'))
    assert len(told.splitlines()) == 4
    assert "params/xx/y/z.toml[value 1!certainty]" in told


class TestOverlay:
    """A bureau's own folder over ours."""

    KEY = "cn/87/price_share_services_min"

    def book(self, folder: Path) -> LawBook:
        """Return a bureau's book that raises the lowest share of price to 20 %."""
        lay(folder, value("2020-01-01", "value = 0.20"), key=self.KEY, head='unit = "share"\n')
        return law_book(law_in(folder))

    def test_it_wins_and_says_so(self, tmp_path: Path) -> None:
        """The local value comes with the one it replaced."""
        dated = self.book(tmp_path).on(self.KEY, date(2026, 1, 1))
        assert dated.local and dated.value == Decimal("0.20")
        assert dated.shipped is not None
        assert dated.shipped.value == Decimal("0.10") and not dated.shipped.local

    def test_its_dates_replace_ours_whole(self, tmp_path: Path) -> None:
        """Days that only our file knows are not filled in behind the bureau's back."""
        with pytest.raises(LawError):
            self.book(tmp_path).on(self.KEY, date(2019, 12, 31))

    def test_the_rest_is_ours(self, tmp_path: Path) -> None:
        """What the bureau leaves alone is as shipped."""
        book = self.book(tmp_path)
        assert book.keys() == law_book().keys()
        assert not book.on("cn/law/query_within", date(2026, 1, 1)).local

    def test_new_keys(self, tmp_path: Path) -> None:
        """A bureau may add parameters; those replaced nothing."""
        lay(tmp_path, value("2020-01-01"), key="cn-sc/rules/x")
        dated = law_book(law_in(tmp_path)).on("cn-sc/rules/x", date(2020, 1, 1))
        assert dated.local and dated.shipped is None
        assert "cn-sc/rules/x" not in law_book()

    def test_no_such_folder(self, tmp_path: Path) -> None:
        """A wrong path is said, not ignored."""
        with pytest.raises(LawError, match="no law folder"):
            law_in(tmp_path / "nowhere")

    def test_own_papers(self, tmp_path: Path) -> None:
        """A bureau names its own papers beside ours."""
        (tmp_path / "sources.toml").write_text(
            'Z = { zh = "本市文件", en = "city paper" }', "utf-8"
        )
        text = value("2020-01-01", 'value = 1\nsource = ["Z", "S1"]')
        source = law_book_with(tmp_path, text).on(date(2020, 1, 1)).source
        assert source.zh.startswith("本市文件；财政部令")


def law_book_with(folder: Path, text: str) -> Parameter:
    """Return the parameter ``xx/y/z`` of a bureau's own folder."""
    lay(folder, text)
    return law_book(law_in(folder)).parameter("xx/y/z")


def test_typed_readings() -> None:
    """Callers get numbers, whole numbers and yes/no, or a sentence."""
    book, day = law_book(), date(2026, 6, 1)
    assert book.on("cn/87/expert_share_min", day).number == Fraction(2, 3)
    assert book.on("cn/87/bidders_to_open_min", day).whole == 3
    assert book.on("cn/87/committee_odd", day).flag is True
    for key, reading in [
        ("cn/87/committee_odd", "number"),
        ("cn/87/price_share_goods_min", "whole"),
        ("cn/87/price_share_goods_min", "flag"),
        ("cn/87/price_share_goods_max", "number"),
        ("cn/87/tie_default", "number"),
    ]:
        with pytest.raises(LawError, match=key):
            getattr(book.on(key, day), reading)


def test_search_reads_both_languages() -> None:
    """A parameter is found by a word of its title or citation in either language."""
    book = law_book()
    for text in (
        "价格分值占总分值比重的下限",
        "lowest share of price in the total score",
        "87/PRICE",
    ):
        assert "cn/87/price_share_goods_min" in {found.key for found in book.search(text)}
    assert book.search("no such words") == ()


def test_certainty_is_in_words() -> None:
    """Each certainty has its phrase, and only what was read counts as seen."""
    assert all(certainty.words.zh for certainty in Certainty)
    assert [c.value for c in Certainty if c.seen] == ["found", "second-hand"]
