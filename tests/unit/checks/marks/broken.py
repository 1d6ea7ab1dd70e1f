"""What raises each check of the marks, and what comes close."""

from tests.builder import Change, put
from tests.unit.checks.scored import BASE, BIDS, EXPERTS, mark, ruling


def level(lead: int) -> Change:
    """Return the change that makes B1 and B2 equal but for `lead` points, marks and prices."""

    def change(document: dict[str, object]) -> None:
        for row in document["marks"]:  # type: ignore[attr-defined]
            if row["bid"] in ("B1", "B2") and row["criterion"] in BASE:
                row["mark"] = {"T1": "40", "T2": "20"}[row["criterion"]]
        for bid in document["bids"][:2]:  # type: ignore[index]
            bid.update(quote="91000", quote_words=None)
        document["items"] = []
        # equal prices would be a pattern of their own
        document["bids"][1]["quote"] = f"{91000 + lead}"  # type: ignore[index]

    return change


AS_E1 = tuple(
    mark("E2", bid, code, str(points[at] + (code == "T1") * (at != 3)))
    for code, points in BASE.items()
    for at, bid in enumerate(BIDS)
)
"""Let E2 give the marks of E1."""

BROKEN: dict[str, tuple[Change, ...]] = {
    "M102": (mark("E3", "B2", "O", "4"),),
    "M201": (mark("E2", "B4", "T1", "16"),),
    "M202": tuple(
        mark("E4", bid, code, str(points[at] - drop))
        for code, points, drop in (("T1", BASE["T1"], 7), ("T2", BASE["T2"], 4))
        for at, bid in enumerate(BIDS)
    ),
    # B1 leads by E1 alone: 2 points in each of two criteria, 0.3 in price, against 0.6 of E2 to E5
    "M203": (
        level(0),
        lambda d: d["bids"][0].update(quote="90900"),
        mark("E1", "B1", "T1", "43"), mark("E1", "B1", "T2", "23"),
        mark("E2", "B2", "T1", "41"), mark("E3", "B2", "T1", "41"), mark("E4", "B2", "T2", "21"),
    ),
    # E1's mark for the plan carries B1, but E1's mark for the team takes as much away
    "M209": (
        put("criteria", "T2", descriptor="每缺一项扣3分；0.5分为一档"),
        mark("E1", "B3", "T2", "18.3"),
    ),
    "M204": (
        level(0),
        lambda d: d["bids"][0].update(quote="90900"),
        mark("E1", "B1", "T1", "44"), mark("E1", "B1", "T2", "17"),
        mark("E2", "B1", "T1", "40.5"),
    ),
    "M205": AS_E1,
    "M206": tuple(
        mark("E3", bid, code, full)
        for code, full in (("T1", "50"), ("T2", "30"))
        for bid in ("B1", "B2")
    ),
    "M208": (ruling("tie", "L1", "B2; B1"),),
    "M207": (mark("E2", "B3", "P", "12"),),
}  # fmt: skip
TIED = (
    level(0),
    lambda d: d["bids"][1].update(quote="91000"),
    lambda d: d["bids"][2].update(quote="96000"),
)
"""B1 and B2 have the same total and, so that nothing else tells them apart, the same quote."""

CLEAN: dict[str, tuple[Change, ...]] = {
    "M201 below the line": (mark("E2", "B4", "T1", "16.5"),),
    "M201 corrected": (
        mark("E2", "B4", "T1", "16"),
        ruling("correction", "B4", "28", criterion="T1", expert="E2"),
    ),
    "M201 agreed": (
        mark("E2", "B4", "T1", "16"), ruling("consensus", "B4", "30", criterion="T1"),
    ),
    "M102 corrected": (
        mark("E3", "B2", "O", "4"),
        ruling("correction", "B2", "5", criterion="O", expert="E3"),
    ),
    "M205 all but one": (*AS_E1, mark("E2", "B3", "T2", "19.5")),
    "everybody the same": tuple(mark(expert, "B4", "T2", "17") for expert in EXPERTS),
}  # fmt: skip
"""What comes close and raises nothing."""
