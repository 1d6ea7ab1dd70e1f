"""Whether a plan may decide: by an announced rule, or for comparison only."""

from collections.abc import Iterator, Sequence

from evaluation.allocation import Mode
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.records import Tender
from evaluation.scoring.result import Evaluation

CODES = {Mode.PORTFOLIO: "F220", Mode.SERIAL: "F221", Mode.RANK_BOUND: "F222"}
"""The code of what is said of each mode."""
_WHERE = Text(
    "请在“采购项目”表写明“分配规则公布于”何处；没有公布的，此方案只可用于比较",
    "write on the sheet Tender, Allocation announced in, where they did; where they did not, the "
    "plan may serve for comparison only",
)
_ANNOUNCED = {
    Mode.SERIAL: Text(
        "只有采购文件事先公布了每家中标上限、包序和递补办法（兼投限中），才可按此方式确定中标人",
        "this procedure may decide only where the documents announced the caps, the order of the "
        "lots and who comes next",
    ),
    Mode.PORTFOLIO: Text(
        "只有采购文件事先公布了可以跨包比较、按总体最优确定中标人，才可越过第一候选人",
        "first candidates may be passed over only where the documents announced that the lots are "
        "decided together, and by which rule",
    ),
}
_LEFT = Text(
    "方案不安排 {lots}，而该包有第一候选人；只有采购文件事先公布了由预算决定安排哪些包，"
    "才可不授予合同",
    "the plan leaves {lots} without money although there is a first candidate; a lot may go "
    "unawarded only where the documents announced that the budget decides which lots are funded",
)


def unannounced(evaluation: Evaluation, mode: Mode, left: Sequence[str]) -> Iterator[Finding]:
    """Yield a warning where the law of the method does not let a plan decide.

    Args:
        left: the lots with somebody to give them to that the plan gives to nobody.

    Law:
        Order 87, arts. 29 and 68: a tender is not dropped at will, and a lot goes to its candidates
        in ranked order; other methods name theirs.
    """
    law, tender = evaluation.method.modes[mode], evaluation.dossier.tender
    nothing_chosen = mode is Mode.RANK_BOUND and not left
    if law.when == "free" or nothing_chosen:
        return
    if law.when == "comparison":
        message, place = _compares(evaluation, mode), tender.at("method")
    elif tender.allocation_announced:
        return
    else:
        rule = _ANNOUNCED.get(mode) or Text(
            _LEFT.zh.format(lots="、".join(left)), _LEFT.en.format(lots=", ".join(left))
        )
        message = Text(f"{rule.zh}；{_WHERE.zh}", f"{rule.en}; {_WHERE.en}")
        place = tender.at("allocation_announced")
    yield Finding(
        code=CODES[mode],
        severity=Severity.WARNING,
        message=message,
        place=place,
        cite=law.cite or evaluation.method.cite,
    )


def _compares(evaluation: Evaluation, mode: Mode) -> Text:
    title, called = evaluation.method.title, vocabulary()["allocation_mode"][mode]
    return Text(
        f"按{title.zh}，每个包按候选人名次授予合同；“{called.zh}”方式只可用于比较，不得据以定标",
        f"under {title.en} a lot goes to its candidates in ranked order; the way '{called.en}' may "
        "serve for comparison only, never decide",
    )


def announced(tender: Tender) -> Text | None:
    """Return where the documents announced how lots are chosen; None where the tender says nothing.

    Example:
        >>> from evaluation.resources import shipped
        >>> from evaluation.pipeline import run
        >>> announced(run(shipped("tenders") / "qinghe-2026").dossier.tender).en
        'announced: 招标文件第二章第八条（预算不足时，按分配政策确定安排哪些包）'
    """
    where = tender.allocation_announced
    return Text(f"分配规则公布于：{where}", f"announced: {where}") if where else None
