"""Finds the row of a workbook that a decision is written into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text
from evaluation.dossier.reading.reading import Reading
from evaluation.dossier.reading.recognise import head_of
from evaluation.dossier.reading.xlsx import parts_of, read_grids
from evaluation.dossier.record import Record
from evaluation.dossier.schema import sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A row of a workbook.

    Args:
        workbook: its name inside the dossier.
        sheet: the name on the tab.
        row: 0-based.
        columns: the 0-based column of each field that has one.
        before: the workbook as it is; None where it has to be made.
        part: the path of the sheet's XML in it.
        like: the row whose looks a new row takes; None where there is none.
    """

    workbook: str
    sheet: str
    row: int
    columns: Mapping[str, int]
    before: bytes | None = None
    part: str = ""
    like: int | None = None


def spot_for(reading: Reading, key: str, old: Record | None) -> Spot:
    """Return where on the sheet `key` a record goes: in the place of `old`, or below the last row.

    A folder without such a sheet gets a workbook for it.

    Raises:
        Unusable: the dossier is no workbook, lacks the sheet, or is open in another program.
    """
    table = next((table for table in reading.tables if table.key == key), None)
    _refuse_json(reading)
    if reading.path.is_file() and table is None:
        raise _no_sheet(reading, key)
    if table is None:
        return _new_workbook(reading, key)
    path = (reading.path if reading.path.is_dir() else reading.path.parent) / table.workbook
    _refuse_opened(path)
    before = path.read_bytes()
    (grid,) = (grid for grid in read_grids(path, table.workbook) if grid.name == table.name)
    head = head_of(grid, key)
    if head is None:
        raise _no_sheet(reading, key)
    top, columns = head
    last = max((at for at, row in enumerate(grid.rows) if _filled(row)), default=top)
    _, parts = parts_of(path, table.workbook)
    return Spot(
        workbook=table.workbook,
        sheet=table.name,
        row=old.origin.row if old else max(last, top) + 1,
        columns=columns,
        before=before,
        part=parts[table.name],
        like=last if last > top else None,
    )


def _filled(row: Iterable[object]) -> bool:
    return any(cell is not None for cell in row)


def _new_workbook(reading: Reading, key: str) -> Spot:
    name = f"{key}.xlsx"
    if not reading.path.is_dir() or (reading.path / name).exists():
        raise _no_sheet(reading, key)
    columns = {column.key: at for at, column in enumerate(sheet(key).columns)}
    lang = "en" if reading.dossier and reading.dossier.tender.language == "en" else "zh"
    tab = sheet(key).label("en" if lang == "en" else "zh")
    return Spot(workbook=name, sheet=tab, row=1, columns=columns)


def _refuse_opened(path: Path) -> None:
    """A program that has the workbook open would write over what is entered."""
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#", f".~{path.name}")
    if any((path.parent / mark).exists() for mark in marks):
        raise Unusable(
            Text(
                f"{path.name} 正在表格软件中打开，没有写入；请保存并关闭后再登记",
                f"{path.name} is open in a spreadsheet program and nothing was written; save and "
                "close it, then enter again",
            )
        )


def _refuse_json(reading: Reading) -> None:
    if any(table.workbook.endswith(".json") for table in reading.tables):
        raise Unusable(
            Text(
                f"{reading.path} 是 JSON 文件，不能逐格登记；请先转成工作簿",
                f"{reading.path} is a JSON document, into which no cell is entered; convert it "
                "first",
            ),
            next_step=NextStep(Deed.CONVERT),
        )


def _no_sheet(reading: Reading, key: str) -> Unusable:
    zh, en = sheet(key).label("zh"), sheet(key).label("en")
    return Unusable(
        Text(
            f"{reading.path} 中没有可登记的“{zh}”表；请加上这张表和表头，或先转成文件夹",
            f"{reading.path} has no sheet {en} to enter it on; add the sheet with its heads, or "
            "convert the dossier to a folder first",
        ),
        next_step=NextStep(Deed.CONVERT),
    )
