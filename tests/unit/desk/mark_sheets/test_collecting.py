"""Collecting mark sheets: what is taken, what is refused and at which cell, what is kept."""

import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import LANGS, Lang
from evaluation.desk.mark_sheets.collecting import MarkChange, plan
from evaluation.desk.mark_sheets.sheet_identity import TAB
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.ledger.ledger import ledger_of
from tests.unit.desk.mark_sheets.sheets import (
    blanks,
    fill,
    folder,
    marks_of,
    ready,
    refused,
    remarks,
    sent,
    taken,
)

Pen = Callable[[Any], None]

COMMENTS = ("'引号 and 'apostrophe", "好 👍🏽 𠮷", "长" * 5000, "=cmd|' /C calc'!A0")


def say(book: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
    """Write a tricky text into the comment on each bid."""
    for cell, text in zip(remarks(book), COMMENTS, strict=True):
        cell.value, cell.data_type = text, "s"


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("lang", LANGS)
def test_marks_and_comments_come_back_as_written(tmp_path: Path, lang: Lang, blind: bool) -> None:
    """Every mark and comment stands in the dossier after collecting; the others are missing."""
    path = folder(tmp_path / "d", ready(blind=blind))
    made = sent(path, tmp_path / "o", lang)
    planned = taken(path, fill(made.files["E01"], say))
    assert [expert.id for expert in planned.missing] == ["E02", "E03"]
    assert {*marks_of(path, "E01").values()} == {Decimal("7.5")}
    assert len(marks_of(path, "E01")) == 6
    reading = read(path)
    assert {each.comment for each in reading.usable().comments} == {*COMMENTS}
    assert not [each for each in reading.findings if each.place.workbook == "marks/E01.xlsx"]


def test_a_plan_shows_old_and_new_and_writes_nothing(tmp_path: Path) -> None:
    """What would change is told mark by mark, and no file of the dossier is touched by it."""
    path = folder(tmp_path / "d")
    made = sent(path, tmp_path / "o")
    taken(path, fill(made.files["E03"]))
    again = sent(path, tmp_path / "o2", experts=("E03",))
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}

    def higher(book: Any) -> None:  # noqa: ANN401
        blanks(book)["L02!F7"].value = 9
        remarks(book)[0].value = "更好"

    planned = plan(read(path), [fill(again.files["E03"], higher)])
    assert planned.sheets[0].changes == (
        MarkChange(bid="B12", criterion="T1", old=Decimal("7.5"), new=Decimal(9)),
        MarkChange(bid="B11", criterion="", old=None, new="更好"),
    )
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def test_a_collected_sheet_is_a_line_of_the_ledger_once(tmp_path: Path) -> None:
    """The line keeps the file's fingerprint and the marks; the same file again adds no line."""
    from hashlib import sha256

    path = folder(tmp_path / "d")
    made = sent(path, tmp_path / "o")
    file = fill(made.files["E01"])
    taken(path, file)
    taken(path, file)
    ledger = ledger_of(path)
    assert ledger is not None
    assert [each.what for each in ledger.entries] == ["issue", "collect"]
    last = ledger.entries[-1]
    assert last.details["file_sha256"] == sha256(file.read_bytes()).hexdigest()
    assert len(ledger.kept(last.sheets["marks E01"]) or ()) == 6


def altered(tab: str, cell: str, value: object) -> Pen:
    """Return a pen that writes `value` to one cell."""

    def pen(book: Any) -> None:  # noqa: ANN401
        book[tab][cell].value = value

    return pen


def merged(book: Any) -> None:  # noqa: ANN401
    """Merge two cells of marks."""
    book["L01"].merge_cells("E7:F7")


def swapped(book: Any) -> None:  # noqa: ANN401
    """Put two criteria into the other order."""
    page = book["L01"]
    for column in "ABCD":
        one, two = page[f"{column}7"], page[f"{column}8"]
        one.value, two.value = two.value, one.value


def struck(book: Any) -> None:  # noqa: ANN401
    """Strike a mark through."""
    book["L01"]["E7"].font = Font(strike=True)


def noted(book: Any) -> None:  # noqa: ANN401
    """Put a note on a mark."""
    book["L01"]["E7"].comment = Comment("see me", "E01")


def hidden_row(book: Any) -> None:  # noqa: ANN401
    """Hide the row of a criterion."""
    book["L01"].row_dimensions[7].hidden = True


def hidden_column(book: Any) -> None:  # noqa: ANN401
    """Hide the column of a bid."""
    book["L01"].column_dimensions["F"].hidden = True


