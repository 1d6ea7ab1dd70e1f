"""T217: every organisation is entered once."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import name_key
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.credit_code import compact
from evaluation.dossier.records import Tenderer


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each organisation that stands twice, or one that none does."""
    seen: dict[str, Tenderer] = {}
    found = False
    for tenderer in case.dossier.tenderers:
        code = compact(tenderer.credit_code or "")
        for column, key in (("credit_code", code), ("name", name_key(tenderer.name))):
            first = seen.setdefault(f"{column} {key}", tenderer) if key else tenderer
            if first is tenderer:
                continue
            found = True
            value = str(getattr(tenderer, column))
            yield raised(
                f"{tenderer.id} 与 {first.id} 都是 {value}；同一单位只登记一行，其响应用同一编号",
                f"{tenderer.id} and {first.id} are both {value}; enter an organisation once and use "
                "one id in its bids",
                tenderer.at(column),
                first.at(column),
                subject=tenderer.id,
                figures={column: value},
            )
            break
    if case.dossier.tenderers and not found:
        yield clear(figures={"tenderers": str(len(case.dossier.tenderers))})


CHECK = Check(
    code="T217",
    title=Text("同一单位只登记一次", "An organisation is entered once"),
    says=Text(
        "两行供应商的统一社会信用代码或名称相同；同一单位可能对一个包递交了两份响应。",
        "Two rows have one credit code or one name; the same body may have two bids on a lot.",
    ),
    cite=Text("一个供应商对一个包只能递交一份响应", "one tenderer submits one bid on a lot"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("供应商：单位名称、统一社会信用代码", "Tenderers: organisation, credit code"),
    example=Text(
        "S01 和 S05 的代码都是 51110105MJ0000018D。",
        "S01 and S05 both have the code 51110105MJ0000018D.",
    ),
    innocent=Text("抄错了代码。", "The code was copied wrongly."),
)
