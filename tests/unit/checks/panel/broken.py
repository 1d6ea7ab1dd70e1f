"""What raises each check of the panel, and nothing else."""

from tests.builder import Change, add, put, remove, tender
from tests.unit.checks.good import member


def steps_down(id: str, lot: str | None = None) -> Change:
    """Return the change by which a member steps down."""
    return add(
        "rulings", what="recusal", subject=id, decision=lot, reason="曾任供应商理事",
        who="采购人", when="2026-03-24T08:00:00",
    )  # fmt: skip


BROKEN: dict[str, tuple[Change, ...]] = {
    "P101": (tender(budget="10000000"),),
    "P102": (member("E6"),),
    "P103": (put("panel", "E4", role="purchaser"),),
    "P104": (put("panel", "E2", chair=True),),
    "P105": (put("panel", "E1", chair=False), put("panel", "E5", chair=True)),
    "P106": (put("panel", "E4", unit="清河市文化广电和旅游局艺术科"),),
    "P107": (put("panel", "E4", unit="清河市政府采购服务中心采购二部"),),
    "P108": (put("panel", "E3", declaration=None),),
    "P109": (put("panel", "E3", declaration="conflict"),),
    "P110": (steps_down("E3", "L02"),),
    "P111": (put("panel", "E1", unit="书香社会服务中心培训部"),),
    "P112": (put("panel", "E1", phone="0300 8720108"),),
    "P113": (put("panel", "E1", name="章伯钧"),),
}
CLEAN: dict[str, tuple[Change, ...]] = {
    "P101": (tender(budget="10000000"), member("E6"), member("E7")),
    "P109": (
        put("panel", "E3", declaration="conflict"),
        steps_down("E3"),
        member("E6"),
    ),
    "P110": (steps_down("E3"), member("E6")),
    "P112": (put("panel", "E1", email="shen@qq.com"),),
    "P113": (remove("bids", "B12"), remove("bids", "B22"), put("panel", "E1", name="章伯钧")),
}
"""What comes close and raises nothing."""
