"""Every sheet of the audit workbook says what it said."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pytest
from python_calamine import CalamineWorkbook

from evaluation.core.text import LANGS, Lang
from evaluation.planning.plan import Plan
from evaluation.reports.occasion import Occasion
from evaluation.workbook.audit_workbook import audit_workbook
from tests.golden.shelf import TENDERS

Sheets = dict[str, list[list[object]]]


@pytest.fixture(scope="module")
def sheets(
    occasion: Callable[[str], Occasion], plan: Callable[[str], Plan | None]
) -> Callable[[str, Lang], Sheets]:
    """What gives the rows of each sheet of a tender's workbook, by the words on its tab."""

    @cache
    def rows(tender: str, lang: Lang) -> Sheets:
        made = occasion(tender)
        data = audit_workbook(
            made.scored, lang, plan(tender), checked=made.checked, ledger=made.ledger
        )
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

    return rows


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tender", TENDERS)
def test_sheets(
    tender: str,
    lang: Lang,
    sheets: Callable[[str, Lang], Sheets],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No sheet loses a cell, and no workbook a sheet; both languages have the same sheets."""
    tabs = zip(sheets(tender, "en"), sheets(tender, lang).items(), strict=True)
    texts = {
        english.lower().replace(" ", "-"): "\n".join([f"# {tab}", *map(line, rows)])
        for english, (tab, rows) in tabs
    }
    golden(f"{tender}/{lang}/sheets", texts)


def line(row: Sequence[object]) -> str:
    """Return a row as one line; of a number as it stands in the file, of a blank nothing."""
    return " | ".join(map(cell, row)).rstrip(" |")


def cell(value: object) -> str:
    r"""Return a cell as text: whole numbers without a point, lines of a cell side by side.

    Example:
        >>> cell(3.0), cell("a\nb"), cell(17.5)
        ('3', 'a / b', '17.5')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " / ".join(str(value).splitlines())
