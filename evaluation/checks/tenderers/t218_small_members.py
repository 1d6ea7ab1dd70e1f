"""T218: a consortium that is deducted as small has the small members that this takes.

Law:
    Caiku [2020] No. 46, art. 9: a consortium counts as a small or micro enterprise where all of its
    members are; with at least 30 % of the contract for small ones, the lower rate applies.
"""

from collections.abc import Iterable, Sequence

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Tenderer

SMALL = frozenset({"small_micro", "prison_enterprise", "disability_unit"})


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each consortium with members that declares a status of small firms."""
    known = {each.id: each for each in case.dossier.tenderers}
    for joint in case.dossier.tenderers if case.method.deductions_apply else ():
        members = [known[id] for id in joint.members if id in known]
        if joint.type != "consortium" or not members:
            continue
        for status, wrong in (
            ("small_micro", [each for each in members if not _small(each)]),
            ("consortium_or_subcontract", members if not any(map(_small, members)) else []),
        ):
            if status in joint.status:
                yield _wrong(joint, status, wrong) if wrong else clear(joint.id, joint.at("status"))


def _small(member: Tenderer) -> bool:
    return bool(SMALL & {*member.status})


def _wrong(joint: Tenderer, status: str, others: Sequence[Tenderer]) -> Answer:
    zh, en = "、".join(each.name for each in others), ", ".join(each.name for each in others)
    if status == "small_micro":
        text = Text(
            f"{joint.name}按小微企业扣除，但成员{zh}没有填小微身份；联合体各方均为小微企业的才按小微企业扣除，请核对声明函",
            f"{joint.name} is deducted as a small firm, but its members {en} declare no such status; a "
            "consortium counts as small where all its members are, so check the declarations",
        )
    else:
        text = Text(
            f"{joint.name}按“联合体或分包含小微企业”扣除，但没有一个成员填小微身份；请核对声明函和联合协议",
            f"{joint.name} is deducted as a consortium with small firms, but no member declares that "
            "status; check the declarations and the joint agreement",
        )
    return raised(
        text.zh,
        text.en,
        joint.at("status"),
        *(each.at("status") for each in others),
        subject=joint.id,
        figures={"members": ", ".join(joint.members)},
    )


CHECK = Check(
    code="T218",
    title=Text("联合体的小微成员", "Small members of a consortium"),
    says=Text(
        "联合体享受小微企业价格扣除，成员却不都是（或没有一个是）小微企业。",
        "A consortium gets the deduction of small firms, and its members are not all, or none, small.",
    ),
    cite=Text("财库〔2020〕46号第九条", "Caiku [2020] No. 46, art. 9"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("供应商：联合体成员、价格扣除身份", "Tenderers: members, price policy status"),
    example=Text(
        "联合体填“小微企业”，成员一为中型企业。",
        "A consortium entered as small, one member is not.",
    ),
    innocent=Text(
        "成员的声明函已交，但身份没有录入供应商表。",
        "The members handed in their declarations, and nobody entered the status.",
    ),
)
