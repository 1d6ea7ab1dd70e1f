"""N118: the document sets no lowest price."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.notice.found_words import betraying, standard
from evaluation.core.finding import Severity
from evaluation.core.text import Text

LAW = "cn/87/floor_price_allowed"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each text that speaks of a floor, or one that none does."""
    law = case.law(LAW)
    if law.value is True:
        return
    said = [(c.code, standard(c), c.at("descriptor")) for c in case.dossier.criteria]
    said += [
        (lot.id, f"{lot.title}。{lot.note or ''}", lot.at("note")) for lot in case.dossier.lots
    ]
    hits = [
        (subject, words, place)
        for subject, text, place in said
        if (words := betraying(text, "floor"))
    ]
    for subject, words, place in hits:
        listed = "、".join(words)
        yield raised(
            f"{subject} 写有“{listed}”：不得设定最低限价；请删除",
            f"{subject} says '{', '.join(words)}': no lowest price may be set; remove it",
            place,
            subject=subject,
            figures={"words": ", ".join(words)},
            law=(law,),
            cite=law.cite,
        )
    if not hits:
        yield clear(law=(law,))


CHECK = Check(
    code="N118",
    title=Text("不设最低限价", "No lowest price"),
    says=Text(
        "评分标准或包的说明给报价规定了下限。",
        "A standard or the description of a lot sets a lower limit to quotes.",
    ),
    cite=Text("财政部令第87号第十二条", "Order 87, art. 12"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text("评审因素：评分标准；采购包：名称、备注", "Criteria: standard; Lots: title, note"),
    example=Text("“投标报价不得低于8万元”。", "'Quotes must not be below 80,000'."),
    innocent=Text(
        "国家规定的最低收费或者工资标准，不是采购人设定的限价。",
        "A fee or wage that the state prescribes, not a limit of the purchaser's.",
    ),
)
