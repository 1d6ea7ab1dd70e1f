"""What a rule is called in a sentence: by its id and its own words, or by what it says of lots."""

from collections.abc import Sequence

from evaluation.allocation.problem import Problem
from evaluation.core.text import Text

_STATED = ("bids.", "capacity.", "goal.")
"""Rules that nobody knows by an id: what bidders state, and goals that were frozen."""


def called(problem: Problem, id: str, each: Sequence[str] = ()) -> Text:
    """Return what the rule `id` is called.

    Args:
        each: for whom of those it is repeated for, where that is to be said.

    Example:
        >>> from evaluation.allocation.problem import Metric, Rule
        >>> rule = Rule(id="R3", metric=Metric.COUNT, at_most=3, text=Text("至多3个。", "At most 3."))
        >>> called(Problem(funds={}, lots=(), rules=(rule,)), "R3", ["T07"]).en
        'R3 “At most 3” (T07)'
        >>> called(Problem(funds={}, lots=()), "exclusive.L03,L04").en
        'at most one of the lots L03, L04'
    """
    rule = next((one for one in (*problem.rules, *problem.conditions) if one.id == id), None)
    who = ", ".join(filter(None, each))
    zh, en = (f"（{'、'.join(filter(None, each))}）", f" ({who})") if who else ("", "")
    if rule is None:
        name = own_name(id)
    elif rule.text is None:
        name = Text(id, id)
    elif id.startswith(_STATED):
        name = _bare(rule.text)
    else:
        said = _bare(rule.text)
        name = Text(f"{id}“{said.zh}”", f"{id} “{said.en}”")
    return Text(name.zh + zh, name.en + en)


def own_name(id: str) -> Text:
    """Return what a mandate, an exclusion or a prerequisite says; the id of any other row."""
    kind, _, names = id.partition(".")
    names = names.removesuffix(".mandatory")
    listed = names.replace(",", ", ")
    words = {
        "lots": Text(f"包 {names} 必须安排", f"lot {names} is mandatory"),
        "exclusive": Text(
            f"包 {names.replace(',', '、')} 至多安排一个", f"at most one of the lots {listed}"
        ),
        "requires": Text(
            f"包 {names.replace(',', ' 以 ', 1)} 为前提", f"lot {names.replace(',', ' needs ', 1)}"
        ),
    }
    return words.get(kind, Text(id, id))


def together(names: Sequence[Text]) -> Text:
    """Return `names` as one list.

    Example:
        >>> together([Text("甲", "A"), Text("乙", "B"), Text("丙", "C")]).en
        'A, B and C'
    """
    *first, last = names
    before = ", ".join(name.en for name in first)
    return Text(
        "、".join(name.zh for name in names), f"{before} and {last.en}" if first else last.en
    )


def _bare(text: Text) -> Text:
    return Text(text.zh.rstrip("。．. "), text.en.rstrip("。．. "))
