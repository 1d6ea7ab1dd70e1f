"""Statuses for the price preferences of policy."""

from datetime import date

import pytest

from evaluation.core.errors import LawError
from evaluation.law.book import law_book
from evaluation.law.method import KINDS
from evaluation.law.status import clash, status, statuses

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("key", statuses())
def test_every_status_is_complete(key: str) -> None:
    """A deduction has a band and a proof; no deduction has a reason."""
    found = status(key)
    assert found.title.zh and found.cite.en
    assert bool(found.rates) == (found.reason is None) == (found.proof is not None)
    for law_key in found.law_keys:
        assert law_book().on(law_key, TODAY).cite.zh
    for band in found.rates.values():
        book = law_book()
        assert book.on(band.min, TODAY).number <= book.on(band.max, TODAY).number


def test_not_cumulating_is_mutual() -> None:
    """If one status does not go with another, the other does not go with the one."""
    for found in statuses().values():
        for other in found.not_with:
            assert found.key in status(other).not_with


def test_social_organisations_get_nothing_and_are_told_why() -> None:
    """A social organisation is no enterprise, so the SME deduction is not for it."""
    found = status("social_organisation")
    assert not found.rates
    assert found.reason is not None and "不享受中小企业扶持政策" in found.reason.zh


def test_a_disability_unit_gets_the_rate_of_a_small_firm_once() -> None:
    """It is put on a par with small and micro enterprises, without adding both."""
    assert status("disability_unit").rates == status("small_micro").rates
    assert clash(["small_micro", "disability_unit"]) is not None


def test_domestic_goods_add_to_the_deduction_of_small_firms() -> None:
    """The two are taken on the original quote and summed; services have no domestic product."""
    assert clash(["small_micro", "domestic_product"]) is None
    assert set(status("domestic_product").rates) == {"goods"}
    assert law_book().on("cn/2025_34/preferences_summed_on_quote", TODAY).flag


def test_works_have_their_own_band() -> None:
    """Works kept 3 to 5 % when goods and services were raised."""
    rates = status("small_micro").rates
    assert set(rates) == set(KINDS)
    assert rates["works"] != rates["services"]


def test_unknown_status_names_the_known() -> None:
    """A misspelt status is answered with the list."""
    with pytest.raises(LawError, match="small_micro"):
        status("small")