CASES: list[tuple[str, Pen, dict[str, list[str]]]] = [
    ("missing", altered("L01", "E7", None), {"E127": ["L01!E7"]}),
    ("above", altered("L01", "F8", 12.51), {"E129": ["L01!F8"]}),
    ("below", altered("L01", "F8", -1), {"E129": ["L01!F8"]}),
    ("text", altered("L01", "F8", "8.5"), {"E128": ["L01!F8"]}),
    ("word", altered("L01", "F8", "缺考"), {"E128": ["L01!F8"]}),
    ("formula", altered("L01", "E7", "=1+1"), {"E126": ["L01!E7"]}),
    ("standard", altered("L01", "D7", "每项 20 分"), {"E123": ["L01!D7"]}),
    ("maximum", altered("L01", "C7", 50), {"E123": ["L01!C7"]}),
    ("title", altered("L01", "A1", "别的"), {"E123": ["L01!A1"]}),
    ("stray", altered("L01", "H20", "记"), {"E124": ["L01!H20"]}),
    ("renamed criterion", altered("L01", "A7", "T9"), {"E122": ["L01!A6"]}),
    ("renamed bid", altered("L01", "E6", "B09"), {"E122": ["L01!A6"]}),
    ("added bid", altered("L01", "G6", "B09"), {"E122": ["L01!A6"]}),
    ("swapped", swapped, {"E122": ["L01!A6"]}),
    ("added row", lambda book: book["L01"].insert_rows(8), {"E122": ["L01!A6"]}),
    ("removed row", lambda book: book["L01"].delete_rows(8), {"E122": ["L01!A6"]}),
    ("added column", lambda book: book["L01"].insert_cols(5), {"E122": ["L01!A6"]}),
    ("removed column", lambda book: book["L01"].delete_cols(6), {"E122": ["L01!A6"]}),
    ("removed tab", lambda book: book.remove(book["L02"]), {"E121": ["L02"]}),
    ("added tab", lambda book: book.create_sheet("X").append([1]), {"E121": ["X"]}),
    ("no identity", lambda book: book.remove(book[TAB]), {"E111": [""]}),
    ("expert edited", altered(TAB, "B3", "E02"), {"E113": [""]}),
    ("issue edited", altered(TAB, "B4", "2"), {"E113": [""]}),
    ("tender edited", altered(TAB, "B1", "X"), {"E112": [""]}),
    ("struck", struck, {"E134": ["L01!E7"]}),
    ("noted", noted, {"E135": ["L01!E7"]}),
    ("hidden row", hidden_row, {"E133": ["L01!A7"]}),
    ("hidden column", hidden_column, {"E133": ["L01!F6"]}),
    ("other total", altered("L01", "E9", 40), {"E132": ["L01!E9"]}),
    ("total in words", altered("L01", "E9", "15 分"), {"E132": ["L01!E9"]}),
    ("control sign", altered("意见", "D7", "a_x0007_b"), {"E130": ["意见!D7"]}),
]  # fmt: skip


