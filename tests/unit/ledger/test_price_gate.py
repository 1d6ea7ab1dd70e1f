"""Two envelopes: no price is read before the technical marks are sealed."""

import json
from pathlib import Path

import pytest

from evaluation.pipeline import examine
from tests.dossiers.sealed import BASE, sealed


def two(folder: Path, **fact: str) -> Path:
    """Return `folder` with the base dossier as a two-envelope tender, `fact` put in one fact."""
    document = json.loads(BASE.read_text("utf-8"))
    document["tender"]["envelopes"] = "two"
    document["facts"][0] |= fact
    document["items"] = [
        {"bid": "B1", "item": "书", "quantity": "1", "unit_price": "90000", "amount": "90000"}
    ]
    folder.mkdir(exist_ok=True)
    (folder / "dossier.json").write_text(json.dumps(document), "utf-8")
    return folder


@pytest.mark.parametrize("last", [None, "notice", "opening", "screening"])
def test_prices_stay_closed_until_the_marks_are_sealed(tmp_path: Path, last: str | None) -> None:
    """There are technical points, no price anywhere, no total, no rank; and it is said."""
    folder = two(tmp_path)
    if last:
        sealed(folder, last)
    examined = examine(folder)
    assert examined.evaluation is not None
    assert "S110" in {finding.code for finding in examined.findings}
    assert examined.evaluation.dossier.items == ()
    for score in examined.evaluation.lot("L01").scores:
        assert score.technical is not None
        assert all(
            getattr(score.bid, column) is None
            for column in ("quote", "quote_words", "fund_levels", "conditions")
        )
        assert (score.price, score.price_points, score.total, score.rank) == (None,) * 4
    assert examined.evaluation.lot("L01").candidates == ()


def test_prices_open_once_the_marks_are_sealed(tmp_path: Path) -> None:
    """After the seal the same dossier has quotes, totals and a ranking; the points are the same."""
    folder = two(tmp_path)
    before = examine(folder).evaluation
    sealed(folder, "technical_marks")
    after = examine(folder).evaluation
    assert before is not None
    assert after is not None
    assert [s.technical for s in after.lot("L01").scores] == [
        s.technical for s in before.lot("L01").scores
    ]
    assert all(score.total is not None for score in after.lot("L01").scores)
    assert after.lot("L01").candidates


def test_one_envelope_needs_no_seal(tmp_path: Path) -> None:
    """A one-envelope tender is scored whether or not its stages are sealed."""
    (tmp_path / "dossier.json").write_bytes(BASE.read_bytes())
    evaluation = examine(tmp_path).evaluation
    assert evaluation is not None
    assert evaluation.lot("L01").candidates


@pytest.mark.parametrize("text", ["报价90000元", "总价 90,000.00", "９００００"])
def test_a_price_in_a_technical_sheet_is_an_error(tmp_path: Path, text: str) -> None:
    """A fact whose evidence gives the quote of its bid away is named by cell."""
    found = examine(two(tmp_path, evidence=text)).findings
    errors = [finding for finding in found if finding.severity == "error"]
    assert [(f.code, f.place.cell) for f in errors] == [("S111", "1/evidence")]


@pytest.mark.parametrize("text", ["合同 2024-900 号", "合同金额 90001 元", "190000"])
def test_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    """Evidence that names other amounts is no price of this tender."""
    found = examine(two(tmp_path, evidence=text)).findings
    assert not [finding for finding in found if finding.severity == "error"]
