"""Fingerprints: what changes them and what does not, and that the recipe is enough to redo them."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Bid, Dossier, Lot, Tender

TENDER = Tender(id="T1", title="送戏下乡", buyer="b", method="points", published=date(2026, 3, 2))
BIDS = (
    Bid(id="B1", lot="L1", tenderer="S1", quote=Decimal("128000.50")),
    Bid(id="B2", lot="L1", tenderer="S2"),
)
DOSSIER = Dossier(
    tender=TENDER,
    lots=(Lot(id="L1", title="一"),),
    bids=BIDS,
    marks=Marks(values={("B1", "T1"): {"E1": Decimal("8.50")}, ("B2", "T1"): {"E1": Decimal(7)}}),
)


def test_the_recipe_is_enough() -> None:
    """A stranger redoes the fingerprints of bids and marks from the description alone."""
    bids = [
        ["id", "B1", "lot", "L1", "tenderer", "S1", "quote", "128000.5"],
        ["id", "B2", "lot", "L1", "tenderer", "S2"],
    ]
    marks = [["B1", "T1", "8.5"], ["B2", "T1", "7"]]
    for key, rows in (("bids", bids), ("marks E1", marks)):
        text = "".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows
        )
        assert fingerprints(DOSSIER)[key] == hashlib.sha256(text.encode()).hexdigest()


def test_the_way_a_number_is_written_does_not_count() -> None:
    """128000.50 and 128000.5 are one number; the order of marks is no content."""
    bid = replace(BIDS[0], quote=Decimal("128000.5"))
    marks = Marks(values=dict(reversed(DOSSIER.marks.values.items())))
    again = replace(DOSSIER, bids=(bid, BIDS[1]), marks=marks)
    assert fingerprints(again) == fingerprints(DOSSIER)


def test_a_change_changes_its_own_sheet_only() -> None:
    """A cent, a swapped pair of rows or a mark changes one fingerprint, and no other."""
    for key, changed in {
        "bids": replace(DOSSIER, bids=(replace(BIDS[0], quote=Decimal("128000.51")), BIDS[1])),
        "marks E1": replace(
            DOSSIER, marks=Marks(values={**DOSSIER.marks.values, ("B2", "T1"): {"E1": Decimal(8)}})
        ),
        "tender": replace(DOSSIER, tender=replace(TENDER, title="送戏下乡 ")),
    }.items():
        ours, theirs = fingerprints(DOSSIER), fingerprints(changed)
        assert [sheet for sheet in ours if ours[sheet] != theirs[sheet]] == [key]
    assert fingerprints(replace(DOSSIER, bids=BIDS[::-1]))["bids"] != fingerprints(DOSSIER)["bids"]


def test_a_sheet_without_records_has_none() -> None:
    """Only sheets with records have a fingerprint."""
    assert set(fingerprints(DOSSIER)) == {"tender", "lots", "bids", "marks E1"}
