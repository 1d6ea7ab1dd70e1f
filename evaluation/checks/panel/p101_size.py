"""P101: the panel has as many members as method and budget ask for."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.panel.composition import benches, wanted_size
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each panel from which nobody stepped down."""
    size = wanted_size(case)
    if size is None:
        return
    if not case.dossier.panel:
        yield lacking(
            "“评审小组”表为空；请填写成员", "the sheet Panel is empty; fill in its members"
        )
    for bench in benches(case.dossier):
        if bench.changed:
            continue
        count, place = len(bench.members), case.dossier.panel[0].at("id")
        figures, wanted = {"members": str(count)}, str(size.least)
        if count < size.least:
            yield raised(
                f"{bench.of.zh}评审小组 {count} 人，应不少于 {wanted} 人；请补足",
                f"{bench.of.en}the panel has {count} members and needs at least {wanted}; add some",
                place,
                subject=bench.subject,
                figures=figures,
                threshold=wanted,
                law=size.law,
                cite=size.law[0].cite,
            )
        elif size.unsure:
            yield lacking(
                f"{bench.of.zh}没有预算金额，无法核对是否需要更多成员",
                f"{bench.of.en}there is no budget, so it cannot be told whether more are needed",
                case.dossier.tender.at("budget"),
                subject=bench.subject,
            )
        else:
            yield clear(bench.subject, place, figures=figures, threshold=wanted, law=size.law)


CHECK = Check(
    code="P101",
    title=Text("评审小组人数", "Size of the panel"),
    says=Text(
        "评审小组人数少于该采购方式和预算金额要求的人数。",
        "The panel has fewer members than the method and the budget ask for.",
    ),
    cite=Text(
        "财政部令第87号第四十七条；财政部令第74号第七条",
        "Order 87, art. 47; Order 74, art. 7",
    ),
    severity=Severity.ERROR,
    look=look,
    parameters=(
        "cn/87/committee_members_min",
        "cn/87/committee_members_large_min",
        "cn/87/committee_large_budget_from",
        "cn/214/group_members_min",
        "cn/214/group_members_large_min",
        "cn/74/group_members_min",
        "cn/74/group_members_large_min",
        "cn/2019_55/public_tender_threshold_goods_services",
    ),
    needs=Text("评审小组；采购项目或采购包：预算金额", "Panel; Tender or Lots: budget"),
    example=Text(
        "公开招标预算1000万元，评标委员会5人：应为7人以上。",
        "An open tender of 10 million with 5 members: 7 are needed.",
    ),
    innocent=Text(
        "地方的公开招标数额标准不同；请用本单位的法规文件夹覆盖。",
        "The province has another public-tender threshold: lay your own law file over ours.",
    ),
)
