"""Figures of the law, compared by hand with the texts, each on a day on which it holds."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.law.book import law_book

TODAY = date(2026, 11, 22)
FIGURES = [
    # key, day, value as printed in the law
    ("cn/87/price_share_goods_min", TODAY, "0.30"),
    ("cn/87/price_share_services_min", TODAY, "0.10"),
    ("cn/87/price_share_goods_max", TODAY, None),
    ("cn/87/price_share_services_max", TODAY, None),
    ("cn/87/price_share_goods_max", date(2016, 5, 1), "0.60"),
    ("cn/2017_210/it_system_price_share_services", TODAY, "0.10"),
    ("cn/87/bidders_to_open_min", TODAY, "3"),
    ("cn/87/bidders_qualified_min", TODAY, "3"),
    ("cn/87/bidders_conforming_min", TODAY, "3"),
    ("cn/87/committee_members_min", TODAY, "5"),
    ("cn/87/committee_members_large_min", TODAY, "7"),
    ("cn/87/committee_large_budget_from", TODAY, "10000000"),
    ("cn/87/expert_share_min", TODAY, "2/3"),
    ("cn/87/report_sent_within", TODAY, "2"),
    ("cn/87/decision_within", TODAY, "5"),
    ("cn/87/result_notice_within", TODAY, "2"),
    ("cn/87/result_notice_period", TODAY, "1"),
    ("cn/87/contract_within", TODAY, "30"),
    ("cn/87/document_available_min", TODAY, "5"),
    ("cn/87/clarification_before_deadline_min", TODAY, "15"),
    ("cn/law/tender_period_min", TODAY, "20"),
    ("cn/law/file_retention_min", TODAY, "15"),
    ("cn/law/contract_filing_within", TODAY, "7"),
    ("cn/law/query_within", TODAY, "7"),
    ("cn/law/complaint_within", TODAY, "15"),
    ("cn/law/complaint_decision_within", TODAY, "30"),
    ("cn/law/addition_share_max", TODAY, "0.10"),
    ("cn/reg/bid_deposit_share_max", TODAY, "0.02"),
    ("cn/reg/performance_bond_share_max", TODAY, "0.10"),
    ("cn/reg/clean_record_years", TODAY, "3"),
    ("cn/214/price_share_goods_min", TODAY, "0.30"),
    ("cn/214/price_share_goods_max", TODAY, "0.60"),
    ("cn/214/price_share_services_min", TODAY, "0.10"),
    ("cn/214/price_share_services_max", TODAY, "0.30"),
    ("cn/214/first_response_min", TODAY, "10"),
    ("cn/214/final_quotes_min", TODAY, "3"),
    ("cn/2015_124/consultation_services_suppliers_min", TODAY, "2"),
    ("cn/2015_124/consultation_services_suppliers_min", date(2015, 6, 29), "3"),
    ("cn/74/first_response_min", TODAY, "3"),
    ("cn/74/group_members_large_min", TODAY, "5"),
    ("cn/74/final_quotes_after_failed_tender_min", TODAY, "2"),
    ("cn/74/single_source_publicity_min", TODAY, "5"),
    ("cn/110/elimination_share_min", TODAY, "0.20"),
    ("cn/110/elimination_share_laboratory_min", TODAY, "0.40"),
    ("cn/110/elimination_suppliers_min", TODAY, "1"),
    ("cn/110/suppliers_min", TODAY, "2"),
    ("cn/110/term_services_max", TODAY, "2"),
    ("cn/46/deduction_small_micro_min", date(2021, 6, 1), "0.06"),
    ("cn/46/deduction_small_micro_max", date(2021, 6, 1), "0.10"),
    ("cn/46/deduction_small_micro_min", TODAY, "0.10"),
    ("cn/46/deduction_small_micro_max", TODAY, "0.20"),
    ("cn/46/deduction_partner_min", date(2021, 6, 1), "0.02"),
    ("cn/46/deduction_partner_max", date(2021, 6, 1), "0.03"),
    ("cn/46/deduction_partner_min", TODAY, "0.04"),
    ("cn/46/deduction_partner_max", TODAY, "0.06"),
    ("cn/46/deduction_works_small_micro_min", TODAY, "0.03"),
    ("cn/46/deduction_works_small_micro_max", TODAY, "0.05"),
    ("cn/46/deduction_works_partner_max", TODAY, "0.02"),
    ("cn/46/partner_share_min", TODAY, "0.30"),
    ("cn/46/deduction_social_organisation", TODAY, "0"),
    ("cn/46/reserve_whole_goods_services_up_to", TODAY, "2000000"),
    ("cn/46/reserve_whole_works_up_to", TODAY, "4000000"),
    ("cn/46/reserve_share_goods_services_min", TODAY, "0.30"),
    ("cn/46/reserve_small_micro_share_min", TODAY, "0.60"),
    ("cn/2025_34/domestic_deduction", TODAY, "0.20"),
    ("cn/2025_34/domestic_cost_share_min", TODAY, "0.80"),
    ("cn/2026_2/low_price_mean_share", TODAY, "0.50"),
    ("cn/2026_2/low_price_second_lowest_share", TODAY, "0.50"),
    ("cn/2026_2/low_price_ceiling_share", TODAY, "0.45"),
    ("cn/2026_2/low_price_share_max", TODAY, "0.65"),
    ("cn/2026_2/low_price_explanation_minutes_min", TODAY, "30"),
    ("cn/102/contract_term_max", TODAY, "1"),
    ("cn/102/contract_term_exception_max", TODAY, "3"),
    ("cn/2016_54/social_organisation_share_of_new_spending_min", TODAY, "0.30"),
    ("cn/2021_22/survey_from", TODAY, "10000000"),
    ("cn/2021_22/similar_contracts_max", TODAY, "2"),
    ("cn/2020_10/grade_excellent_min", TODAY, "90"),
    ("cn/social_organisation/assessment_valid_years", TODAY, "5"),
    ("cn/2026_12/emergency_addition_share_max", TODAY, "0.30"),
    ("es/rglcap_85/one_bidder_below_base", TODAY, "0.25"),
    ("es/rglcap_85/two_bidders_below_other", TODAY, "0.20"),
    ("de/ufab/corridor_max", TODAY, "0.10"),
]


@pytest.mark.parametrize(("key", "day", "figure"), FIGURES)
def test_figure(key: str, day: date, figure: str | None) -> None:
    """The figure in the file is the figure in the law."""
    dated = law_book().on(key, day)
    if figure is None:
        assert dated.value is None
    else:
        assert dated.number == Fraction(figure)
        assert not isinstance(dated.value, float)


def test_no_figure_is_a_float() -> None:
    """No value of the law is a binary float, whatever its file."""
    book = law_book()
    for key in book.keys():
        for entry in book.parameter(key).entries:
            items = entry.value if isinstance(entry.value, tuple) else (entry.value,)
            assert not any(isinstance(item, float) for item in items), key


def test_bands_are_bands() -> None:
    """Where a lowest and a highest figure stand side by side, the lowest is not above the other."""
    book = law_book()
    for key in book.keys():
        partner = key.removesuffix("_min") + "_max"
        if key == partner.replace("_max", "_min") and partner in book:
            for entry in book.parameter(key).entries:
                high = book.parameter(partner).find(entry.since)
                if high is not None and isinstance(high.value, int | Decimal):
                    assert Fraction(str(entry.value)) <= high.number, key
