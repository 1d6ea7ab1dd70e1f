"""T202: the type of an organisation agrees with the first two places of its credit code."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.glossary import word
from evaluation.core.text import Text
from evaluation.dossier.credit_code import compact, is_valid, kinds


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each tenderer with a sound code of a known kind, and a type."""
    for tenderer in case.dossier.tenderers:
        code, own = tenderer.credit_code, tenderer.type
        if code is None or own is None or not is_valid(code) or not kinds(code):
            continue
        wanted, prefix, place = kinds(code)[0], compact(code)[:2], tenderer.at("type")
        figures = {"type": own, "prefix": prefix}
        if own == wanted:
            yield clear(tenderer.id, place, figures=figures, threshold=wanted)
            continue
        zh = (word("type", own, "zh"), word("type", wanted, "zh"))
        en = (word("type", own, "en"), word("type", wanted, "en"))
        yield raised(
            f"{tenderer.name}填“{zh[0]}”，代码以 {prefix} 开头的是{zh[1]}；请照证书改正其中之一",
            f"{tenderer.name} is entered as '{en[0]}', and a code that begins with {prefix} is that "
            f"of a {en[1]}; correct one of them by the certificate",
            place,
            tenderer.at("credit_code"),
            subject=tenderer.id,
            figures=figures,
            threshold=wanted,
        )


CHECK = Check(
    code="T202",
    title=Text("组织类型与代码前两位", "Type of organisation and first places of the code"),
    says=Text(
        "填写的组织类型与统一社会信用代码前两位所表示的类型不同。",
        "The type that was chosen is not the one that the first two places of the code stand for.",
    ),
    cite=Text("GB 32100-2015", "GB 32100-2015"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("供应商：统一社会信用代码、组织类型", "Tenderers: credit code, type"),
    example=Text(
        "代码以52开头，类型选了“企业”。", "The code begins with 52, the type is 'company'."
    ),
    innocent=Text(
        "分支机构用总部的代码；登记类型刚变更。",
        "A branch uses the code of its head office; the registration has just changed.",
    ),
)
