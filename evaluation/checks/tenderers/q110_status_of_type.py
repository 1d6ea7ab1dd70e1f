"""Q110: a status for the price preferences fits the kind of organisation."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.kinds import NOT_ENTERPRISES
from evaluation.core.finding import Severity
from evaluation.core.glossary import word
from evaluation.core.text import Text

FOR_ENTERPRISES = ("small_micro", "consortium_or_subcontract", "prison_enterprise")


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each tenderer that declares a status."""
    for tenderer in case.dossier.tenderers if case.method.deductions_apply else ():
        declared = [status for status in tenderer.status if status != "none"]
        wrong = [status for status in declared if status in FOR_ENTERPRISES]
        place = tenderer.at("status")
        if wrong and tenderer.type in NOT_ENTERPRISES:
            kind = Text(word("type", tenderer.type, "zh"), word("type", tenderer.type, "en"))
            yield raised(
                f"{tenderer.name}是{kind.zh}，不是企业，不享受中小企业价格扣除；请将“价格扣除身份”改为“无”",
                f"{tenderer.name} is a {kind.en}, no enterprise, and gets no deduction for small "
                "firms; set Price policy status to 'none'",
                place,
                subject=tenderer.id,
                figures={"type": tenderer.type, "status": ", ".join(wrong)},
            )
        elif declared:
            figures = {"type": tenderer.type or "", "status": ", ".join(declared)}
            yield clear(tenderer.id, place, figures=figures)


CHECK = Check(
    code="Q110",
    title=Text("价格扣除身份与组织类型相符", "Price policy status fits the kind of organisation"),
    says=Text(
        "社会组织、事业单位等非企业主体填报了小微企业身份。",
        "A social organisation, a public institution or another body that is no enterprise is "
        "entered as a small or micro enterprise.",
    ),
    cite=Text("财库〔2020〕46号第二条", "Caiku [2020] No. 46, art. 2"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("供应商：组织类型、价格扣除身份", "Tenderers: type, price policy status"),
    example=Text(
        "民办非企业单位填“小微企业”。", "A social service organisation entered as 'small or micro'."
    ),
    innocent=Text(
        "它是残疾人福利性单位，应填该身份；或者组织类型选错。",
        "It is a disability welfare unit and should say so; or its type was chosen wrongly.",
    ),
)
