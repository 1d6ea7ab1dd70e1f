"""The list of documents says what can be made now, and what stands in the way of the rest."""

from evaluation.reports.documents import offers
from evaluation.reports.occasion import occasion_at
from evaluation.reports.offered import offers_table, why_not
from evaluation.resources import shipped

OFFERS = offers(occasion_at(shipped("tenders") / "published" / "025-two-envelopes-70-30"))


def test_every_document_has_a_row_and_every_refusal_a_reason() -> None:
    """Whatever cannot be printed as final now says why."""
    table = offers_table(OFFERS)
    assert [row.cells[0].value for row in table.rows] == [each.document.key for each in OFFERS]
    for offer, (now, why) in zip(OFFERS, table.only("now", "why").texts("zh"), strict=True):
        assert offer.final == (now == "可以") and (offer.final or why)


def test_of_many_reasons_the_first_are_told() -> None:
    """The rest are counted."""
    many = [why_not(each) for each in OFFERS if len(each.against) > 3]
    assert all(why and "等 " in why.zh for why in many)
