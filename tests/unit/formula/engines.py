"""Two spreadsheet engines that know nothing of ours, to recalculate what we write into cells."""

import formualizer
import ironcalc

Cells = dict[str, float | int | str]
"""What stands in the cells, by their names (one letter, one digit or more)."""


def recalculated(formula: str, cells: Cells) -> tuple[object, object]:
    """Return what formualizer and ironcalc make of `formula`; an error is a text like ``#N/A``."""
    return _formualizer(formula, cells), _ironcalc(formula, cells)


def _at(cell: str) -> tuple[int, int]:
    return int(cell[1:]), ord(cell[0]) - 64


def _formualizer(formula: str, cells: Cells) -> object:
    book = formualizer.Workbook()
    book.add_sheet("S")
    for cell, content in cells.items():
        book.set_value("S", *_at(cell), content)
    book.set_formula("S", 1, 26, f"={formula}")
    result = book.evaluate_cell("S", 1, 26)
    if isinstance(result, dict):
        return "#N/A" if result["kind"] == "Na" else f"#{result['kind']}"
    return result


def _ironcalc(formula: str, cells: Cells) -> object:
    book = ironcalc.create("S", "en", "UTC", "en")
    for cell, content in cells.items():
        text = f"'{content}" if isinstance(content, str) else repr(content)
        book.set_user_input(0, *_at(cell), text)
    book.set_user_input(0, 1, 26, f"={formula}")
    book.evaluate()
    return book.get_cell_value(0, 1, 26)