@pytest.mark.parametrize(("pen", "found"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_a_sheet_that_is_not_as_issued_is_refused_at_its_cell(
    tmp_path: Path, pen: Pen, found: dict[str, list[str]]
) -> None:
    """Each slip or trick is found, alone, and named by sheet and cell."""
    path = folder(tmp_path / "d")
    file = fill(sent(path, tmp_path / "o").files["E01"], pen)
    places = {
        code: [f"{file.name}[{where}]" if where else file.name for where in cells]
        for code, cells in found.items()
    }
    assert refused(path, file) == places
    assert not marks_of(path, "E01")


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    """A merged range is named; what it swallowed is missing."""
    path = folder(tmp_path / "d")
    file = fill(sent(path, tmp_path / "o").files["E01"], merged)
    assert refused(path, file)["E125"] == [f"{file.name}[L01!E7]"]


def test_all_problems_of_all_sheets_come_at_once(tmp_path: Path) -> None:
    """Nobody has to collect five times to learn five things."""
    path = folder(tmp_path / "d")
    made = sent(path, tmp_path / "o")

    def many(book: Any) -> None:  # noqa: ANN401
        book["L01"]["E7"].value = None
        book["L01"]["F7"].value = 99
        book["L02"]["D7"].value = "?"

    (tmp_path / "note.xlsx").write_text("no workbook")
    files = (fill(made.files["E01"], many), made.files["E03"], tmp_path / "note.xlsx")
    codes = {code: len(places) for code, places in refused(path, *files).items()}
    assert codes == {"E127": 3, "E129": 1, "E123": 1, "D001": 1}


def test_sheets_of_others_are_refused(tmp_path: Path) -> None:
    """Another tender's, another dossier's, one under another's name, two of one expert."""
    path = folder(tmp_path / "d")
    made = sent(path, tmp_path / "o")
    file = fill(made.files["E01"])
    start = ready()
    other = folder(tmp_path / "x", replace(start, tender=replace(start.tender, id="X-1")))
    sent(other, tmp_path / "ox")
    assert refused(other, file) == {"E112": [file.name]}
    twin = folder(tmp_path / "twin")
    sent(twin, tmp_path / "ot")
    assert refused(twin, file) == {"E113": [file.name]}
    renamed = Path(shutil.copy(file, tmp_path / "E02 评分.xlsx"))
    assert refused(path, renamed) == {"E114": [renamed.name]}
    copy = Path(shutil.copy(file, tmp_path / "mine.xlsx"))
    assert refused(path, file, copy) == {"E115": [copy.name]}


def changed(path: Path, **values: object) -> None:
    """Write the dossier at `path` again with its first criterion changed; its ledger stays."""
    start = ready()
    criteria = (replace(start.criteria[0], **values), *start.criteria[1:])  # type: ignore[arg-type]
    new = folder(path.with_name("new"), replace(start, criteria=criteria))
    shutil.copy(new / "tender.xlsx", path / "tender.xlsx")


def test_what_changed_since_the_issue_is_named_by_cell(tmp_path: Path) -> None:
    """A criterion that changed makes the sheets stale; a changed quote does not."""
    path = folder(tmp_path / "d")
    made = sent(path, tmp_path / "o")
    file = fill(made.files["E01"])
    changed(path, max_points=Decimal(30), title="方案")
    sheet = "tender.xlsx[评审因素!"
    assert refused(path, file) == {"E117": [f"{sheet}D2]", f"{sheet}F2]"]}
    changed(path, weight=Decimal(2))
    assert refused(path, file) == {}


def test_a_newer_issue_makes_the_older_stale(tmp_path: Path) -> None:
    """The older sheet is refused with what changed; the experts who got no new one are not."""
    path = folder(tmp_path / "d")
    old = sent(path, tmp_path / "o")
    sent(path, tmp_path / "o2", experts=("E01",))
    file = fill(old.files["E01"])
    assert refused(path, file) == {"E116": [file.name]}
    assert refused(path, fill(old.files["E02"])) == {}
    changed(path, descriptor="新标准")
    assert {*refused(path, file)} == {"E116", "E117"}


def test_an_expert_who_lost_the_seat_cannot_hand_in(tmp_path: Path) -> None:
    """A declaration withdrawn after the issue keeps the marks out."""
    path = folder(tmp_path / "d")
    file = fill(sent(path, tmp_path / "o").files["E01"])
    start = ready()
    panel = (replace(start.panel[0], declaration=None), *start.panel[1:])
    new = folder(tmp_path / "new", replace(start, panel=panel))
    shutil.copy(new / "tender.xlsx", path / "tender.xlsx")
    assert refused(path, file) == {"E119": [file.name]}


def test_other_sheets_are_not_overwritten(tmp_path: Path) -> None:
    """Where the workbook of the marks holds something else, collecting refuses and names it."""
    from openpyxl import Workbook

    path = folder(tmp_path / "d")
    file = fill(sent(path, tmp_path / "o").files["E01"])
    (path / "marks").mkdir(exist_ok=True)
    book = Workbook()
    book.active.title, book.active["A1"] = "#notes", "mine"
    book.save(path / "marks" / "E01.xlsx")
    assert refused(path, file) == {"E131": ["marks/E01.xlsx[#notes]"]}


def test_a_dossier_in_one_file_has_to_be_converted_first(tmp_path: Path) -> None:
    """Marks are written expert by expert, so the dossier has to be a folder; it says so."""
    write_workbook(ready(), tmp_path / "d.xlsx", "zh")
    file = fill(sent(tmp_path / "d.xlsx", tmp_path / "o").files["E01"])
    with pytest.raises(Unusable, match="convert"):
        plan(read(tmp_path / "d.xlsx"), [file])


def test_the_secret_is_needed(tmp_path: Path) -> None:
    """Without the secret no sheet can be told from a forged one, and none is made up anew."""
    path = folder(tmp_path / "d")
    file = fill(sent(path, tmp_path / "o").files["E01"])
    (path / "ledger" / "codes.secret").unlink()
    with pytest.raises(TenderError, match="backup"):
        plan(read(path), [file])


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_may_save_the_sheet(tmp_path: Path, lang: Lang) -> None:
    """A sheet that LibreOffice opened and saved gives the same marks and comments."""
    path = folder(tmp_path / "d", ready(blind=lang == "en"))
    made = sent(path, tmp_path / "o", lang)
    files = [
        str(fill(made.files[expert], say if expert == "E01" else None)) for expert in made.files
    ]
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), *files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = sorted((tmp_path / "saved").glob("*.xlsx"))
    assert len(saved) == 3
    planned = taken(path, *saved)
    assert not planned.missing
    assert {each.comment for each in read(path).usable().comments} == {*COMMENTS}
    assert {*marks_of(path, "E02").values()} == {Decimal("7.5")}


def test_random_marks_come_back(tmp_path: Path) -> None:
    """Whatever numbers within the limits experts write come back exactly."""
    path = folder(tmp_path / "d")
    dice = random.Random(7)
    wanted: list[Decimal] = []

    def pen(book: Any) -> None:  # noqa: ANN401
        for cell in blanks(book).values():
            wanted.append(Decimal(dice.randrange(0, 12501)).scaleb(-3))
            cell.value = float(wanted[-1])

    taken(path, fill(sent(path, tmp_path / "o").files["E01"], pen))
    assert sorted(marks_of(path, "E01").values()) == sorted(wanted)
