"""What may tell bids with equal totals apart: each step of a tie chain, in one table.

Methods, scoring, the audit workbook, the recipe and the documents all say it from here.
"""

from dataclasses import dataclass

from evaluation.core.text import Text

CRITERION = "criterion "
"""How the step of one criterion begins; its code follows."""

CRITERION_WORDS = ("criterion", "评审因素")


@dataclass(frozen=True, slots=True, kw_only=True)
class TieStep:
    """A step of a tie chain.

    Args:
        key: as methods name it.
        name: what a person may write for it, besides the key.
        order: who comes first, as documents say it.
        exactly: the same as a sentence for somebody who calculates it anew; ``{zh}`` and ``{en}``
            stand for the word of a ruling on a tie.
        lower_first: whether the lower figure comes first.
        column: the column of Bids without which it decides nothing.
        law: key of the parameter that prescribes it somewhere; None where it is merely usual.
    """

    key: str
    name: Text
    order: Text
    exactly: Text
    lower_first: bool = True
    column: str | None = None
    law: str | None = None


_STEPS = (
    TieStep(
        key="quote",
        name=Text("报价", "quote"),
        order=Text("报价低者在前", "lower quote first"),
        exactly=Text("报价低者优先。", "The lower quote comes first."),
        column="quote",
        law="cn/87/rank_order",
    ),
    TieStep(
        key="evaluated_price",
        name=Text("评审价", "evaluated price"),
        order=Text("评审价低者在前", "lower evaluated price first"),
        exactly=Text("评审价低者优先。", "The lower evaluated price comes first."),
        column="quote",
    ),
    TieStep(
        key="technical",
        name=Text("技术商务得分", "technical points"),
        order=Text("技术商务得分高者在前", "higher technical points first"),
        exactly=Text(
            "非价格得分合计（修约后）高者优先。",
            "More points other than price (after rounding) come first.",
        ),
        lower_first=False,
    ),
    TieStep(
        key="received",
        name=Text("递交时间", "time of receipt"),
        order=Text("先递交者在前", "earlier receipt first"),
        exactly=Text("递交时间早者优先（到秒）。", "The earlier time of receipt, to the second."),
        column="received",
    ),
    TieStep(
        key="draw",
        name=Text("抽签", "drawing of lots"),
        order=Text("抽签等评审决定", "ruling, such as a draw"),
        exactly=Text(
            "按该包最后一条“{zh}”决定的次序；没有列入或没有决定的，不分先后。",
            "By the order in the last ruling '{en}' on the lot; bids it does not name stay equal.",
        ),
        law="cn/87/tie_default",
    ),
)
TIE_STEPS = {step.key: step for step in _STEPS}


def tie_step(key: str) -> TieStep:
    """Return the step with `key`, also where it is that of a criterion.

    Example:
        >>> tie_step("quote").order.say("en"), tie_step("criterion T1").order.say("en")
        ('lower quote first', 'higher points for T1 first')
    """
    if key in TIE_STEPS:
        return TIE_STEPS[key]
    code = key.removeprefix(CRITERION).strip()
    return TieStep(
        key=key,
        name=Text(f"{CRITERION_WORDS[1]} {code}", f"{CRITERION_WORDS[0]} {code}"),
        order=Text(f"{code}得分高者在前", f"higher points for {code} first"),
        exactly=Text("该因素修约后得分高者优先。", "More points for this criterion come first."),
        lower_first=False,
    )
