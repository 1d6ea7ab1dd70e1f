"""The shelf itself: nothing stands on it that no test looks at."""

import shutil
from pathlib import Path

import pytest

from tests.golden.plain import plain
from tests.golden.shelf import FOLDERS, HOW, SHELF, differences, folders


def test_no_folder_is_left_over(pytestconfig: pytest.Config) -> None:
    """A folder whose texts nothing gives any more is told, not forgotten."""
    left = sorted(folders() - FOLDERS)
    if pytestconfig.getoption("--update-golden"):
        for folder in left:
            shutil.rmtree(SHELF / folder)
        return
    assert not left, f"nothing gives these texts any more: {', '.join(left)}\n{HOW}"


def test_every_difference_is_told(tmp_path: Path) -> None:
    """A changed line, a text that is new and one that is gone: each by the name of its file."""
    for name, text in (("same", "a\n"), ("changed", "a\nb\n"), ("gone", "a\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    texts = {"same": "a\n", "changed": "a\nc\n", "new": "a\n"}
    told = "\n".join(differences(tmp_path, texts))
    assert "-b\n+c" in told and "same.txt" not in told
    assert "gone.txt: nothing gives this text any more" in told
    assert "new.txt: this text is new" in told


def test_html_becomes_lines() -> None:
    """Blocks are lines, rows are lines of cells, and what no eye sees is left out."""
    html = (
        "<head><style>p { color: red }</style></head><body data-foot='T1&#10;no ledger'>"
        "<h2>Lots</h2><p>a <b>b</b>\n c</p><table><tr><th>L01</th><td>x<br>y</td><td></td></tr></table>"
        "<td title='hint'>z</td><svg><title>Points</title><text>9.50</text></svg>"
    )
    told = ["foot: T1", "foot: no ledger", "## Lots", "a b c", "L01 | x / y |", "[hint] z"]
    assert plain(html).splitlines() == [*told, "Points | 9.50"]
