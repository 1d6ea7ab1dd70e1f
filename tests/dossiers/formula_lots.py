"""A tender in which each lot is scored by another formula."""

from collections.abc import Sequence
from typing import Any

from evaluation.formula.catalogue import KnownFormula
from evaluation.law.method import Method

QUOTES, MARKS, COSTS, FACTS = ("80", "100", "120"), ("60", "70", "40"), ("30", "5", "0"), (3, 5, 8)
PANEL = ("E1", "E2", "E3", "E4", "E5")
WEIGHTS = "technical_weight=0.8; price_weight=0.2"


def formula_lots(method: Method, formulas: Sequence[KnownFormula]) -> dict[str, Any]:
    """Return the JSON form of a tender under `method` with a lot of three bids for each formula.

    The models are those of the worked examples. A lot with the formula of an objective criterion
    has the method's own price formula, or the low price ratio.
    """
    weighed = "technical_weight" in (method.total or "")
    full = "100" if weighed else "30"
    lots = {f"L{at:02}": formula for at, formula in enumerate(formulas, start=1)}
    bids = [(f"{lot}-{n}", lot, n) for lot in lots for n in range(3)]
    return {
        "tender": {
            "id": "F-1", "title": "f", "buyer": "b", "method": method.key,
            "published": "2026-03-01", "rounding": "criterion 2; price 3; total 2",
            **({"parameters": WEIGHTS, "technical_minimum": "20"} if weighed else {}),
        },
        "lots": [
            {"id": lot, "title": formula.key, "ceiling": "150", "budget": "150"}
            for lot, formula in lots.items()
        ],
        "criteria": [
            {"code": "T", "title": "t", "kind": "subjective",
             "max_points": "100" if weighed else "70"},
            *(_criterion(lot, formula, full) for lot, formula in lots.items()),
            *(
                {"code": f"R{lot}", "title": "price", "kind": "price", "max_points": "30",
                 "lots": lot, "model": "lowest_ratio"}
                for lot, formula in lots.items() if formula.kind == "objective"
            ),
        ],
        "panel": [{"id": id, "name": id, "role": "expert", "chair": id == "E1"} for id in PANEL],
        "tenderers": [{"id": f"S{n}", "name": f"s{n}", "type": "company"} for n in range(3)],
        "bids": [{"id": bid, "lot": lot, "tenderer": f"S{n}", "quote": QUOTES[n]}
                 for bid, lot, n in bids],
        "screening": [{"bid": bid, "requirement": "sealed", "stage": "conformity", "passed": True}
                      for bid, _, _ in bids],
        "facts": [
            {"bid": bid, "criterion": f"C{lot}",
             "value": COSTS[n] if lots[lot].kind == "price" else str(FACTS[n])}
            for bid, lot, n in bids
            if lots[lot].kind == "objective" or lots[lot].key == "life_cycle_cost"
        ],
        "marks": [{"expert": id, "bid": bid, "criterion": "T", "mark": MARKS[n]}
                  for bid, _, n in bids for id in PANEL],
    }  # fmt: skip


def _criterion(lot: str, formula: KnownFormula, full: str) -> dict[str, Any]:
    return {
        "code": f"C{lot}", "title": formula.title.en, "kind": formula.kind, "max_points": full,
        "lots": lot, "model": formula.examples[0].cell,
    }  # fmt: skip
