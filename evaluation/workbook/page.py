"""A sheet of the audit workbook while it is written: links, live and recorded figures, checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

from evaluation.checks.check import Checked
from evaluation.core.place import cell_name
from evaluation.core.table import Cell, Column, Table, whole_text
from evaluation.core.text import Lang, Text
from evaluation.dossier.writing.looks import Look, display_width, set_up
from evaluation.ledger.ledger import Ledger
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.workbook.cell_looks import STYLES
from evaluation.workbook.figure_places import TOP, Places, area
from evaluation.workbook.sources import InputCells, Source
from evaluation.workbook.tabs import tab

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Figure = Fraction | Decimal | int | bool | str | datetime | date | None
"""What a cell shows; None is an empty text, as formulas give it."""

EXACT, CLOSE = True, False

MONEY = "#,##0.00##"
LINE_HEIGHT = 14.5
FILL = 0.95
"""Part of the width of a column that a line of text fills before it wraps."""
TIME = "yyyy-mm-dd hh:mm:ss"
DAY = "yyyy-mm-dd"
SMALL = frozenset({"law_key", "note", "source", "place"})
"""Columns of tables that few read."""
HOLDS = '"✓";[Red]"✗";[Red]"✗"'
"""How a check shows 1 and 0, in green but where red. Conditional formats would colour the cell as
well, but LibreOffice 7.4 breaks down when it exports many of them to PDF."""
NONE_WRONG = "[Red]0;[Red]-0;0"
"""How a count of differences shows: in green where there is none."""
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet has no time zone


@dataclass(frozen=True, slots=True)
class Book:
    """The audit workbook while it is written.

    Args:
        checked: what the checks of the law say.
        ledger: of the dossier, if one was begun.
        checks: the columns of checks of each sheet, with how many each holds.
        shown: what the rows of the bid that is followed show, by sheet, row and column.
    """

    file: "Workbook"
    evaluation: Evaluation
    sources: InputCells
    places: Places
    look: Look
    lang: Lang
    checked: tuple[Checked, ...] = ()
    ledger: Ledger | None = None
    checks: dict[str, dict[str, int]] = field(default_factory=dict)
    shown: dict[tuple[str, int, str], Figure] = field(default_factory=dict)
    styles: "dict[tuple[str, str], Format]" = field(default_factory=dict)

    def style(self, name: str, number: str = "") -> "Format":
        """Return the cell format `name`, with a number format where one is given."""
        made = self.styles.get((name, number))
        if made is None:
            extra = {"num_format": number} if number else {}
            made = self.styles[name, number] = self.look.format({**STYLES[name], **extra})
        return made


class Page:
    """One added sheet, its columns named by their keys.

    Args:
        sheet: a key of `evaluation.workbook.tabs.TABS`.
        columns: of a sheet to which no formula points.
    """

    def __init__(self, book: Book, sheet: str, columns: Mapping[str, int] | None = None) -> None:
        self.book = book
        self.sheet = sheet
        self.tab = tab(sheet, book.lang)
        self.columns = columns or book.places.columns[sheet]
        self.page: Any = book.file.get_worksheet_by_name(self.tab) or book.file.add_worksheet(
            self.tab
        )
        self._checks: list[tuple[int, int]] = []
        self._followed = book.places.followed_rows(sheet)
        self._lines: dict[int, int] = {}
        self._widths: dict[int, float] = {}

    @property
    def first(self) -> int:
        """The row below the heads."""
        return TOP + 1

    def head(
        self,
        title: Text,
        says: Text,
        heads: Mapping[str, Text],
        widths: Mapping[str, float],
        freeze: int,
    ) -> None:
        """Write the title, what the sheet shows, and the heads; a key without a head keeps a blank.

        Args:
            freeze: columns that stay in view.
        """
        lang, last = self.book.lang, max(self.columns.values())
        self.page.write_string(0, 0, title.say(lang), self.book.style("title"))
        self.page.merge_range(1, 0, 1, last, says.say(lang), self.book.style("says"))
        self.page.set_row(1, 44)
        self.page.set_row(TOP, 44)
        for key, column in self.columns.items():
            kind = key.rstrip("0123456789")
            text = heads.get(key) or heads.get(kind) or Text("", "")
            self.page.write_string(TOP, column, text.say(lang), self.book.style("head"))
            self._widths[column] = widths.get(key, widths.get(kind, 10))
            self.page.set_column(column, column, self._widths[column])
        self.page.freeze_panes(TOP + 1, freeze)
        self.page.repeat_rows(TOP)

    def band(self, row: int, text: str, notes: Mapping[str, str] | None = None) -> None:
        """Write the band of a lot over all columns, with small notes above some of them."""
        for column in self.columns.values():
            self.page.write_blank(row, column, None, self.book.style("band"))
        self.page.write_string(row, 0, text, self.book.style("band"))
        for key, note in (notes or {}).items():
            self.page.write_string(row, self.columns[key], note, self.book.style("band_small"))
        self.page.set_row(row, 40 if notes else 20)

    def lot(self, result: LotResult, notes: Mapping[str, str] | None = None) -> None:
        """Write the band of a lot: its id, its title and, where it fails, why."""
        failure = f"    {result.failure.message.say(self.book.lang)}" if result.failure else ""
        row = self.book.places.bands[result.lot.id]
        self.band(row, f"{result.lot.id}  {result.lot.title}{failure}", notes)

    def text(self, row: int, key: str, text: str, style: str = "text") -> None:
        """Write `text`; what looks like a formula stays text."""
        column = self.columns[key]
        self._remember(row, key, text)
        self.page.write_string(row, column, text, self.book.style(style))
        lines = text.splitlines()
        fits = len(lines) < 2 and 2 * len(text) <= self._widths[column] * FILL
        if not fits and STYLES[style].get("text_wrap"):
            rows = sum(self._rows_of(line, column, style) for line in lines)
            if rows > self._lines.get(row, 1):
                self._lines[row] = rows

    def _rows_of(self, line: str, column: int, style: str) -> int:
        """Return how many rows `line` takes in its column, so that all of it can be read."""
        size = STYLES[style].get("font_size", 10) / 10
        return ceil(display_width(line) * size / (self._widths[column] * FILL)) or 1

    def cell(self, row: int, column: Column, cell: Cell) -> None:
        """Write a cell of a table: a day as a day, everything else as it is printed."""
        if isinstance(cell.value, date) and not isinstance(cell.value, datetime):
            self.put(row, column.key, cell.value, "text", DAY)
            return
        style = "small" if column.key in SMALL else "text"
        self.text(row, column.key, whole_text(cell, column, self.book.lang), style)

    def link_to(self, row: int, key: str, name: str) -> None:
        """Write the name of a sheet; a click goes there."""
        target, shown = f"internal:'{name}'!A1", self.book.style("bid")
        self.page.write_url(row, self.columns[key], target, shown, name)

    def stripe(self, row: int, text: str) -> None:
        """Write a line over all columns that names the bid of the rows below."""
        for column in self.columns.values():
            self.page.write_blank(row, column, None, self.book.style("bid"))
        self.page.write_string(row, 0, text, self.book.style("bid"))

    def at(self, row: int, key: str) -> str:
        """Return the cell in column `key` as a formula on this sheet names it."""
        return cell_name(row, self.columns[key])

    def bid(self, score: Score) -> int:
        """Write the lot, the bid and the tenderer, and return the row, the same on every sheet."""
        row = self.book.places.bids[score.bid.id]
        self.text(row, "lot", score.bid.lot, "bid")
        self.text(row, "bid", score.bid.id, "bid")
        self.text(row, "tenderer", score.tenderer.name, "bid")
        return row

    def source(self, row: int, key: str, source: Source, value: Figure, number: str = "") -> None:
        """Write what the input says, blank where it is blank, or a decision that no cell holds."""
        value = value if source.value is None else source.value
        if source.formula is None:
            self.put(row, key, value, "live" if value is None else "decided", number)
        elif source.value is None:
            blank = f'IF({source.formula}="","",{source.formula})'
            self.formula(row, key, blank, value, "link", number)
        else:
            self.formula(row, key, source.formula, value, "link", number)

    def live(self, row: int, key: str, formula: str, value: Figure, number: str = "") -> None:
        """Write a figure that is computed."""
        self.formula(row, key, formula, value, "live", number)

    def formula(
        self, row: int, key: str, formula: str, value: Figure, style: str, number: str = ""
    ) -> None:
        """Write a formula with the `value` that the package found for it."""
        shown = self.book.style(style, number)
        self._remember(row, key, value)
        self.page.write_formula(row, self.columns[key], f"={formula}", shown, stored(value))

    def put(self, row: int, key: str, value: Figure, style: str, number: str = "") -> None:
        """Write a value that is no formula."""
        shown, column, plain = self.book.style(style, number), self.columns[key], stored(value)
        self._remember(row, key, value)
        if isinstance(plain, bool):
            self.page.write_boolean(row, column, plain, shown)
        elif isinstance(plain, str):
            write = self.page.write_string if plain else self.page.write_blank
            write(row, column, plain, shown)
        else:
            self.page.write_number(row, column, plain, shown)

    def _remember(self, row: int, key: str, value: Figure) -> None:
        """Keep what a row of the bid shows that is followed."""
        if row in self._followed:
            self.book.shown[self.sheet, row, key] = value

    def check(
        self, row: int, key: str, live: str, recorded: str, value: Figure, number: str, exact: bool
    ) -> None:
        """Write the recorded `value` and, beside it, whether the live figure equals it.

        Args:
            key: the column of the check.
            live: column of the live figure.
            recorded: column of the recorded figure.
            exact: False for a figure that is rounded nowhere: a spreadsheet holds it to about 15
                digits, and a difference below 1E-9 is none.
        """
        self.put(row, recorded, value, "recorded", number)
        ours, theirs = cell_name(row, self.columns[live]), cell_name(row, self.columns[recorded])
        close = f"IF(ISNUMBER({ours}),ABS({ours}-{theirs})<0.000000001,{ours}={theirs})"
        self.holds(row, key, f"{ours}={theirs}" if exact else close)

    def holds(self, row: int, key: str, formula: str, *, counted: bool = True) -> None:
        """Write 1 where `formula` holds, as it has to, and 0 where it does not or is an error.

        Args:
            counted: whether it is a check of its own; not so where another one counts it.
        """
        self.formula(row, key, f"IFERROR(IF({formula},1,0),0)", 1, "check", HOLDS)
        if counted:
            self._checks.append((row, self.columns[key]))

    def name(self, name: str, target: str) -> None:
        """Define a name for a cell or a range, so that formulas read like sentences."""
        self.book.file.define_name(name, f"={target}")

    def close(self) -> None:
        """Count the checks, and set the page up for print."""
        for column in sorted({column for _, column in self._checks}):
            rows = [row for row, at in self._checks if at == column]
            counted = area(self.tab, min(rows), max(rows), column)
            self.book.checks.setdefault(self.sheet, {})[counted] = len(rows)
        for row, lines in self._lines.items():
            self.page.set_row(row, LINE_HEIGHT * lines)
        set_up(self.page, self.book.lang)


def write_table(
    book: Book, sheet: str, table: Table, says: Text, widths: Mapping[str, float], freeze: int = 0
) -> None:
    """Write a table to which no formula points.

    Args:
        widths: of the columns that the sheet shows, in their order.
    """
    shown = table.only(*widths)
    page = Page(book, sheet, {key: at for at, key in enumerate(widths)})
    heads = {column.key: Text(column.title("zh"), column.title("en")) for column in shown.columns}
    page.head(table.title, says, heads, widths, freeze)
    for at, row in enumerate(shown.rows, start=page.first):
        for column, cell in shown.pairs(row):
            page.cell(at, column, cell)
    page.close()


def stored(value: Figure) -> float | int | bool | str:
    """Return `value` as a cell stores it.

    Example:
        >>> stored(Fraction(1, 4)), stored(None), stored(date(2026, 3, 1))
        (0.25, '', 46082.0)
    """
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        return (value - _EPOCH).total_seconds() / 86400
    if isinstance(value, date):
        return float((value - _EPOCH.date()).days)
    return int(value) if value == int(value) else float(value)
