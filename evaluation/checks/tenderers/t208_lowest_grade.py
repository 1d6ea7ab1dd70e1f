"""T208: the grade of a consortium is that of its lowest member."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.bidders import bodies
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.grades import GRADES, grade_key, ranks
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/reg/consortium_qualification_grade"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each consortium with a grade whose members have grades."""
    for tenderer in case.dossier.tenderers:
        members = bodies(case.dossier, tenderer.id)[1:]
        own = [grade_key(member.grade) for member in members if member.grade]
        if not tenderer.grade or not own:
            continue
        order, listed = ranks(case)
        law = (case.law(LAW), listed)
        known = [grade for grade in own if grade in order]
        lowest = max(known, key=order.__getitem__) if known else ""
        grade, place = grade_key(tenderer.grade), tenderer.at("grade")
        figures = {"grade": grade, "members": ", ".join(own)}
        if grade not in order or not lowest or order[grade] >= order[lowest]:
            yield clear(tenderer.id, place, figures=figures, threshold=lowest, law=law)
            continue
        yield raised(
            f"{tenderer.name}填 {grade}，成员中最低为 {lowest}；按较低的确定，请改正",
            f"{tenderer.name} is entered with {grade} and its lowest member has {lowest}; the lowest "
            "counts, so correct it",
            place,
            subject=tenderer.id,
            figures=figures,
            threshold=lowest,
            law=law,
            cite=law[0].cite,
        )


CHECK = Check(
    code="T208",
    title=Text("联合体按最低等级认定", "The lowest grade counts"),
    says=Text(
        "联合体填写的等级高于其成员中最低的等级。",
        "A consortium is entered with a better grade than its lowest member has.",
    ),
    cite=Text("《政府采购法实施条例》第二十二条", "Implementing Regulation, art. 22"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW, GRADES),
    needs=Text("供应商：评估等级、联合体成员", "Tenderers: grade, members"),
    example=Text(
        "成员为5A和3A，联合体填5A。", "The members have 5A and 3A, the consortium says 5A."
    ),
    innocent=Text(
        "等级较低的成员不承担同类工作。",
        "The member with the lower grade does not do work of that kind.",
    ),
)
