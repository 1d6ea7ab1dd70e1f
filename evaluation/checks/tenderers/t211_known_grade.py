"""T211: a grade is one of those that exist, and only social organisations have one."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.grades import GRADES, grade_key, ranks
from evaluation.checks.tenderers.kinds import SOCIAL
from evaluation.core.finding import Severity
from evaluation.core.text import Text

MAY_HAVE = (*SOCIAL, "consortium", None)


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each tenderer with a grade."""
    for body in case.dossier.tenderers:
        if not body.grade:
            continue
        order, law = ranks(case)
        place, figures = body.at("grade"), {"grade": body.grade, "type": body.type or ""}
        listed = ", ".join(order)
        if grade_key(body.grade) not in order:
            zh, en = f"没有这一等级；等级为 {listed}", f"there is no such grade; there are {listed}"
        elif body.type not in MAY_HAVE:
            zh, en = "只有社会组织才有评估等级", "only social organisations have a grade"
        else:
            yield clear(body.id, place, figures=figures, threshold=listed, law=(law,))
            continue
        yield raised(
            f"{body.name}的评估等级填“{body.grade}”：{zh}，请改正",
            f"{body.name} is entered with the grade '{body.grade}': {en}, so correct it",
            place,
            subject=body.id,
            figures=figures,
            threshold=listed,
            law=(law,),
        )


CHECK = Check(
    code="T211",
    title=Text("评估等级写法", "A known grade"),
    says=Text(
        "填写的评估等级不存在，或者填在社会组织以外的供应商。",
        "The grade does not exist, or is entered for a bidder that is no social organisation.",
    ),
    cite=Text("民政部令第39号", "Order 39 of the Ministry of Civil Affairs"),
    severity=Severity.WARNING,
    look=look,
    parameters=(GRADES,),
    needs=Text("供应商：评估等级、组织类型", "Tenderers: grade, type"),
    example=Text("评估等级填“6A”，或企业填“5A”。", "A grade '6A', or a company with '5A'."),
    innocent=Text(
        "填的是企业信用等级（如AAA），应写入备注。",
        "It is a credit rating such as AAA; it belongs in Note.",
    ),
)
