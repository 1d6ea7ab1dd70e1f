"""T216: a tenderer declares no two statuses that do not cumulate."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.errors import LawError
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.law.status import Status, clash

LAW = "cn/2017_141/cumulates_with_small_micro"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each tenderer with two statuses or more."""
    for tenderer in case.dossier.tenderers if case.method.deductions_apply else ():
        declared = [status for status in tenderer.status if status != "none"]
        if len(declared) < 2:
            continue
        pair, place = _clash(declared), tenderer.at("status")
        figures = {"status": ", ".join(declared)}
        law = (case.law(LAW),)
        if pair is None:
            yield clear(tenderer.id, place, figures=figures, law=law)
            continue
        one, other = pair
        yield raised(
            f"{tenderer.name}同时填“{one.title.zh}”和“{other.title.zh}”，两者不重复享受；只按一项扣除，请核对",
            f"{tenderer.name} declares '{one.title.en}' and '{other.title.en}', which do not "
            "cumulate; one deduction is made, so check which",
            place,
            subject=tenderer.id,
            figures=figures,
            law=law,
        )


def _clash(declared: list[str]) -> tuple[Status, Status] | None:
    try:
        return clash(declared)
    except LawError:
        return None


CHECK = Check(
    code="T216",
    title=Text("价格扣除身份不重复享受", "Statuses that do not cumulate"),
    says=Text(
        "供应商填了两个不能重复享受的价格扣除身份。",
        "A tenderer declares two statuses whose deductions do not add up.",
    ),
    cite=Text("财库〔2017〕141号", "Caiku [2017] No. 141"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("供应商：价格扣除身份", "Tenderers: price policy status"),
    example=Text(
        "同时填“小微企业”和“残疾人福利性单位”。",
        "Both 'small or micro enterprise' and 'disability welfare unit'.",
    ),
    innocent=Text(
        "两种身份都属实，只是政策只给一次。", "Both are true; the policy only counts once."
    ),
)
