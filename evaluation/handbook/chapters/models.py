"""The five ways in which the cell Model says how a criterion gives points."""

from evaluation.core.text import Text
from evaluation.formula.quantities import Kind
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose, Sample

FORMS: dict[str, tuple[Text, tuple[str, ...], Kind, Text]] = {
    "known": (
        Text("已知公式", "A known formula"),
        ("lowest_ratio", "bilinear(x=0.85)", "低价优先法"),
        "price",
        Text(
            "写公式的键或名称，参数写在括号里；全部公式见“已知公式”。价格因素留空时，用采购方式的默认公式。",
            "Its key or its title, with parameters in parentheses; the chapter on known formulas has "
            "them all. A blank cell of a price criterion takes the usual formula of the method.",
        ),
    ),
    "own": (
        Text("自己的公式", "A formula of one's own"),
        ("= points * low / price", "= MAX(0, points - (price - low) / low * 100)"),
        "price",
        Text(
            "以等号开头，用“公式语言”中的名称、运算符和函数。",
            "It begins with =, and is written in the formula language.",
        ),
    ),
    "intervals": (
        Text("区间表", "A table of intervals"),
        ("[0,3) 0; [3,5) 2; [5,) 4",),
        "objective",
        Text(
            "方括号含端点，圆括号不含；省略的端点为无穷。各区间不得重叠；落在区间之外没有分数，不是 0 分。",
            "A square bracket includes the bound, a round one does not; a bound left out is infinite. "
            "Intervals may not overlap; outside all of them there are no points, which is not 0.",
        ),
    ),
    "choices": (
        Text("选项表", "A list of choices"),
        ("5A 6; 4A 4; other 0", "省级 3; 市级 2; 其他 0"),
        "objective",
        Text(
            "只用于客观因素：每项写事实和得分；“其他”（other）为未列出的情形。",
            "For objective criteria: each fact with its points; other is whatever is not listed.",
        ),
    ),
    "yes_no": (
        Text("是非项", "Yes or no"),
        ("yes/no", "是/否"),
        "objective",
        Text(
            "只用于客观因素：事实为 1 得满分，为 0 不得分。",
            "For objective criteria: the fact 1 gets full points, 0 gets none.",
        ),
    ),
}
"""Each form: its title, cells that a person may write, the kind of criterion, what to know."""


def chapter() -> Chapter:
    """Return the chapter on the models of criteria."""
    said = Text(
        "评审因素有三类：主观因素由专家打分，不写计分办法；客观因素按“客观事实”表的数值计分；价格因素按"
        "评审价计分。后两类在“计分办法”写下列形式之一。",
        "A criterion is subjective (experts mark it, and it has no model), objective (the sheet Facts "
        "decides) or the price. The last two have one of these forms in the cell Model.",
    )
    return Chapter(
        key="models",
        title=Text("计分办法", "Models of criteria"),
        blocks=(Prose(said),),
        entries=tuple(_entry(key) for key in FORMS),
    )


def _entry(key: str) -> HandbookEntry:
    title, cells, _, said = FORMS[key]
    text = "\n".join(cells)
    return HandbookEntry(
        key=f"form.{key}",
        kind="form",
        title=title,
        names=(title.zh, title.en, *cells) if key == "yes_no" else (title.zh, title.en),
        blocks=(Prose(said), Sample(Text(text, text))),
    )
