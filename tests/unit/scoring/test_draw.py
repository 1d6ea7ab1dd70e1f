"""The draw between tied bids: repeatable by anybody, fair to everybody."""

import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.errors import TenderError
from evaluation.dossier.records import Bid, Dossier, Lot, Ruling, Tender
from evaluation.scoring.draw import draw, recipe, tickets
from evaluation.scoring.ranking import drawn_order

SEEDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
BIDS = st.lists(st.from_regex(r"[A-Z]\d{1,4}", fullmatch=True), min_size=1, max_size=6, unique=True)


def tied(seed: str | None, decision: str = "抽签") -> Dossier:
    """Return a dossier with three bids on a lot and a ruling on their tie."""
    return Dossier(
        tender=Tender(
            id="T-1", title="t", buyer="b", method="points", published=date(2026, 3, 2),
            draw_seed=seed,
        ),
        lots=(Lot(id="L1", title="l"),),
        bids=tuple(Bid(id=f"B{n}", lot="L1", tenderer=f"S{n}") for n in (1, 2, 3)),
        rulings=(
            Ruling(
                what="tie", subject="L1", decision=decision, reason="r", who="w",
                when=datetime.fromisoformat("2026-03-25T09:00"),
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "seed", ["384617", "福彩3D 2026-03-24 开奖号 5 2 8", "it's $HOME `x` \\n %s"]
)
def test_sha256sum_repeats_it(seed: str) -> None:
    """The printed commands, run in a shell, give the printed digests."""
    drawn = tickets(seed, "T-1", "L04", ["B1", "B2", "B3"])
    said = recipe(drawn)
    for ticket in drawn:
        shell = subprocess.run(["sh", "-c", ticket.command], capture_output=True, text=True)
        assert shell.stdout.split()[0] == ticket.digest
        assert ticket.command in said.zh
        assert ticket.command in said.en
        assert ticket.digest in said.en


@given(SEEDS, BIDS, st.randoms(use_true_random=False))
def test_rows_in_another_order_change_nothing(seed: str, bids: list[str], chance: object) -> None:
    """The order drawn depends on seed and bid alone, not on where a bid stands."""
    shuffled = list(bids)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tickets(seed, "T", "L", bids) == tickets(seed, "T", "L", shuffled)


@given(SEEDS, BIDS)
def test_a_bid_less_keeps_the_order(seed: str, bids: list[str]) -> None:
    """Taking a bid out of the draw leaves the order of the others."""
    whole = [ticket.bid for ticket in tickets(seed, "T", "L", bids)]
    less = [ticket.bid for ticket in tickets(seed, "T", "L", bids[1:])]
    assert less == [bid for bid in whole if bid != bids[0]]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_every_bid_can_come_first_or_last(count: int) -> None:
    """Over many seeds each bid comes first, and last, about equally often."""
    bids = [f"B{n}" for n in range(count)]
    orders = [tickets(str(seed), "T", "L", bids) for seed in range(3_000)]
    for place in (0, -1):
        often = Counter(order[place].bid for order in orders)
        assert set(often) == set(bids)
        # six standard deviations of a fair draw
        assert all(abs(n - 3_000 / count) < 6 * (3_000 / count) ** 0.5 for n in often.values())


def test_lots_and_tenders_are_drawn_apart() -> None:
    """One seed does not give the same organisation the first place on every lot."""
    firsts = {tickets("1", "T", f"L{n}", ["B1", "B2"])[0].bid for n in range(20)}
    assert firsts == {"B1", "B2"}


@pytest.mark.parametrize("word", ["抽签", "draw", " Draw "])
def test_a_ruling_may_leave_it_to_the_draw(word: str) -> None:
    """A tie ruling that says 'draw' takes its order from the draw."""
    dossier = tied("384617", word)
    assert drawn_order(dossier, "L1") == tuple(ticket.bid for ticket in draw(dossier, "L1"))


def test_a_ruling_may_name_the_order() -> None:
    """A tie ruling that names the bids is followed as it stands."""
    assert drawn_order(tied("384617", "B3; B1"), "L1") == ("B3", "B1")


def test_without_a_seed_nothing_is_drawn() -> None:
    """A draw without a public value is refused, and the cell to fill in is named."""
    dossier = tied(None)
    tender = replace(dossier.tender, draw_seed="  ")
    for each in (dossier, replace(dossier, tender=tender)):
        with pytest.raises(TenderError) as refused:
            drawn_order(each, "L1")
        assert [finding.code for finding in refused.value.findings] == ["T102"]
