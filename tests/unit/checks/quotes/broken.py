"""What raises each check of the quotes, and what comes close."""

from tests.builder import Change, Document, put
from tests.unit.checks.scored import fails, line, quotes, ruling


def in_ten_thousands(document: Document) -> None:
    """Write every amount of the tender in 万元."""
    quotes("9.1", "8.63", "9.42", "9.79")(document)
    document["tender"]["budget"] = "10"
    document["lots"][0].update(budget="10", ceiling="10")


BROKEN: dict[str, tuple[Change, ...]] = {
    "Q103": (put("bids", "B4", quote="100000.01"),),
    "Q201": (put("bids", "B2", quote_words="捌万陆仟零叁拾元整"), lambda d: d["items"].clear()),
    "Q202": (line("B1", "场地", amount="21500"),),
    "Q203": (put("bids", "B1", quote="91400", quote_words=None),),
    "Q204": (line("B2", "场地", quantity="1000", unit_price="24.999"),
             line("B2", "宣传", unit_price="11301", amount="11301"),
             line("B2", "场地", amount="24999")),
    "Q205": (quotes("86000", "44000", "94200", "97900"),),
    "Q210": (put("bids", "B3", quote="9.42"),),
    "Q212": (in_ten_thousands,),
    "Q213": (
        quotes("86000", "44000", "94200", "97900"),
        ruling("low_price", "B2", "rejected", reason="报价过低"),
    ),
    "Q211": (ruling("price", "B4", "90000"),),
    "Q209": (put("bids", "B3", conditions="首付款不低于80%"),),
}  # fmt: skip
CLEAN: dict[str, tuple[Change, ...]] = {
    "Q103 at the ceiling": (put("bids", "B4", quote="100000"),),
    "Q103 on record": (put("bids", "B4", quote="100000.01"), fails("B4")),
    "Q201 settled": (
        put("bids", "B3", quote="94200", quote_words="玖万肆仟零贰拾元整"),
        ruling("price", "B3", "94020"),
    ),
    "Q203 settled": (
        put("bids", "B1", quote="91400", quote_words=None),
        ruling("price", "B1", "91000.00"),
    ),
    "Q203 refused": (put("bids", "B4", quote="97900"), ruling("price", "B4", "rejected")),
    "Q205 at the line": (quotes("86000", "45000", "94200", "97900"),),
    "Q205 examined": (
        quotes("86000", "44000", "94200", "97900"),
        ruling("low_price", "B2", "accepted"),
    ),
    "Q205 before the rule": (
        quotes("86000", "44000", "94200", "97900"),
        lambda d: d["tender"].update(published="2026-01-31"),
    ),
    "Q201 labelled": (put("bids", "B3", quote_words="总价：玖万肆仟贰佰元整（含税）"),),
    "Q201 in figures": (put("bids", "B3", quote_words="9.42万元"),),
    "Q201 unreadable and settled": (
        put("bids", "B3", quote_words="about ninety thousand"),
        ruling("price", "B3", "94200"),
    ),
    "Q210 examined": (
        quotes("91000", "9.5", "94200", "97900"),
        ruling("low_price", "B2", "accepted"),
    ),
    "Q202 and Q203 settled": (
        line("B1", "场地", unit_price="0.42", amount="2.10"),
        ruling("price", "B1", "70002.10"),
    ),
    "Q212 without limits": (
        quotes("910", "863", "942", "979"),
        lambda d: d["tender"].pop("budget"),
        lambda d: [d["lots"][0].pop(key) for key in ("budget", "ceiling")],
    ),
    "Q213 heard": (
        quotes("86000", "44000", "94200", "97900"),
        ruling("low_price", "B2", "rejected", reason="现场书面说明，未提交成本证明"),
    ),
    "Q211 confirmed as it was": (ruling("price", "B4", "97900"),),
    "Q209 nothing": (put("bids", "B3", conditions="无"),),
    "Q209 on record": (
        put("bids", "B3", conditions="首付款不低于80%"),
        lambda d: d["screening"].extend(
            {
                "bid": bid,
                "stage": "conformity",
                "requirement": "没有不能接受的附加条件",
                "passed": True,
            }
            for bid in ("B1", "B2", "B3", "B4")
        ),
    ),
}
"""What comes close and raises nothing."""
