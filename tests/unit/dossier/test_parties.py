"""Who stands behind a bid, and how it is called."""

from datetime import date

from evaluation.core.text import Text
from evaluation.dossier.parties import full_name, members_line, parties
from evaluation.dossier.records import Dossier, Tender, Tenderer

A = Tenderer(id="S1", name="甲")
B = Tenderer(id="S2", name="乙")
C = Tenderer(id="S3", name="丙")


def dossier(*more: Tenderer) -> Dossier:
    """Return a dossier with three organisations and `more` tenderers."""
    tender = Tender(
        id="T", title="t", buyer="b", method="cn_open_comprehensive", published=date(2026, 1, 5)
    )
    return Dossier(tender=tender, tenderers=(A, B, C, *more))


def test_an_organisation_stands_for_itself() -> None:
    """Who bids alone is called as it is, in both languages."""
    assert parties(dossier(), A) == (A,)
    assert members_line(dossier(), A) is None
    assert full_name(dossier(), A) == Text("甲", "甲")


def test_a_consortium_is_its_members_with_the_lead_first() -> None:
    """The name of a consortium signs nothing; its members do, in the order of the sheet."""
    joint = Tenderer(id="S9", name="合唱联合体", type="consortium", members=("S2", "S1", "S3"))
    assert parties(dossier(joint), joint) == (B, A, C)
    assert full_name(dossier(joint), joint) == Text(
        "合唱联合体（牵头人：乙；成员：甲、丙）", "合唱联合体 (lead: 乙; members: 甲, 丙)"
    )


def test_a_lead_may_stand_in_the_row_itself() -> None:
    """A row with members that is an organisation by its type or its code leads them."""
    for row in (
        Tenderer(id="S9", name="丁", type="company", members=("S1", "S9", "S1")),
        Tenderer(id="S9", name="丁", credit_code="91330000MJ8712345X", members=("S1",)),
    ):
        assert parties(dossier(row), row) == (row, A)
    unnamed = Tenderer(id="S9", name="合唱联合体", members=("S1", "S2"))
    assert parties(dossier(unnamed), unnamed) == (A, B)


def test_a_single_member_is_named() -> None:
    """A consortium with one member, which a check warns of, does not hide who that is."""
    joint = Tenderer(id="S9", name="合唱联合体", type="consortium", members=("S1",))
    assert full_name(dossier(joint), joint).zh == "合唱联合体（牵头人：甲）"
