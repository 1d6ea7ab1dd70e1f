"""N117: a ceiling lies within the budget."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each lot whose ceiling or budget can be compared."""
    whole = case.dossier.tender.budget
    for lot in case.dossier.lots:
        field = "ceiling" if lot.ceiling is not None else "budget"
        own = lot.ceiling if lot.ceiling is not None else lot.budget
        limits = [b for b in (lot.budget if field == "ceiling" else None, whole) if b is not None]
        if own is None or not limits:
            continue
        limit, place = min(limits), lot.at(field)
        figures = {field: money(own), "budget": money(limit)}
        if own <= limit:
            yield clear(lot.id, place, figures=figures, threshold=money(limit))
            continue
        yield raised(
            f"{lot.id} 的{term(field, 'zh')} {money(own)} 超过预算 {money(limit)}；请改正其中之一",
            f"the {term(field, 'en').lower()} {money(own)} of {lot.id} is above the budget "
            f"{money(limit)}; correct one of them",
            place,
            subject=lot.id,
            figures=figures,
            threshold=money(limit),
        )


CHECK = Check(
    code="N117",
    title=Text("最高限价不超过预算", "Ceiling within the budget"),
    says=Text(
        "一个包的最高限价（或预算）高于该包或整个项目的预算。",
        "The ceiling or budget of a lot is above the budget of the lot or of the whole tender.",
    ),
    cite=Text("财政部令第87号第十二条", "Order 87, art. 12"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "采购包：预算金额、最高限价；采购项目：预算金额", "Lots: budget, ceiling; Tender: budget"
    ),
    example=Text("预算10万元，最高限价12万元。", "A budget of 100,000 and a ceiling of 120,000."),
    innocent=Text("预算调整后没有改表。", "The budget was raised and the sheet was not."),
)
