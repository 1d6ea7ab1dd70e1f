"""Whether the records of a dossier fit together: ids, references, duplicates, dates."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.decisions import check_rulings, unknown
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.dossier.reading.dates import check_dates
from evaluation.dossier.reading.no_names import check_names
from evaluation.dossier.reading.out_of_reach import check_reach
from evaluation.dossier.record import Record
from evaluation.dossier.records import Bid, Dossier
from evaluation.dossier.schema import ORDER, SheetColumn
from evaluation.dossier.schema import sheet as sheet_of

Ids = Mapping[str, frozenset[str]]


def check_references(dossier: Dossier, ids: Ids) -> tuple[Finding, ...]:
    """Return what does not fit together in `dossier`.

    Args:
        ids: the ids of each sheet; a sheet that could not be read is left out, and references to
            it are not looked at.
    """
    parts: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: _unknown(dossier, ids),
        lambda: _repeated(dossier),
        lambda: _alike(dossier),
        lambda: _same_bidder(dossier),
        lambda: _marks(dossier, ids),
        lambda: check_dates(dossier),
        lambda: check_names(dossier),
        lambda: check_reach(dossier),
        lambda: _unreceived(dossier),
        lambda: _cycles(dossier),
        lambda: _ranges(dossier),
        lambda: check_rulings(dossier, ids),
    )
    return tuple(finding for part in parts for finding in part())


def _error(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=Text(zh=zh, en=en), place=place)


def _warning(code: str, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=Text(zh=zh, en=en), place=place)


def _rows(dossier: Dossier, sheet: str) -> tuple[Record, ...]:
    return (
        cast(tuple[Record, ...], getattr(dossier, sheet))
        if sheet != "tender"
        else (dossier.tender,)
    )


def _columns() -> Iterator[tuple[str, SheetColumn]]:
    return ((key, column) for key in ORDER for column in sheet_of(key).columns)


def _unknown(dossier: Dossier, ids: Ids) -> Iterator[Finding]:
    for sheet, column in _columns():
        target = column.refers_to
        if target is None:
            continue
        for record in _rows(dossier, sheet):
            named = getattr(record, column.key)
            for name in (named,) if isinstance(named, str) else named or ():
                if name not in ids.get(target, (name,)):
                    yield unknown(name, target, record.at(column.key), ids[target])


def _repeated(dossier: Dossier) -> Iterator[Finding]:
    for sheet in (key for key in ORDER if sheet_of(key).unique):
        columns = sheet_of(sheet).known_by
        seen: dict[tuple[object, ...], Record] = {}
        for record in _rows(dossier, sheet):
            key = tuple(getattr(record, column) for column in columns)
            first = seen.setdefault(key, record)
            if first is not record:
                name = " / ".join(map(str, key))
                yield _error(
                    "R101",
                    record.at(columns[0]),
                    f"“{name}”已在 {first.at(columns[0])} 出现；每项只能有一行，请删除或改编号",
                    f"'{name}' stands at {first.at(columns[0])} already; keep one row or change the id",
                )


def _alike(dossier: Dossier) -> Iterator[Finding]:
    """Ids that differ in their first zeros alone: a spreadsheet may have made two of one."""
    for sheet in (key for key in ORDER if sheet_of(key).known_by in (("id",), ("code",))):
        column = sheet_of(sheet).known_by[0]
        seen: dict[str, Record] = {}
        for record in _rows(dossier, sheet):
            name = str(getattr(record, column))
            first = seen.setdefault(name.lstrip("0"), record) if name.isdigit() else record
            other = str(getattr(first, column))
            if other != name:
                yield _warning(
                    "R110",
                    record.at(column),
                    f"“{name}”与 {first.at(column)} 的“{other}”只差前面的 0；如是同一编号，请改为一致（表格会去掉数字前面的 0）",
                    f"'{name}' and '{other}' at {first.at(column)} differ in zeros alone; if they are one "
                    "id, write it alike (a spreadsheet takes zeros from the front of a number)",
                )


def _same_bidder(dossier: Dossier) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Bid] = {}
    for bid in dossier.bids:
        first = seen.setdefault((bid.lot, bid.tenderer), bid)
        if first is not bid:
            yield _error(
                "R103",
                bid.at("tenderer"),
                f"{bid.tenderer} 对 {bid.lot} 已有响应 {first.id}（{first.at('tenderer')}）；"
                "同一供应商对同一包只能递交一份，请只保留一份",
                f"{bid.tenderer} has bid {first.id} on {bid.lot} already ({first.at('tenderer')}); "
                "one tenderer submits one bid on a lot, so keep one",
            )


def _marks(dossier: Dossier, ids: Ids) -> Iterator[Finding]:
    maxima = {criterion.code: criterion for criterion in dossier.criteria}
    yield from _names_of_marks(dossier, ids)
    for (bid, code), by_expert in dossier.marks.values.items():
        criterion = maxima.get(code)
        for expert, mark in by_expert.items():
            place = dossier.marks.at(expert, bid, code)
            if criterion is None or 0 <= mark <= criterion.max_points:
                continue
            if not _put_right(dossier, bid, code, expert):
                yield _error(
                    "R106",
                    place,
                    f"{expert} 给 {bid} 的“{criterion.title}”打 {mark} 分，应在 0 至 {criterion.max_points} 之间；请由该专家更正",
                    f"{expert} gives {bid} {mark} for '{criterion.title}'; it must lie between 0 and "
                    f"{criterion.max_points}; the expert has to correct it",
                )


def _names_of_marks(dossier: Dossier, ids: Ids) -> Iterator[Finding]:
    """Yield each expert, bid and criterion on a sheet of marks, marked or not, that nobody knows."""
    told: set[tuple[str, str]] = set()
    for which, place in dossier.marks.places.items():
        for name, sheet in zip(which, ("panel", "bids", "criteria"), strict=True):
            if name not in ids.get(sheet, (name,)) and (sheet, name) not in told:
                told.add((sheet, name))
                yield unknown(name, sheet, place, ids[sheet])


def _put_right(dossier: Dossier, bid: str, criterion: str, expert: str) -> bool:
    """Whether a ruling replaced or voided the mark (Order 87, art. 64: marks outside the range)."""
    return any(
        (ruling.what == "consensus" and ruling.criterion == criterion)
        or (
            ruling.what in ("correction", "void")
            and ruling.expert == expert
            and ruling.criterion in (criterion, None)
        )
        for what in ("consensus", "correction", "void")
        for ruling in rulings_on(dossier, what, bid)
    )


def _unreceived(dossier: Dossier) -> Iterator[Finding]:
    deadline = dossier.tender.deadline
    for bid in dossier.bids if deadline else ():
        if bid.received is None:
            yield _error(
                "R109",
                bid.at("received"),
                f"{bid.id} 没有“{term('received', 'zh')}”，无法判断是否在截止时间 {deadline} 前递交；请写明日期和时刻",
                f"{bid.id} has no '{term('received', 'en')}', so nobody can tell whether it came before the "
                f"deadline {deadline}; write date and time",
            )


def _cycles(dossier: Dossier) -> Iterator[Finding]:
    parents = {criterion.code: criterion.parent for criterion in dossier.criteria}
    told: set[str] = set()
    for criterion in dossier.criteria:
        seen, above = {criterion.code}, criterion.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == criterion.code and above not in told:
            told |= seen
            yield _error(
                "R105",
                criterion.at("parent"),
                f"“{criterion.code}”经上级因素又回到自己；请改正“{term('parent', 'zh')}”",
                f"'{criterion.code}' comes back to itself through its parents; correct "
                f"{term('parent', 'en')}",
            )


def _ranges(dossier: Dossier) -> Iterator[Finding]:
    for sheet, column in _columns():
        for record in _rows(dossier, sheet) if column.has_range else ():
            number = getattr(record, column.key)
            if number is not None and not column.in_range(number):
                zh, en = _range(column)
                yield _error(
                    "R108",
                    record.at(column.key),
                    f"为 {number}；应{zh}，请改正",
                    f"is {number}; it must be {en}, so correct it",
                )


def _range(column: SheetColumn) -> tuple[str, str]:
    """The range of a column in words."""
    parts = (
        (column.above, "大于", "above"),
        (column.least, "不小于", "at least"),
        (column.most, "不大于", "at most"),
    )
    known = [(bound, zh, en) for bound, zh, en in parts if bound is not None]
    zh = "，".join(f"{zh} {bound}" for bound, zh, _ in known)
    return zh, " and ".join(f"{en} {bound}" for bound, _, en in known)
