"""Exact scoring of 2,000 bids x 15 criteria x 7 experts, against floats in pandas and bid-evaluation.

All three are given the same tender in memory. What pandas needs to arrange the marks as a frame is
shown apart: our form is the records, its form is the frame.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import (
    Bid,
    Criterion,
    Dossier,
    Expert,
    Lot,
    Tender,
    Tenderer,
)
from evaluation.scoring.evaluate import evaluate

BIDS, CRITERIA, EXPERTS, ROUNDS = 2000, 15, 7, 5

PEER = """
import random, sys, time
import pandas as pd
from bid_evaluation import Evaluator
bids, criteria, experts = map(int, sys.argv[1:])
random.seed(1)
marks = [
    pd.DataFrame({e: [random.randint(0, 60) / 10 for _ in range(bids)] for e in range(experts)})
    for _ in range(criteria - 1)
]
prices = [random.randint(80000, 120000) for _ in range(bids)]
judge = Evaluator()
for i in range(criteria - 1):
    judge.direct(f"T{i}", 6, input_scale=6)
judge.min_ratio("price", 16)
best = None
for _ in range(5):
    start = time.process_time()
    frame = pd.DataFrame({f"T{i}": m.mean(axis=1) for i, m in enumerate(marks)} | {"price": prices})
    judge.evaluate(frame)
    spent = time.process_time() - start
    best = spent if best is None else min(best, spent)
print(best)
"""
"""The peer in a process of its own; it is given the experts' marks as frames already."""


def dossier() -> Dossier:
    """Return a tender of the benchmark's size; the same one every time."""
    random.seed(1)
    technical = tuple(
        Criterion(code=f"T{i}", title="", kind="subjective", max_points=Decimal(6))
        for i in range(CRITERIA - 1)
    )
    price = Criterion(
        code="P", title="", kind="price", max_points=Decimal(16), model="lowest_ratio"
    )
    bids = tuple(
        Bid(id=f"B{i}", lot="L", tenderer=f"O{i}", quote=Decimal(random.randint(80000, 120000)))
        for i in range(BIDS)
    )
    experts = tuple(Expert(id=f"E{i}", name="") for i in range(EXPERTS))
    return Dossier(
        tender=Tender(id="T", title="", buyer="", method="points", published=date(2026, 3, 2)),
        lots=(Lot(id="L", title=""),),
        criteria=(*technical, price),
        panel=experts,
        tenderers=tuple(Tenderer(id=f"O{i}", name="") for i in range(BIDS)),
        bids=bids,
        marks=Marks(
            {
                (bid.id, criterion.code): {
                    expert.id: Decimal(random.randint(0, 60)) / 10 for expert in experts
                }
                for bid in bids
                for criterion in technical
            }
        ),
    )


def best(work: Callable[[], object]) -> float:
    """Return the least CPU seconds `work` took in some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    """Time the three and print the ratios."""
    import pandas as pd

    tender = dossier()
    ours = best(lambda: evaluate(tender))

    def arranged() -> "pd.DataFrame":
        rows = [
            (bid, criterion, expert, float(mark))
            for (bid, criterion), by_expert in tender.marks.values.items()
            for expert, mark in by_expert.items()
        ]
        return pd.DataFrame(rows, columns=["bid", "criterion", "expert", "mark"])

    def scored(frame: "pd.DataFrame") -> "pd.Series[float]":
        points = frame.groupby(["bid", "criterion"])["mark"].mean().unstack().round(2)
        prices = pd.Series({bid.id: float(bid.quote or 0) for bid in tender.bids})
        total = (points.sum(axis=1) + (16 * prices.min() / prices).round(2)).round(2)
        order = pd.DataFrame({"total": -total, "price": prices}).sort_values(["total", "price"])
        return order["total"].rank(method="min")

    frame = arranged()
    floats = best(lambda: scored(frame))
    whole = best(lambda: scored(arranged()))
    peer = float(
        subprocess.run(
            (sys.executable, "-c", PEER, str(BIDS), str(CRITERIA), str(EXPERTS)),
            check=True, capture_output=True, text=True,
        ).stdout
    )  # fmt: skip
    print(f"exact {ours:.3f} s; pandas floats {floats:.3f} s, with arranging {whole:.3f} s CPU")
    print(f"ratio to pandas {ours / floats:.2f}, with arranging {ours / whole:.2f} (goal: below 1)")
    print(f"bid-evaluation {peer:.3f} s; ratio {ours / peer:.2f} (goal: below 1)")


if __name__ == "__main__":
    main()
