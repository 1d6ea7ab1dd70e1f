"""P110: after a member steps down, the panel still has the composition of the law."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.panel.composition import Bench, benches, wanted_size
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.law.method_parts import PanelRules
from evaluation.law.parameter import Dated


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each panel from which somebody stepped down."""
    panel = case.method.panel
    changed = [bench for bench in benches(case.dossier) if bench.changed] if panel else []
    for bench in changed:
        if panel is not None:
            yield _bench(case, panel, bench)


def _bench(case: Case, panel: PanelRules, bench: Bench) -> Answer:
    law: list[Dated] = []
    wrong = tuple(_wrong(case, panel, bench, law))
    left = [m for m in case.dossier.panel if rulings_on(case.dossier, "recusal", m.id)]
    place = rulings_on(case.dossier, "recusal", left[0].id)[-1].at("subject")
    experts = sum(member.role == "expert" for member in bench.members)
    figures = {"members": str(len(bench.members)), "experts": str(experts)}
    if not wrong:
        return clear(bench.subject, place, figures=figures, law=tuple(law))
    names = "、".join(member.name for member in left)
    return raised(
        f"{bench.of.zh}{names}回避后，{'；'.join(w.zh for w in wrong)}；请补足成员后重新评审",
        f"{bench.of.en}after {names} stepped down {'; '.join(w.en for w in wrong)}; complete the "
        "panel and evaluate again",
        place,
        subject=bench.subject,
        figures=figures,
        law=tuple(law),
        cite=panel.cite,
    )


def _wrong(case: Case, panel: PanelRules, bench: Bench, law: list[Dated]) -> Iterator[Text]:
    count, size = len(bench.members), wanted_size(case)
    if size is not None:
        law += size.law
        if count < size.least:
            yield Text(
                f"剩 {count} 人，应不少于 {size.least} 人",
                f"{count} members are left and {size.least} are needed",
            )
    if panel.odd and count % 2 == 0:
        yield Text(f"剩 {count} 人，应为单数", f"{count} members are left, not an odd number")
    share = case.law(panel.expert_share)
    law.append(share)
    experts = sum(member.role == "expert" for member in bench.members)
    if count and Fraction(experts, count) < share.number:
        yield Text(
            f"专家 {experts} 人，少于 {share.number}",
            f"{experts} are experts, fewer than {share.number}",
        )


CHECK = Check(
    code="P110",
    title=Text("回避后的组成仍合规", "The panel after a recusal"),
    says=Text(
        "成员回避后，剩下的成员人数、单双或专家比例不合规定。",
        "After a member stepped down, the number of the others, or the share of experts, is not "
        "what the law asks for.",
    ),
    cite=Text("财政部令第87号第四十七条、第四十九条", "Order 87, arts. 47, 49"),
    severity=Severity.ERROR,
    look=look,
    parameters=(
        "cn/87/committee_members_min",
        "cn/87/committee_members_large_min",
        "cn/87/committee_large_budget_from",
        "cn/87/expert_share_min",
        "cn/214/group_members_min",
        "cn/214/group_members_large_min",
        "cn/214/expert_share_min",
        "cn/74/group_members_min",
        "cn/74/group_members_large_min",
        "cn/74/expert_share_min",
        "cn/2019_55/public_tender_threshold_goods_services",
    ),
    needs=Text("评审小组；评审决定：回避", "Panel; Rulings: recusal"),
    example=Text("5人中1人回避，剩4人。", "One of 5 steps down and 4 are left."),
    innocent=Text(
        "已补抽专家，没有录入；请填入评审小组。",
        "A new expert was drawn and not entered; add the member to Panel.",
    ),
)
