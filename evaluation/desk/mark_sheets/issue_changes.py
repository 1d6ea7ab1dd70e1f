"""What changed in the criteria and bids between an issue of mark sheets and now, by cell."""

from collections.abc import Iterator, Mapping

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import Assignment, Cell
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import sheet


def changes_since(
    issued: Mapping[Cell, str], now: Assignment, dossier: Dossier
) -> Iterator[Finding]:
    """Yield what an expert would see changed on a fresh sheet, at the cell of the dossier.

    Args:
        issued: what the expert was shown.
        now: what the expert would be shown.
        dossier: as it is now.
    """
    cells, records = now.cells, now.records
    told: set[tuple[str, str]] = set()
    for cell in (*issued, *(cell for cell in cells if cell not in issued)):
        key, record, column = cell
        if cell in issued and cell in cells:
            if issued[cell] != cells[cell]:
                place = records[cell].at(column)
                yield _finding(place, _was(cell, issued[cell], cells[cell]))
        elif (key, record) not in told:
            told.add((key, record))
            place = records[cell].at() if cell in cells else _sheet_of(dossier, key)
            yield _finding(place, _came_or_went(cell, cell in cells))
    if not told and [*issued] != [*cells]:
        place = _sheet_of(dossier, "criteria")
        yield _finding(place, Text("行的次序与发出时不同", "rows stand in another order"))


def _was(cell: Cell, before: str, after: str) -> Text:
    return Text(_changed(cell, before, after, "zh"), _changed(cell, before, after, "en"))


def _changed(cell: Cell, before: str, after: str, lang: Lang) -> str:
    key, record, column = cell
    name = record or term("tender", lang)
    label = sheet(key).column(column).label(lang)
    blank = "空" if lang == "zh" else "blank"
    was, now = (_short(part) or blank for part in (before, after))
    if lang == "zh":
        return f"{name} 的“{label}”发出时为“{was}”，现为“{now}”"
    return f"{label} of {name} was '{was}' when issued and is '{now}'"


def _came_or_went(cell: Cell, came: bool) -> Text:
    key, record, column = cell
    lot = column.removeprefix("lots ") if column.startswith("lots ") else ""
    on = Text(f"（{lot}）", f" on {lot}") if lot else Text("", "")
    zh, en = (f"{term(key, lang)} {record}" for lang in ("zh", "en"))
    if came:
        return Text(f"{zh}{on.zh} 发出后增加", f"{en}{on.en} was added since")
    return Text(f"{zh}{on.zh} 发出后取消", f"{en}{on.en} is no longer to be marked")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _sheet_of(dossier: Dossier, key: str) -> Place:
    """The sheet of `dossier` that holds records of the kind `key`."""
    content = getattr(dossier, key)
    records = content if isinstance(content, tuple) else (content,)
    origin = records[0].origin if records else dossier.tender.origin
    return Place(origin.workbook, origin.sheet if records else term(key, "en"))


def _finding(place: Place, says: Text) -> Finding:
    return Finding(
        code="E117",
        severity=Severity.ERROR,
        message=Text(
            f"评分表发出后已更改：{says.zh}；请重新发出评分表",
            f"changed since issued: {says.en}; issue the sheet again",
        ),
        place=place,
    )
