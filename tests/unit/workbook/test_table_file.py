"""A table as a workbook of its own: exact text, numbers beside it, nothing that computes."""

import io

from openpyxl import load_workbook

from evaluation.core.table import Table, column, row
from evaluation.core.text import Text
from evaluation.workbook.table_file import table_file


def test_text_stays_text_and_numbers_are_numbers() -> None:
    """What looks like a formula is none; a count stands as printed and as a number."""
    table = Table(
        key="files",
        title=Text("文件", "Files"),
        columns=(column("audited_file"), column("bytes", "count")),
        rows=(row("=1+1", 3947),),
    )
    sheet = load_workbook(io.BytesIO(table_file(table, "en"))).worksheets[0]
    heads, values = sheet.iter_rows(values_only=True)
    assert heads == ("File", "Bytes", "Bytes (number)")
    assert values == ("=1+1", "3,947", 3947) and sheet["A2"].data_type == "s"
