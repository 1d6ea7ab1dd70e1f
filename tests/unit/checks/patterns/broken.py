"""What raises each screen, and what comes close. Some patterns contain another by their nature."""

from typing import Any

from evaluation.dossier.reading.traces import FileTrace
from tests.builder import Change
from tests.unit.checks.scored import by_price, fails, line, quotes, ruling

ONE = FileTrace(bid="B1", file="submissions/B1/a.docx", facts={"author": "沈知远"})
OTHER = FileTrace(bid="B2", file="submissions/B2/b.xlsx", facts={"author": "沈知远"})
SECOND = "2026-03-20T06:05:07Z"


def files(fact: str, value: str, *bids: str) -> dict[str, Any]:
    """Return a file of each bid that states `value`."""
    return {
        "files": tuple(
            FileTrace(bid=bid, file=f"submissions/{bid}/{n}.docx", facts={fact: value})
            for n, bid in enumerate(bids)
        )
    }


def only(document: dict[str, Any]) -> None:
    """Leave one bid."""
    document["bids"] = document["bids"][:1]
    for sheet in ("items", "screening", "marks"):
        document[sheet] = [row for row in document[sheet] if row["bid"] == "B1"]


def elsewhere(document: dict[str, Any]) -> None:
    """Put the tender under no particular law."""
    document["tender"].update(method="points", deadline="2026-03-16T09:30:00")


RIGHT_AT_THE_CEILING = quotes("99000", "86300", "94200", "97900")

BROKEN: dict[str, tuple[tuple[Change, ...], dict[str, Any], set[str]]] = {
    "X101": ((quotes("86000", "89000", "92000", "95000"),), {}, {"X101"}),
    "X102": ((quotes("90000", "87300", "84681", "99000"),), {}, {"X102"}),
    "X103": ((by_price, quotes("95000", "96000", "97900", "99400")), {}, {"X103", "X104"}),
    "X104": ((by_price, quotes("90000", "92500", "96500", "99500")), {}, {"X104"}),
    "X105": ((by_price, quotes("70000", "95000", "97500", "99700")), {}, {"X105"}),
    "X107": ((quotes("91000", "86300", "94200", "94200"),), {}, {"X107"}),
    "X108": ((by_price, quotes("70000", "70600", "85000", "97000")), {}, {"X108"}),
    "X109": ((quotes("92000", "46000", "94200", "97900"),), {}, {"X109"}),
    "X110": ((quotes("80000", "48000", "90000", "96000"),), {}, {"X110"}),
    "X111": ((RIGHT_AT_THE_CEILING,), {}, {"X111"}),
    "X112": (
        (
            by_price,
            quotes("45000", "90000", "200000", "290000"),
            lambda d: d["lots"][0].update(ceiling="300000", budget="300000"),
            ruling("low_price", "B1", "accepted"),
            ruling("low_price", "B2", "accepted"),
        ),
        {},
        {"X112"},
    ),
    "X113": (
        (
            line("B2", "人员", unit_price="5690", amount="56900"),
            line("B2", "场地", unit_price="3980", amount="19900"),
            line("B2", "宣传", unit_price="9500", amount="9500"),
        ),
        {},
        {"X113"},
    ),
    "X114": ((), {"files": (ONE, OTHER)}, {"X114"}),
    "X115": ((), files("created", SECOND, "B1", "B3"), {"X115"}),
    "X116": ((only,), {}, {"X116"}),
    "X117": ((), {"admitted": frozenset({"B1", "B2"}), "winners": {"L1": "B1"}}, {"X117", "X121"}),
    "X118": (
        (lambda d: d["bids"][0].update(received="2026-03-24T09:31:00"),),
        {"winners": {"L1": "B1"}, "rescore": None},
        {"X118"},
    ),
    "X119": ((), {"admitted": frozenset({"B1"})}, {"X117", "X119", "X121"}),
    "X120": (
        (by_price, quotes("91000", "89000", "94200", "97900"), fails("B2")),
        {},
        {"X104", "X120"},
    ),
    "X121": ((fails("B3"), fails("B4")), {}, {"X121"}),
    "X122": ((fails("B2"),), {"winners": {"L1": "B2"}, "rescore": None}, {"X122"}),
    "X123": ((elsewhere,), {}, {"X123"}),
}
"""By code: the changes, fields of the case, and all codes that are then raised."""

CLEAN: dict[str, tuple[tuple[Change, ...], dict[str, Any]]] = {
    "X101 three are too few": ((quotes("86000", "90000", "94000", "97000"),), {}),
    "X102 one pair is chance": ((quotes("90000", "87300", "84123", "99001"),), {}),
    "X109 examined": (
        (quotes("92000", "45000", "94200", "97900"), ruling("low_price", "B2", "accepted")),
        {},
    ),
    "X114 the same tenderer": ((), files("author", "沈知远", "B1", "B1")),
    "X114 a program's name": ((), files("author", "Administrator", "B1", "B2")),
    "X115 another second": (
        (),
        {"files": (ONE, FileTrace(bid="B2", file="b", facts={"created": SECOND}))},
    ),
    "X121 one of four": ((fails("B4"),), {}),
    "X123 time enough": (
        (elsewhere, lambda d: d["tender"].update(deadline="2026-03-17T09:30:00")),
        {},
    ),
}
"""What comes close and raises nothing."""
