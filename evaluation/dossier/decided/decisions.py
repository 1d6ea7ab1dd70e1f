"""Whether the rulings of a dossier decide something about somebody: subject, criterion, decision.

A ruling whose subject is misspelt, or that lacks a part it needs, would change nothing, and nobody
would notice.
"""

from collections.abc import Iterable, Iterator, Mapping

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Text, normal
from evaluation.dossier.cells import SEPARATORS
from evaluation.dossier.decided.ruling_kinds import ruling_kinds
from evaluation.dossier.decided.rulings import asks_to_draw
from evaluation.dossier.records import Dossier, Ruling


def check_rulings(dossier: Dossier, ids: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Yield rulings that name nobody, or that lack or misname what they need."""
    for ruling in dossier.rulings:
        target = ruling_kinds()[ruling.what].subject
        if normal(ruling.subject) not in ids.get(target, (normal(ruling.subject),)):
            yield unknown(ruling.subject, target, ruling.at("subject"))
        for key in ruling_kinds()[ruling.what].needs:
            if getattr(ruling, key) is None:
                yield _wrong(
                    ruling,
                    key,
                    f"“{term(key, 'zh')}”为空；这类决定必须写明，请填写",
                    f"{term(key, 'en')} is blank; a ruling of this kind needs it, so fill it in",
                )
        yield from _not_read(ruling)
        yield from _not_marked(dossier, ruling)
        decision = ruling_kinds()[ruling.what].decision
        if decision == "lot":
            yield from _recusal(dossier, ruling)
        elif decision == "order":
            yield from _tie(dossier, ruling)
    yield from _at_once(dossier)


def _not_marked(dossier: Dossier, ruling: Ruling) -> Iterator[Finding]:
    """Yield a ruling on marks whose criterion nobody marks: a group, a price, a computed one."""
    if "criterion" not in (*ruling_kinds()[ruling.what].needs, *ruling_kinds()[ruling.what].may):
        return
    groups = {criterion.parent for criterion in dossier.criteria}
    for criterion in dossier.criteria:
        computed = criterion.kind == "price" or criterion.model is not None
        if criterion.code == ruling.criterion and (computed or criterion.code in groups):
            yield _wrong(
                ruling,
                "criterion",
                f"“{criterion.code}”没有专家评分（汇总项、价格或由公式计算），这项决定不起作用；"
                "请写由专家评分的因素，或删除这一行",
                f"nobody marks '{criterion.code}' (a sum of parts, a price or computed), so the ruling "
                "would change nothing; name a criterion that experts mark, or remove the row",
            )


def _at_once(dossier: Dossier) -> Iterator[Finding]:
    """Yield rulings of one moment on one thing that decide differently: no order tells which stands."""
    first: dict[tuple[object, ...], Ruling] = {}
    for ruling in dossier.rulings:
        about = (ruling.what, normal(ruling.subject), ruling.criterion, ruling.expert, ruling.when)
        other = first.setdefault(about, ruling)
        if normal(other.decision or "") != normal(ruling.decision or ""):
            yield _wrong(
                ruling,
                "when",
                f"与 {other.at('when')} 同一时间对同一事项作出不同的决定（“{other.decision or ''}”与"
                f"“{ruling.decision or ''}”），分不出先后；请写明各自的时间，或删除不成立的一行",
                f"{other.at('when')} decides otherwise on the same matter at the same time "
                f"('{other.decision or ''}' and '{ruling.decision or ''}'), and no order tells which "
                "stands; write the time of each, or remove the one that does not stand",
            )


def _not_read(ruling: Ruling) -> Iterator[Finding]:
    """Yield what stands in a ruling and would not be looked at, although it may say the opposite."""
    kind = ruling_kinds()[ruling.what]
    said = normal(ruling.decision or "").lower()
    affirming = {each.lower() for each in (*kind.affirms, kind.key, kind.name.zh, kind.name.en)}
    if kind.decision == "none" and said and said not in affirming:
        yield _wrong(
            ruling,
            "decision",
            f"“{kind.name.zh}”的结论写了“{ruling.decision}”；这类决定写下即生效：{kind.effect.zh}"
            "如确作此决定，请把结论留空；没有作此决定的，请删除这一行",
            f"the decision of '{kind.name.en}' says '{ruling.decision}', but such a ruling takes effect as "
            f"it stands: {kind.effect.en} Leave the decision blank if that was decided, or remove the row",
        )
    for key in ("criterion", "expert"):
        if getattr(ruling, key) is not None and key not in (*kind.needs, *kind.may):
            yield _wrong(
                ruling,
                key,
                f"“{kind.name.zh}”不看“{term(key, 'zh')}”；请留空，或改选相应的决定种类",
                f"'{kind.name.en}' does not look at {term(key, 'en')}; leave it blank, or choose the kind "
                "of ruling that does",
            )


def unknown(name: str, sheet: str, place: Place, known: Iterable[str] = ()) -> Finding:
    """Return the finding that `name` does not stand on `sheet`.

    Args:
        known: the ids that do; one that differs in its first zeros alone is offered, as spreadsheets
            take these away.
    """
    zh, en = term(sheet, "zh"), term(sheet, "en")
    bare = name.lstrip("0")
    near = next((each for each in sorted(known) if bare and each.lstrip("0") == bare), None)
    if near is not None:
        return Finding(
            code="R102",
            severity=Severity.ERROR,
            message=Text(
                zh=f"“{name}”不在“{zh}”表中，表中有“{near}”；表格会去掉数字前面的 0，"
                "请把单元格改为文本格式后重新输入",
                en=f"'{name}' is not on the sheet {en}, which has '{near}'; a spreadsheet takes zeros "
                "from the front of a number, so set the cell to text and enter it again",
            ),
            place=place,
        )
    return Finding(
        code="R102",
        severity=Severity.ERROR,
        message=Text(
            zh=f"“{name}”不在“{zh}”表中；请改正，或先在“{zh}”表中登记",
            en=f"'{name}' is not on the sheet {en}; correct it, or enter it there first",
        ),
        place=place,
    )


def _recusal(dossier: Dossier, ruling: Ruling) -> Iterator[Finding]:
    decision = normal(ruling.decision or "")
    if decision and decision not in {lot.id for lot in dossier.lots}:
        yield _wrong(
            ruling,
            "decision",
            f"回避的结论为“{decision}”；只回避一个包的写包号，全部回避的请留空",
            f"the decision of a recusal is '{decision}'; write a lot, or leave it blank for all lots",
        )


def _tie(dossier: Dossier, ruling: Ruling) -> Iterator[Finding]:
    if asks_to_draw(ruling):
        return
    order = [part for part in map(normal, SEPARATORS.split(ruling.decision or "")) if part]
    there = {bid.id for bid in dossier.bids_on(normal(ruling.subject))}
    if len(order) < 2 or len(set(order)) < len(order) or not there.issuperset(order):
        yield _wrong(
            ruling,
            "decision",
            f"并列处理的结论为“{ruling.decision or ''}”；请按先后写出本包并列的响应编号，如 B02; B01，或写“抽签”",
            f"the decision on a tie is '{ruling.decision or ''}'; write the tied bids of the lot in "
            "their order, such as B02; B01, or 'draw'",
        )


def _wrong(ruling: Ruling, key: str, zh: str, en: str) -> Finding:
    return Finding(
        code="R107", severity=Severity.ERROR, message=Text(zh=zh, en=en), place=ruling.at(key)
    )
