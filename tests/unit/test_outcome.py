"""The outcome as plain data."""

import json

from evaluation.outcome import document
from evaluation.pipeline import run
from evaluation.resources import shipped


def test_every_number_is_text_and_every_bid_has_a_status() -> None:
    """Other systems read the outcome without a binary float, and no bid is left out."""
    evaluation = run(shipped("tenders") / "qinghe-2026")
    outcome = json.loads(json.dumps(document(evaluation)), parse_float=_refuse)
    bids = [bid for lot in outcome["lots"] for bid in lot["bids"]]
    assert len(bids) == len(evaluation.dossier.bids)
    assert {bid["status"] for bid in bids} <= {"ranked", "excluded", "not ranked"}
    assert all(isinstance(bid["total"], str) for bid in bids if bid["status"] == "ranked")
    assert all(bid["reasons"] for bid in bids if bid["status"] == "excluded")


def test_a_lot_that_fails_says_why() -> None:
    """A failed lot recommends nobody and carries the words of the law in both languages."""
    outcome = document(run(shipped("tenders") / "qinghe-2026"))
    failed = [lot for lot in outcome["lots"] if lot["failure"]]  # type: ignore[attr-defined]
    assert [lot["lot"] for lot in failed] == ["L12"]
    assert failed[0]["candidates"] == []
    assert failed[0]["failure"]["message_zh"] and failed[0]["failure"]["message_en"]


def _refuse(number: str) -> float:
    raise AssertionError(f"{number} is a bare number with a fraction")
