"""Cardinal's own examples: the indicators that one dossier permits say what Cardinal says.

R025 and R048 compare a supplier over many processes; one dossier cannot, so they are left out.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evaluation.checks.check import Case, State
from evaluation.checks.patterns import (
    x107_identical_prices,
    x116_single_bid,
    x118_late_bid_first,
    x119_all_others_out,
    x123_time_to_bid,
)
from evaluation.dossier.records import Bid, Dossier, Lot, Tender, Tenderer
from evaluation.law.book import law_book
from evaluation.law.method import method

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "ocds_cardinal"
CHECKS = {
    "R003": x123_time_to_bid,
    "R018": x116_single_bid,
    "R028": x107_identical_prices,
    "R030": x118_late_bid_first,
    "R035": x119_all_others_out,
}


def moment(text: str) -> datetime:
    """Return a time of OCDS in UTC, as a dossier holds times: without a zone."""
    return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None)


def case_of(release: Mapping[str, Any]) -> Case:
    """Return a contracting process of OCDS as checks see a dossier."""
    tender, details = release.get("tender", {}), release.get("bids", {}).get("details", [])
    period = tender.get("tenderPeriod", {})
    day = moment(period["startDate"]).date() if "startDate" in period else None
    bids = [
        Bid(
            id=f"B{n}",
            lot="L1",
            tenderer=detail["tenderers"][0]["id"],
            received=moment(detail["date"]) if "date" in detail else None,
            quote=Decimal(str(detail["value"]["amount"])) if "value" in detail else None,
        )
        for n, detail in enumerate(details)
    ]
    bids += [
        Bid(id=f"N{n}", lot="L1", tenderer=f"T{n}")
        for n in range(tender.get("numberOfTenderers", 0) if not bids else 0)
    ]
    valid = {bid.id for bid, d in zip(bids, details, strict=False) if d["status"] == "valid"}
    suppliers = {s["id"] for award in release.get("awards", []) for s in award["suppliers"]}
    first = [bid.id for bid in bids if bid.id in valid and bid.tenderer in suppliers]
    published = day or datetime(2026, 1, 1, tzinfo=UTC).date()
    book = law_book()
    return Case(
        dossier=Dossier(
            tender=Tender(
                id=release["ocid"], title="", buyer="", method="points", published=published,
                deadline=moment(period["endDate"]) if "endDate" in period else None,
            ),
            lots=(Lot(id="L1", title=""),),
            tenderers=tuple(Tenderer(id=bid.tenderer, name="") for bid in bids),
            bids=tuple(bids),
        ),
        method=method("points"),
        law=lambda key: book.on(key, published),
        day=published,
        admitted=frozenset(valid),
        winners={"L1": first[0]} if first else {},
    )  # fmt: skip


def is_raised(code: str, case: Case) -> bool:
    """Return whether the check for the indicator `code` is raised."""
    return any(answer.state is State.RAISED for answer in CHECKS[code].look(case))


@pytest.mark.skipif(not CASES.is_dir(), reason="the published examples of Cardinal are not here")
@pytest.mark.parametrize("code", CHECKS)
def test_the_published_example(code: str) -> None:
    """Every process that Cardinal flags is raised, and no other one of its example."""
    lines = (CASES / f"{code}.jsonl").read_text("utf-8").splitlines()
    expected = json.loads((CASES / f"{code}.expected.json").read_text("utf-8"))
    flagged = {id for id, codes in expected.get("OCID", {}).items() if code in codes}
    releases = [json.loads(line) for line in lines if line.strip()]
    assert {release["ocid"] for release in releases if is_raised(code, case_of(release))} == flagged


def process(*bids: Mapping[str, Any], end: str = "2026-03-24T09:30:00+08:00") -> Case:
    """Return a process with `bids`; the first valid tenderer is awarded."""
    winner = next(bid["tenderers"][0]["id"] for bid in bids if bid["status"] == "valid")
    return case_of(
        {
            "ocid": "F",
            "tender": {"tenderPeriod": {"endDate": end}},
            "bids": {"details": bids},
            "awards": [{"status": "active", "suppliers": [{"id": winner}]}],
        }
    )


def bid(tenderer: str, status: str = "valid", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a bid of OCDS."""
    return {"status": status, "tenderers": [{"id": tenderer}], **more}


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("2026-03-24T01:29:59Z", False),
        ("2026-03-24T01:30:00Z", False),
        ("2026-03-24T01:30:01Z", True),
        ("2026-03-24T09:29:00+08:00", False),
        ("2026-03-23T20:31:00-05:00", True),
    ],
)
def test_times_are_compared_as_times(received: str, late: bool) -> None:
    """A bid before the deadline in another zone is in time, though its text sorts later."""
    assert is_raised("R030", process(bid("W", date=received))) is late


def test_all_others_out_needs_another() -> None:
    """A single valid bid with nobody else is no exclusion of others; with a second valid one too."""
    assert not is_raised("R035", process(bid("W")))
    assert not is_raised("R035", process(bid("W"), bid("V"), bid("D", "disqualified")))
    assert is_raised("R035", process(bid("W"), bid("D", "disqualified"), bid("E", "disqualified")))


def test_two_bidders_are_no_single_bid() -> None:
    """Two tenderers, or a negotiation with one supplier, raise no single bid."""
    assert not is_raised("R018", process(bid("W"), bid("V")))
    alone = process(bid("W"))
    assert is_raised("R018", alone)
    assert not is_raised(
        "R018", replace(alone, method=replace(alone.method, single_negotiated=True))
    )
