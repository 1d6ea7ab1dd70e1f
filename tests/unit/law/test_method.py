"""Procurement methods: complete, lawful on their days, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from evaluation.core.errors import LawError
from evaluation.core.text import Text
from evaluation.law.allocation_law import MODES
from evaluation.law.book import SHIPPED, law_book
from evaluation.law.law_files import law_in
from evaluation.law.method import STAGES, Method, method, methods

TODAY = date(2026, 11, 22)
EXPECTED = {
    "cn_open_comprehensive",
    "cn_open_lowest_price",
    "cn_open_fixed_price",
    "cn_consultation",
    "cn_negotiation",
    "cn_framework_price_first",
    "cn_framework_quality_first",
    "cn_single_source",
    "cn_grant_call",
    "selection_without_price",
    "wb_qcbs",
    "wb_qbs",
    "wb_fbs",
    "wb_lcs",
    "wb_rated",
    "eu_best_price_quality",
    "lowest_cost",
    "points",
    "highest_figure",
    "de_ufab",
}


def texts(record: object) -> Iterator[Text]:
    """Yield every text of a method, however deep."""
    if isinstance(record, Text):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts(item)
    elif isinstance(record, Mapping):
        yield from texts(tuple(record.values()))
    elif is_dataclass(record):
        for field in fields(record):
            yield from texts(getattr(record, field.name))


def test_the_methods() -> None:
    """All methods are there, in the order of their keys."""
    keys = [found.key for found in methods()]
    assert set(keys) == EXPECTED and keys == sorted(keys)


@pytest.mark.parametrize("found", methods(), ids=lambda found: found.key)
class TestEach:
    """What every method keeps."""

    def test_law_keys_have_values(self, found: Method) -> None:
        """Each law key has a value on the first day of the method and today."""
        for day in (found.in_force.since or TODAY, TODAY):
            for key in found.law_keys:
                assert law_book().on(key, day).cite.zh, key

    def test_both_languages(self, found: Method) -> None:
        """Every sentence stands in Chinese and in English."""
        for text in texts(found):
            assert any("\u4e00" <= sign <= "\u9fff" for sign in text.zh), text
            assert text.en and not any("\u4e00" <= sign <= "\u9fff" for sign in text.en), text

    def test_days(self, found: Method) -> None:
        """It may be used from its first day on and not before."""
        assert found.on(TODAY) is found
        since = found.in_force.since
        if since is None:
            assert found.jurisdiction == "" and found.on(date(1990, 1, 1)) is found
        else:
            assert found.on(since) is found
            with pytest.raises(LawError, match=found.key):
                found.on(since - timedelta(days=1))

    def test_it_hangs_together(self, found: Method) -> None:
        """Stages follow one another, and a price share needs a price criterion."""
        assert list(found.stages) == [stage for stage in STAGES if stage in found.stages]
        assert found.scoring == (found.total is not None) != found.single_negotiated
        assert bool(found.tie_chain) == found.scoring
        if found.price_is_factor == "never":
            assert not found.price_share_min and found.price_formula is None
            assert "price_points" not in (found.total or "")
        assert (found.candidates is None) == (found.elimination is not None)
        assert len(set(found.documents)) == len(found.documents)


def test_frameworks_and_selections_award_every_candidate() -> None:
    """A framework and a selection without price award all their candidates, others the first."""
    several = {found.key for found in methods() if found.awards == "candidates"}
    frameworks = {found.key for found in methods() if found.elimination}
    assert several == frameworks | {"selection_without_price"}


def test_open_tenders_choose_among_lots_by_an_announced_rule_only() -> None:
    """Order 87 lets nobody drop lots or pass over first candidates at will; a grant call may."""
    order_87 = method("cn_open_comprehensive").modes
    assert [order_87[mode].when for mode in MODES] == ["announced", "announced", "comparison"]
    assert "29" in str(order_87["rank-bound"].cite)
    assert {law.when for law in method("cn_grant_call").modes.values()} == {"free"}


def test_consultation_caps_the_price_and_open_tenders_do_not() -> None:
    """The cap of 30 % on services is a rule of consultation, not of open tenders."""
    book = law_book()
    caps = {
        key: book.on(method(key).price_share_max["services"], TODAY).value
        for key in ("cn_consultation", "cn_open_comprehensive")
    }
    assert str(caps["cn_consultation"]) == "0.30" and caps["cn_open_comprehensive"] is None


def test_chinese_scoring_forbids_means_and_trimming() -> None:
    """Neither a mean nor quotes without their extremes may be the base of price points."""
    for key in ("cn_open_comprehensive", "cn_consultation"):
        named = {p for rule in method(key).price_formulas_forbidden for p in rule.properties}
        assert named == {"uses_mean", "trims_quotes"}
        assert method(key).price_formula_prescribed


def test_unknown_method_names_the_known() -> None:
    """A misspelt method is answered with methods close to it."""
    with pytest.raises(LawError, match="cn_consultation"):
        method("cn_consultations")
    with pytest.raises(LawError):
        method("../book")


class TestOverlay:
    """A bureau's own methods."""

    def lay(self, folder: Path, key: str, old: str = "", new: str = "") -> Path:
        """Write one shipped method, changed, into a bureau's folder."""
        text = SHIPPED["methods/cn_grant_call.toml"]
        assert old in text
        (folder / "methods").mkdir()
        (folder / "methods" / f"{key}.toml").write_text(text.replace(old, new), "utf-8")
        return folder

    def test_its_own_comes_first(self, tmp_path: Path) -> None:
        """A bureau's file replaces ours and says that it is local."""
        folder = self.lay(tmp_path, "cn_grant_call", "candidates = 1", "candidates = 5")
        found = method("cn_grant_call", law_in(folder))
        assert found.local and found.candidates == 5
        assert not method("cn_grant_call").local
        assert not method("points", law_in(folder)).local

    def test_new_ones_are_listed(self, tmp_path: Path) -> None:
        """A bureau may add a method of its own."""
        folder = self.lay(tmp_path, "city_call")
        assert "city_call" in {found.key for found in methods(law_in(folder))}

    def test_it_need_not_speak_of_allocation(self, tmp_path: Path) -> None:
        """Without the table the strictest mode may decide where it was announced, no other."""
        text = SHIPPED["methods/cn_grant_call.toml"]
        folder = self.lay(tmp_path, "own", text[text.index("[allocation]") :], "")
        found = method("own", law_in(folder))
        assert found.awards == "first"
        assert [law.when for law in found.modes.values()] == ["announced", *["comparison"] * 2]

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("candidates = 1", "candidate = 1", "candidate] error L903"),
            ('total = "technical"', "", "total] error L902"),
            ('"draw"', '"age"', "should be one of: quote"),
            ('"notice"', '"party"', "should be one of: notice"),
            ('factor = "never"', 'factor = "no"', "should be one of: required"),
            ("all = 100", 'all = "100"', "number of points"),
            ("all = 100", "some = 100", "some] error L903"),
            ("[full]", "[panel]", "members] error L902"),
            ("[full]", "[elimination]", "share] error L902"),
            ("[full]", "[[minimum_bids]]", "outcome] error L902"),
            ("[full]", "[[price_formulas_forbidden]]", "reason] error L902"),
            ("since = 2013-01-01", "since = 2013", "should be a day"),
            ('awards = "first"', 'awards = "all"', "should be one of: first, candidates"),
            ("[allocation.serial]", "[allocation.menu]", "menu] error L903"),
            ('[allocation.serial]\nwhen = "free"', "[allocation.serial]", "when] error L902"),
        ],
    )
    def test_faults_are_refused(self, tmp_path: Path, old: str, new: str, told: str) -> None:
        """A faulty method is never used; its faults are named."""
        folder = self.lay(tmp_path, "cn_grant_call", old, new)
        with pytest.raises(LawError) as caught:
            method("cn_grant_call", law_in(folder))
        assert told in "\n".join(finding.line("en") for finding in caught.value.findings)
