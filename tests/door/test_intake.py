"""Dossiers that were misread once: each is refused at its place, or read as it looks.

Where the folder ``shared/cases/intake`` lies beside the checkout, the cases there are read as they
came from the people who made them; the same faults made by code stand in ``tests/dossiers``.
"""

from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.pipeline import run

CASES = Path(__file__).parents[3] / "shared" / "cases" / "intake"

REFUSED = {
    "01-rulings-tab-not-recognised": "D005 tender.xlsx[评审决定表]",
    "02a-ruling-row-of-formulas": "D020 tender.xlsx[评审决定!A2]",
    "02b-ruling-row-of-errors": "D017 tender.xlsx[评审决定!A2]",
    "05-text-fact-internal-error": "C106 bids.xlsx[客观事实!C2]",
    "10-linked-workbook": "rulings.xlsx",
    "11-account-number-lost-digits": "D015 bids.xlsx[供应商!K2]",
    "19-value-in-the-hint-column": "D009 tender.xlsx[采购项目!C26]",
    "20-tab-评分标准-read-as-marks": "D005 tender.xlsx[评分标准]",
}
"""What each case is refused for."""


def case(name: str) -> Path:
    """Return the folder of a case; skip where the cases are not at hand."""
    if not (CASES / name).is_dir():
        pytest.skip("the folder shared/cases/intake is not beside this checkout")
    return CASES / name


def said(found: tuple[Finding, ...]) -> list[str]:
    """Return code and place of each finding."""
    return [f"{each.code} {each.place}" for each in found]


@pytest.mark.parametrize("name", REFUSED)
def test_a_misread_dossier_is_refused_at_its_place(name: str) -> None:
    """No award is made where a part of the dossier would not count, and the part is named."""
    with pytest.raises(TenderError) as refused:
        run(case(name))
    assert any(REFUSED[name] in each for each in said(refused.value.findings))


@pytest.mark.parametrize(
    "name", ["13-carriage-return-in-text", "14-coloured-blank-last-cell", "17-zero-width-space"]
)
def test_what_nobody_sees_stops_nobody(name: str) -> None:
    """Ends of lines, blank cells with a colour and spaces without width leave the result as it is."""
    assert [score.bid.id for score in run(case(name)).lots[0].ranked] == [
        "B01", "B03", "B02", "B04",
    ]  # fmt: skip
