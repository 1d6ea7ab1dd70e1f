"""M207: no expert's mark stands where it takes no part."""

from collections.abc import Iterable, Iterator

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.seats import seated

COMPUTED = Text("由计分办法或报价计算", "is computed from a model or the price")
PARENT = Text("由下级因素合计", "is the sum of its parts")
OTHER_LOT = Text("不适用于该包", "does not apply to that lot")
NO_SEAT = Text("该专家不参加该包评审", "that expert does not sit on that lot")


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each criterion or expert whose marks are not counted, or one for all."""
    found: dict[tuple[str, str], list[Place]] = {}
    said: dict[str, Text] = {}
    for who, why, place in _idle(case):
        found.setdefault((who, why.en), []).append(place)
        said[why.en] = why
    for (who, why_en), places in found.items():
        why, count = said[why_en], len(places)
        yield raised(
            f"“{who}”有 {count} 个评分不计入结果（{why.zh}）；请删除，或改正评审因素、评审小组的设置",
            f"{count} marks of '{who}' are not counted ({why.en}); remove them, or correct the criteria "
            "or the panel",
            *places,
            subject=who,
            figures={"marks": str(count)},
        )
    if not found and len(case.dossier.marks):
        yield clear(figures={"marks": str(len(case.dossier.marks))})


def _idle(case: Case) -> Iterator[tuple[str, Text, Place]]:
    """Yield criterion or expert, reason and place of each mark that takes no part."""
    dossier = case.dossier
    criteria = {criterion.code: criterion for criterion in dossier.criteria}
    parents = {criterion.parent for criterion in dossier.criteria}
    lots = {bid.id: bid.lot for bid in dossier.bids}
    seats = {lot.id: {expert.id for expert in seated(dossier, lot.id)} for lot in dossier.lots}
    away = {ruling.subject for ruling in dossier.rulings if ruling.what == "recusal"}
    for (bid, code), by_expert in dossier.marks.values.items():
        criterion, lot = criteria.get(code), lots.get(bid)
        if criterion is None or lot is None:
            continue
        why = None
        if code in parents:
            why = PARENT
        elif criterion.kind == "price" or criterion.model:
            why = COMPUTED
        elif not criterion.applies_to(lot):
            why = OTHER_LOT
        for expert in by_expert:
            place = dossier.marks.at(expert, bid, code)
            if why is not None:
                yield code, why, place
            elif expert not in seats.get(lot, ()) and expert not in away:
                yield expert, NO_SEAT, place


CHECK = Check(
    code="M207",
    title=Text("不计入的评分", "Marks that are not counted"),
    says=Text(
        "评分表里有不参与计算的评分，例如给价格或由事实计算的因素打了分。",
        "A sheet holds marks that take no part, such as marks for the price or for a criterion that "
        "facts compute.",
    ),
    cite=Text("财政部令第87号第五十五条", "Order 87, art. 55"),
    severity=Severity.WARNING,
    look=look,
    needs=Text("评分；评审因素；评审小组", "Marks; Criteria; Panel"),
    example=Text("专家给“价格”打了分。", "An expert marks the price."),
    innocent=Text("沿用了旧的评分表格式。", "An old form of the sheet was used."),
)
