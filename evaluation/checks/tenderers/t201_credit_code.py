"""T201: a credit code has its form and both its check characters."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, lacking, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.credit_code import WrongCode, validate

WITHOUT_CODE = ("consortium", "person")


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each tenderer that should have a code."""
    for tenderer in case.dossier.tenderers:
        if tenderer.type in WITHOUT_CODE:
            continue
        place, text = tenderer.at("credit_code"), tenderer.credit_code
        if text is None:
            yield lacking(
                f"{tenderer.name}没有填统一社会信用代码",
                f"{tenderer.name} has no credit code",
                place,
                subject=tenderer.id,
            )
            continue
        try:
            yield clear(tenderer.id, place, figures={"code": validate(text)})
        except WrongCode as wrong:
            yield raised(
                f"{tenderer.name}的统一社会信用代码 {text}：{wrong.text.zh}；请照证书核对",
                f"the credit code {text} of {tenderer.name}: {wrong.text.en}; compare it with the "
                "certificate",
                place,
                subject=tenderer.id,
                figures={"code": text},
            )


CHECK = Check(
    code="T201",
    title=Text("统一社会信用代码的校验", "Check characters of the credit code"),
    says=Text(
        "代码的位数、字符，第17位（GB 11714）或第18位（GB 32100）校验码不对，多半是抄写有误。",
        "Length, characters, place 17 (GB 11714) or place 18 (GB 32100) of the code are not right; "
        "most often it was copied wrongly.",
    ),
    cite=Text("GB 32100-2015、GB 11714-1997", "GB 32100-2015, GB 11714-1997"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("供应商：统一社会信用代码、组织类型", "Tenderers: credit code, type"),
    example=Text(
        "`53100000500002047K`：第17位应为另一个数字。",
        "`53100000500002047K`: place 17 should be another digit.",
    ),
    innocent=Text(
        "境外供应商；极少数早期代码的校验码本来就不合标准。",
        "A foreign supplier; a few early codes were issued with a wrong check character.",
    ),
)
