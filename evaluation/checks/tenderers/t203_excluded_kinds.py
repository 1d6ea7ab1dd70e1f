"""T203: bodies that may not supply government services do not take part."""

from collections.abc import Iterable, Iterator

from evaluation.checks.answers import chinese, clear, lacking, raised
from evaluation.checks.bidders import bidding, bodies
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Tenderer
from evaluation.law.parameter import Dated

LAW = "cn/102/excluded_suppliers"
EXCLUDED = ("公益一类", "class i public", "class-i public", "使用事业编制且由财政拨款保障")
ALLOWED = ("公益二类", "生产经营", "class ii", "class-ii", "不使用事业编制")
MASS = ("总工会", "共青团", "妇女联合会", "残疾人联合会", "文学艺术界联合会", "科学技术协会")
"""Names of mass organisations, many of which have public posts and budget funding."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each bidder that might be such a body."""
    if case.dossier.tender.purchase != "services":
        return
    bidders = bidding(case)
    every = {body.id: body for id in bidders for body in bodies(case.dossier, id)}
    for body in every.values():
        if (
            body.type == "institution"
            or any(name in body.name for name in MASS)
            or _says(body, EXCLUDED)
        ):
            yield from _one(body, case.law(LAW))


def _says(body: Tenderer, words: tuple[str, ...]) -> str:
    text = f"{body.name} {body.note or ''}".lower()
    return next((word for word in words if word in text), "")


def _one(body: Tenderer, law: Dated) -> Iterator[Answer]:
    place = body.at("note") if body.note else body.at("type")
    found = _says(body, EXCLUDED)
    if found:
        yield raised(
            f"{body.name}是“{found}”单位，不得作为政府购买服务的承接主体；请在资格审查中认定",
            f"{body.name} is entered as '{found}', a body that may not supply government services; "
            "decide on it in the qualification review",
            place,
            subject=body.id,
            figures={"kind": found},
            law=(law,),
            cite=law.cite,
        )
    elif _says(body, ALLOWED):
        yield clear(body.id, place, law=(law,))
    else:
        yield lacking(
            f"{body.name}：请在备注写明是公益一类还是公益二类，或是否使用事业编制并由财政拨款保障",
            f"{body.name}: write in Note whether it is a class I or class II public institution, or "
            "has public posts and budget funding",
            place,
            subject=body.id,
        )


CHECK = Check(
    code="T203",
    title=Text("不得承接的单位", "Bodies that may not supply"),
    says=Text(
        "仍在参加评审的供应商是公益一类事业单位，或使用事业编制且由财政拨款保障的群团组织。",
        "A bidder that still takes part is a class I public institution, or a mass organisation "
        "with public posts and budget funding.",
    ),
    cite=Text("财政部令第102号第八条", "Order 102, art. 8"),
    severity=Severity.ERROR,
    look=look,
    parameters=(LAW,),
    needs=Text("供应商：组织类型、备注；资格与符合性审查", "Tenderers: type, note; Screening"),
    example=Text(
        "备注“公益一类事业单位”的群众艺术馆通过了资格审查。",
        "A public arts centre with the note 'class I public institution' passed the review.",
    ),
    innocent=Text(
        "类别已调整为公益二类；请改备注。", "It has become a class II institution; change the note."
    ),
)
