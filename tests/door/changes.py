"""Single changes of a dossier, made at random, and whether the reader said or counted each."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding
from evaluation.core.glossary import term
from evaluation.core.place import column_letters
from evaluation.core.text import LANGS
from evaluation.dossier.cells import CellProblem, read_cell
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.dossier.reading.reading import read
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.schema import MARKS, sheet
from tests.door.books import VALUES, Base, Sheet, plain_cell, with_cell, with_percent, zipped

TABS = (
    "评审决定表", "評審決定", "Ruling", "Sheet1", "#aside", "Guide", "填写说明", "Scores", "排名",
    "评分标准", "评分 E99", "Marks", "Orders", "Needs", "Bids (2)", "资金表", "Law",
)  # fmt: skip
BESIDE = (
    "rulings.xls", "x.XLSM", "facts.ods", "a.numbers", "b.fods", "c.xltx", "d.tsv", "E.CSV", "f.xlsb",
    "protocol.docx", "scan.pdf", "notes.txt", "#draft.xlsx", "law/points.toml", "rulings.json", "g.et",
)  # fmt: skip
LABELS = tuple(term(key, lang) for key in ("lot", "expert", "criterion") for lang in LANGS)
"""Words on a sheet of marks that mean nothing where nothing stands beside them."""


@dataclass(frozen=True)
class Told:
    """What a reading comes to: the fingerprint of the records, and the findings."""

    fingerprint: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Change:
    """One change.

    Args:
        what: in words, with all that is needed to make it again.
        workbook: the file it is in.
        tab: the sheet, where it is in one.
        cell: 0-based row and column, where it is in one.
        lost: whether it takes away what was read, so that it must be said and not only counted.
        silent: whether it is one that needs no word.
    """

    what: str
    workbook: str
    tab: str = ""
    cell: tuple[int, int] | None = None
    lost: bool = False
    silent: bool = False


def told(folder: Path) -> Told:
    """Return what the dossier in `folder` comes to."""
    try:
        reading = read(folder)
    except Unusable as problem:
        return Told("", problem.findings)
    dossier = reading.dossier
    return Told(fingerprint_of(dossier) if dossier else "", reading.findings)


class Desk:
    """A dossier in a folder, changed and put back again and again."""

    def __init__(self, base: Base, folder: Path) -> None:
        self.base, self.folder = base, folder
        for name, data in base.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        self.before = told(folder)
        self.known = {(each.code, each.place, each.message) for each in self.before.findings}

    def silent(self, dice: random.Random) -> str:
        """Make a change, and return what it was if nobody heard of it; put all back."""
        kind = dice.choices((in_cell, in_tab, in_files), (16, 2, 2))[0]
        change = kind(self, dice)
        try:
            after = told(self.folder)
        finally:
            self._put_back()
        if change.silent or self._heard(change, after):
            return ""
        news = [each.line("en") for each in after.findings if self._new(each)]
        return f"{self.base.name}: {change.what}; new: {news[:3]}"

    def write(self, workbook: str, parts: dict[str, bytes]) -> None:
        """Put a workbook of other parts in the place of one."""
        (self.folder / workbook).write_bytes(zipped(parts))

    def _new(self, finding: Finding) -> bool:
        return (finding.code, finding.place, finding.message) not in self.known

    def _heard(self, change: Change, after: Told) -> bool:
        if after.fingerprint != self.before.fingerprint and not change.lost:
            return True
        return any(self._new(each) and _names(each, change) for each in after.findings)

    def _put_back(self) -> None:
        for path in sorted(self.folder.rglob("*"), reverse=True):
            name = path.relative_to(self.folder).as_posix()
            if path.is_dir() and not any(path.iterdir()):
                shutil.rmtree(path)
            elif not path.is_dir() and name not in self.base.files:
                path.unlink()
        for name, data in self.base.files.items():
            file = self.folder / name
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)


def _names(finding: Finding, change: Change) -> bool:
    """Whether a finding names the place of a change: the cell, its row or column, or its sheet."""
    place = finding.place
    if change.cell is None or not place.cell:
        return place.workbook == change.workbook or not change.tab or place.sheet == change.tab
    if (place.workbook, place.sheet) != (change.workbook, change.tab):
        return False
    letters = place.cell.rstrip("0123456789")
    row, column = change.cell
    return place.cell.removeprefix(letters) == str(row + 1) or letters == column_letters(column)


def in_cell(desk: Desk, dice: random.Random) -> Change:
    """Change one cell, also one that is blank or lies just outside."""
    page = dice.choice(desk.base.sheets)
    rows, columns = (max(at[n] for at in page.cells) for n in (0, 1))
    cell = (
        dice.choice(list(page.cells))
        if dice.random() < 0.7
        else (dice.randrange(rows + 4), dice.randrange(columns + 3))
    )
    parts = dict(desk.base.parts[page.workbook])
    what, attributes, body = _content(desk, page, cell, parts, dice)
    xml = parts[page.part].decode()
    changed = with_cell(xml, *cell, attributes, body)
    parts[page.part] = changed.encode()
    desk.write(page.workbook, parts)
    place = f"{page.workbook}[{page.tab}!{column_letters(cell[1])}{cell[0] + 1}]"
    return Change(
        f"{place} {page.cells.get(cell, 'blank')} -> {what}",
        page.workbook,
        page.tab,
        cell,
        lost=what in ("formula", "error"),
        silent=_says_the_same(page, cell, what, body) or _default(desk, page, cell, what),
    )


def _content(
    desk: Desk, page: Sheet, cell: tuple[int, int], parts: dict[str, bytes], dice: random.Random
) -> tuple[str, str, str]:
    match dice.randrange(8):
        case 0:
            return "blank", "", ""
        case 1:
            return "formula", "", "<f>A1+1</f>"
        case 2:
            return "error", ' t="e"', "<v>#REF!</v>"
        case 3:
            styles, number = with_percent(parts["xl/styles.xml"].decode())
            parts["xl/styles.xml"] = styles.encode()
            return "percent 0.95", f' s="{number}"', "<v>0.95</v>"
        case 4:
            near = [at for at in page.cells if at[1] == cell[1] and at != cell]
            if near:
                of = dice.choice(near)
                said = repr(page.texts[of]) if of in page.texts else "a neighbour's number"
                return said, ' t="s"' if of in page.texts else "", page.cells[of]
    value = dice.choice(VALUES)
    return (repr(value), *plain_cell(value))


def _says_the_same(page: Sheet, cell: tuple[int, int], what: str, body: str) -> bool:
    """Whether a change leaves all as it was: blank stays blank, or what is only shown goes away."""
    old = page.cells.get(cell)
    if old == body or (old is None and what == "blank"):
        return True
    if old is not None and page.texts.get(cell) == what.strip("'"):
        return True
    if _another_word(page, cell, what):
        return True
    if key_of(page.tab) == MARKS and what.strip("'") in LABELS:
        return old is None and not any(row == cell[0] for row, _ in page.cells)
    return what == "blank" and (_only_shown(page, cell) or _heads_nothing(page, cell))


def _another_word(page: Sheet, cell: tuple[int, int], what: str) -> bool:
    """Whether a word takes the place of another that its column reads as the same."""
    key, old = key_of(page.tab), page.texts.get(cell)
    if old is None or key is None or key in (MARKS, "guide"):
        return False
    columns, layout = sheet(key).columns, sheet(key).layout
    at, value = (cell[0] - 1, cell[1] == 1) if layout == "keys" else (cell[1], cell[0] > 0)
    if not value or not 0 <= at < len(columns):
        return False
    try:
        new = read_cell(True if what == "True" else what.strip("'"), columns[at])
        return new == read_cell(old, columns[at])
    except CellProblem:
        return False


def _default(desk: Desk, page: Sheet, cell: tuple[int, int], what: str) -> bool:
    """Whether a blank takes the place of what a blank cell means anyway."""
    key = key_of(page.tab)
    if what != "blank" or key is None or key in (MARKS, "guide"):
        return False
    columns, layout = sheet(key).columns, sheet(key).layout
    at = cell[0] - 1 if layout == "keys" else cell[1]
    return (
        at < len(columns)
        and columns[at].default is not None
        and (layout == "table" or cell[1] == 1)
    )


def _heads_nothing(page: Sheet, cell: tuple[int, int]) -> bool:
    """Whether a cell is the head of a column in which nothing stands."""
    row, column = cell
    head = row == 0 or (key_of(page.tab) == MARKS and column > 2)
    return head and not any(below > row and at == column for below, at in page.cells)


def _only_shown(page: Sheet, cell: tuple[int, int]) -> bool:
    """Whether a cell holds a hint, a head or a label beside marks, that nobody has to repeat."""
    key, column = key_of(page.tab), cell[1]
    if key == "tender":
        return column == 2 or cell == (0, 1)
    return key == "guide" or (key == MARKS and column in (1, 2))


def in_tab(desk: Desk, dice: random.Random) -> Change:
    """Give a sheet another name; what was read of it is lost and has to be said."""
    page = dice.choice(desk.base.sheets)
    names = [name for name in TABS if name not in {each.tab for each in desk.base.sheets}]
    name = dice.choice([*names, f"{page.tab} (2)", f"{page.tab}1", f"#{page.tab}", page.tab[:-1]])
    parts = dict(desk.base.parts[page.workbook])
    book = parts["xl/workbook.xml"].decode()
    book = book.replace(f'<sheet name="{page.tab}"', f'<sheet name="{name}"')
    parts["xl/workbook.xml"] = book.encode()
    desk.write(page.workbook, parts)
    what = f"{page.workbook}[{page.tab}] -> [{name}]"
    bare = name == "Marks" and key_of(page.tab) == MARKS  # the sheet itself says whose marks
    return Change(what, page.workbook, lost=True, silent=bare)


def in_files(desk: Desk, dice: random.Random) -> Change:
    """Lay a file beside the workbooks, rename one, or put a link in its place."""
    books = [name for name in desk.base.files if name.endswith(".xlsx")]
    name = dice.choice(books)
    old = desk.folder / name
    match dice.randrange(5):
        case 0:
            for ending in (".XLS", ".xlsb", ".bak"):
                if dice.random() < 0.5:
                    old.rename(old.with_suffix(ending))
                    return Change(f"{name} -> {ending}", "", lost=True)
            old.rename(old.with_name(f"#{old.name}"))
            return Change(f"{name} -> #", "", lost=True)
        case 1:
            old.rename(old.with_name(f"{dice.choice(['.', '~$'])}{old.name}"))
            return Change(f"{name} is hidden", "", lost=True)
        case 2:
            outside = desk.folder.with_name("outside.xlsx")
            outside.write_bytes(desk.base.files[name])
            link = desk.folder / "linked.xlsx"
            link.symlink_to(outside)
            return Change("a link to the outside", "linked.xlsx", lost=True)
        case _:
            beside = desk.folder / dice.choice(BESIDE)
            beside.parent.mkdir(exist_ok=True)
            beside.write_bytes(desk.base.files[name])
            beside_name = beside.relative_to(desk.folder).as_posix()
            return Change(f"beside: {beside_name}", beside_name, lost=True)
