"""The Guide sheet: what stands on it beside our own words is not read, and said."""

from collections.abc import Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import LANGS, Text, normal
from evaluation.dossier.guide import guide_lines
from evaluation.dossier.reading.account import Account, finding
from evaluation.dossier.reading.oddities import beside
from evaluation.dossier.reading.xlsx import Grid


def guide_findings(grid: Grid) -> Iterator[Finding]:
    """Yield a warning for each cell of a Guide sheet that is not of ours.

    A sheet of which most is not ours is no guide, whatever its tab says; that is an error.
    """
    filled = [*grid.filled()]
    yield from beside(grid, grid.beside)
    if not filled:
        return
    account, ours = Account(grid), _ours()
    for row, column in filled:
        if normal(str(grid.at((row, column)))) in ours:
            account.take(row, column)
    left = [*account.left()]
    if 2 * len(left) > len(filled):
        text = Text(
            zh=f"表名是填写说明，{len(filled)} 格中却有 {len(left)} 格是别的内容，未读取；请改用规定的表名，或删除",
            en=f"is called like the guide, but {len(left)} of its {len(filled)} cells say something "
            "else and are not read; rename the tab as the sheet that it is, or remove it",
        )
        yield finding(grid, None, "D005", text)
        return
    for cell in left:
        seen = grid.seen(cell)
        text = Text(
            zh=f"{seen.zh}写在填写说明中，未读取；如是数据，请移到所属的表",
            en=f"{seen.en} stands on the guide and is not read; move it to the sheet where it belongs "
            "if it is data",
        )
        yield finding(grid, cell, "D009", text, Severity.WARNING)


def _ours() -> frozenset[str]:
    lines = (cells for lang in LANGS for _, cells in guide_lines(lang))
    return frozenset(normal(cell) for cells in lines for cell in cells)
