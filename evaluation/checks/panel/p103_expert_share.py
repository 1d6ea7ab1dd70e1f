"""P103: two thirds of the panel are experts."""

from collections.abc import Iterable
from fractions import Fraction

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.panel.composition import benches
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each panel from which nobody stepped down."""
    panel = case.method.panel
    for bench in benches(case.dossier) if panel else ():
        if bench.changed or not bench.members or panel is None:
            continue
        law, count = case.law(panel.expert_share), len(bench.members)
        experts = sum(member.role == "expert" for member in bench.members)
        figures, place = {"experts": f"{experts}/{count}"}, case.dossier.panel[0].at("role")
        wanted = f"{law.number.numerator}/{law.number.denominator}"
        if Fraction(experts, count) >= law.number:
            yield clear(bench.subject, place, figures=figures, threshold=wanted, law=(law,))
            continue
        yield raised(
            f"{bench.of.zh}{count} 人中评审专家 {experts} 人，应不少于 {wanted}；请增加专家",
            f"{bench.of.en}{experts} of {count} members are experts and at least {wanted} are "
            "needed; add experts",
            place,
            subject=bench.subject,
            figures=figures,
            threshold=wanted,
            law=(law,),
            cite=law.cite,
        )


CHECK = Check(
    code="P103",
    title=Text("评审专家所占比例", "Share of experts"),
    says=Text(
        "评审专家少于成员总数的三分之二。",
        "Fewer than two thirds of the members are experts.",
    ),
    cite=Text(
        "财政部令第87号第四十七条；财政部令第74号第七条", "Order 87, art. 47; Order 74, art. 7"
    ),
    severity=Severity.ERROR,
    look=look,
    parameters=("cn/87/expert_share_min", "cn/214/expert_share_min", "cn/74/expert_share_min"),
    needs=Text("评审小组：身份", "Panel: role"),
    example=Text(
        "5人中采购人代表2人：专家3/5，少于2/3。",
        "2 of 5 represent the purchaser: 3/5 is below 2/3.",
    ),
    innocent=Text("身份选错。", "The role was chosen wrongly."),
)
