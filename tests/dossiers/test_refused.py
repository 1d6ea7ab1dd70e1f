"""What cannot be scored without guessing is refused, and the cell is named."""

from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.pipeline import run

HERE = Path(__file__).parent


def test_a_price_of_zero_under_a_ratio_is_refused() -> None:
    """Lowest price / price has no value at 0 (a published case): no points are invented for it.

    Source: Bevan Brittan, "Procurement: seven procurement pitfalls", 2019; see
    tenders/published/035-price-elements for the elements that can be computed.
    """
    with pytest.raises(TenderError) as refused:
        run(HERE / "zero_price")
    cells = [str(finding.place) for finding in refused.value.findings]
    assert any("facts!2" in cell for cell in cells), cells
