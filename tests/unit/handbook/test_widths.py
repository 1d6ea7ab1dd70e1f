"""Columns are as wide as what stands in them asks for."""

import pytest

from evaluation.cli.described import handbook
from evaluation.core.table import Table
from evaluation.core.text import LANGS, Lang
from evaluation.handbook.widths import widths


@pytest.mark.parametrize("lang", LANGS)
def test_widths_fill_the_table(lang: Lang) -> None:
    """The columns of every table fill it, and none is too narrow to be read."""
    for chapter in handbook():
        blocks = (*chapter.blocks, *(b for entry in chapter.entries for b in entry.blocks))
        for table in (block for block in blocks if isinstance(block, Table)):
            found = [int(width.removesuffix("%")) for width in widths(table, lang)]
            assert sum(found) == 100
            assert min(found) >= 5, table.key
