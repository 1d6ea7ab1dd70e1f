"""L104: the technical minimum stands in the document where the method needs one."""

from collections.abc import Iterable

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer where the method needs a minimum."""
    tender, method = case.dossier.tender, case.method
    if not method.technical_minimum_required:
        return
    place = tender.at("technical_minimum")
    if tender.technical_minimum is not None:
        yield clear("", place, figures={"minimum": f"{tender.technical_minimum:f}"})
        return
    yield raised(
        f"“{method.title.zh}”要求写明技术最低分；请填“技术商务最低分”",
        f"'{method.title.en}' needs a minimum for the technical points; fill in Technical minimum",
        place,
        cite=method.cite,
    )


CHECK = Check(
    code="L104",
    title=Text("写明技术最低分", "Technical minimum is stated"),
    says=Text(
        "该方法只对达到技术最低分的响应打开或比较价格，采购文件没有写最低分。",
        "The method compares prices only of bids above a technical minimum, and none is stated.",
    ),
    cite=Text("所选采购方式的规则", "the rules of the chosen method"),
    severity=Severity.ERROR,
    look=look,
    needs=Text("采购项目：技术商务最低分", "Tender: technical minimum"),
    example=Text(
        "世界银行最低成本法（LCS）没有写技术最低分。",
        "World Bank least-cost selection without a technical minimum.",
    ),
    innocent=Text("没有；请补填。", "None; fill it in."),
)
