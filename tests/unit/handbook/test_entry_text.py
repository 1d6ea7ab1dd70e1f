"""An entry in a terminal says all that stands in the handbook."""

import pytest

from evaluation.cli.described import handbook
from evaluation.core.table import Table
from evaluation.core.text import LANGS, Lang
from evaluation.handbook.entry_text import shown


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_left_out(lang: Lang) -> None:
    """Every paragraph and every cell of every entry is there."""
    for chapter in handbook():
        for entry in chapter.entries:
            text = shown(entry, lang)
            for block in entry.blocks:
                if isinstance(block, Table):
                    assert all(cell in text for row in block.texts(lang) for cell in row)
                else:
                    assert block.text.say(lang).splitlines()[0] in text
