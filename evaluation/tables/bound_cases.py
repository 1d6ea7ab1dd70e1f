"""The upper bound of a plan, case by case, so that anybody can add it up."""

from collections.abc import Iterator
from fractions import Fraction

from evaluation.core.exact import show
from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import Text
from evaluation.planning.plan import Plan, named
from evaluation.planning.proving import BoundTerm, Sum, bound_sums

DIGITS = 15
"""Decimals that are printed; multipliers are cut so short that none is lost."""

ALL_PLANS = Text("全部方案", "all plans")
LARGEST = Text("最大的上界（价值为整数，取整）", "The largest bound (values are whole numbers)")
OF_PLAN = Text("方案价值", "Value of the plan")
ADDS = Text(
    "任何方案都属于且只属于一种情形。各包余值 = 价值 − Σ 乘数 × 用量，每包取其各响应中的最大者，小于 0 的取 0；"
    "情形中写明安排的包不取 0。“≥”规则的乘积取负号。全部数字在审计工作簿“资金分配”表中可逐项重算。",
    "Every plan falls into exactly one case. What a lot adds = value − Σ multiplier × use, the largest of "
    "its bids, and 0 where that is below 0; no 0 for a lot that the case funds. A rule with ≥ counts "
    "negative. The sheet Allocation of the audit workbook adds up every figure again.",
)


def bound_table(plan: Plan) -> Table:
    """Return a row for each case, then the largest bound and the value of `plan`.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.planning.plan import planned
        >>> from evaluation.resources import shipped
        >>> table = bound_table(planned(run(shipped("tenders") / "qinghe-2026")))
        >>> table.only("case", "bound").texts("en")[-1]
        ['Value of the plan', '2029135']
    """
    return Table(
        key="bound",
        title=Text(
            "上界的加总（金额以最小货币单位计）",
            "The upper bound added up (money in minor units)",
        ),
        columns=(
            column("case"),
            column("terms"),
            column("lots", "number", term="lots_add"),
            column("bound", "number"),
        ),
        rows=tuple(_rows(plan)),
        remarks=tuple(_cannot(plan)),
        notes=(ADDS,),
    )


def _cannot(plan: Plan) -> Iterator[Text]:
    if plan.proof is not None and plan.proof.cannot:
        cannot, options = len(plan.proof.cannot), plan.decision.program.size
        yield Text(
            f"仅凭该上界即可断定：{options} 个可选项中有 {cannot} 个不可能出现在同样好的方案中。",
            f"The bound alone shows that {cannot} of {options} options are in no plan as good.",
        )


def _rows(plan: Plan) -> Iterator[Row]:
    if plan.proof is None:
        return
    for added in bound_sums(plan):
        terms = tuple(map(_term, added.terms))
        yield row(
            _case(added),
            joined(terms, "\n", "\n") if terms else None,
            _figure(added.lots),
            _figure(added.bound),
        )
    yield row(LARGEST, None, None, plan.proof.bound, look="sum")
    yield row(OF_PLAN, None, None, plan.decision.value, look="sum")


def _case(added: Sum) -> Text:
    """Return which lots the plans of a case fund, and which bids they do not."""
    outside = [f"{lot} ({bid})" for lot, bid in added.outside]
    said = []
    if added.inside:
        inside = added.inside
        said.append(Text(f"安排 {'、'.join(inside)}", f"with {', '.join(inside)}"))
    if outside:
        said.append(Text(f"不安排 {'、'.join(outside)}", f"without {', '.join(outside)}"))
    return joined(said) if said else ALL_PLANS


def _term(term: BoundTerm) -> Text:
    name = named(Text(f"{term.id} {term.each}".strip(), f"{term.id} {term.each}".strip()))
    sense = "≤" if term.sense == "at_most" else "≥"
    figures = f"× {show(term.multiplier, DIGITS)} = {show(term.product, DIGITS)}"
    return Text(
        f"{name.zh} {sense} {term.limit}；{figures}", f"{name.en} {sense} {term.limit}; {figures}"
    )


def _figure(figure: Fraction) -> Cell:
    said = show(figure, DIGITS)
    return Cell(figure, shown=Text(said, said))
