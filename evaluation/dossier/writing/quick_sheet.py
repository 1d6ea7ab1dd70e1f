"""A sheet of a workbook, written by the short way."""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS_OF_SPAN = 16
"""So many rows share one note of the columns that they span, which speeds up opening."""


@cache
def quick_sheet() -> "type[Worksheet]":
    """Return the class of sheets that are told row and column as numbers, and formulas as stored.

    Why:
        A workbook has tens of thousands of cells. For each, the library looks for a name such as
        A1 in place of two numbers, in each formula for functions that came after 2007, and in each
        number for signs that XML reserves. None of these is ever there; the bytes are the same.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell_fast
    from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

    class QuickSheet(Worksheet):  # type: ignore[misc]
        write_blank = Worksheet._write_blank
        write_number = Worksheet._write_number
        write_string = Worksheet._write_string

        def write_formula(
            self, row: int, col: int, formula: str, cell_format: "Format", value: object = 0
        ) -> None:
            """Write a formula; it is stored as it is given."""
            if self._check_dimensions(row, col) == 0:
                plain = self._prepare_formula(formula)
                self.table[row][col] = CellFormulaTuple(plain, cell_format, value)

        def _prepare_formula(self, formula: str, _: bool = False) -> str:
            return formula.removeprefix("=")

        def _calculate_spans(self) -> None:
            spans: dict[int, tuple[int, int]] = {}
            for row, cells in self.table.items():
                if cells:
                    first, last = spans.get(row // ROWS_OF_SPAN, (min(cells), max(cells)))
                    spans[row // ROWS_OF_SPAN] = (min(first, *cells), max(last, *cells))
            self.row_spans = {at: f"{first + 1}:{last + 1}" for at, (first, last) in spans.items()}

        def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
            kind, shown = type(cell).__name__, cell.format
            if shown is None:
                super()._write_cell(row, col, cell)
                return
            at = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{shown._get_xf_index()}"'
            if kind == "String":
                self.fh.write(f'{at} t="s"><v>{cell.string}</v></c>')
            elif kind == "Blank":
                self.fh.write(f"{at}/>")
            elif kind == "Number":
                self.fh.write(f"{at}><v>{cell.number:.16G}</v></c>")
            elif kind == "Formula" and not isinstance(cell.value, bool | str):
                formula = self._escape_data(cell.formula)
                self.fh.write(f"{at}><f>{formula}</f><v>{cell.value}</v></c>")
            else:
                super()._write_cell(row, col, cell)

    return QuickSheet
