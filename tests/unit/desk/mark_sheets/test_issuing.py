"""Issuing mark sheets: who gets one, what stands on it and what must not."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import Lang
from evaluation.desk.mark_sheets.assignments import assignments
from evaluation.desk.mark_sheets.sheet_identity import TAB
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier, Ruling, Tenderer
from evaluation.dossier.writing.workbooks import write_workbook
from evaluation.ledger.ledger import ledger_of
from evaluation.ledger.sealing import seal
from evaluation.ledger.stages import stages_of
from tests.unit.desk.mark_sheets.sheets import NOW, WHO, blanks, folder, ready, sent

NAMES = ("星河艺术中心", "月湖艺术中心", "云山艺术中心")


def texts(path: Path) -> str:
    """Return every part of the workbook at `path`, joined, without the names of cells."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return re.sub(r'(?: r="[A-Z]+[0-9]+"|ref="[^"]*")', "", "\n".join(parts))


def recusal(expert: str, lot: str | None) -> Ruling:
    """Return a ruling that `expert` stands back from `lot`, or from all."""
    when = datetime(2026, 3, 23, 10, 0)  # noqa: DTZ001 - local time of the tender
    return Ruling(what="recusal", subject=expert, reason="任职", who="组", when=when, decision=lot)


def test_who_may_not_mark_gets_no_sheet_and_a_reason(tmp_path: Path) -> None:
    """No declaration, an undecided conflict, a recusal from all: no sheet, and the reason is said."""
    start = ready()
    panel = (*start.panel[:1], replace(start.panel[1], declaration="conflict"), *start.panel[2:])
    made = sent(folder(tmp_path / "d", replace(start, panel=panel)), tmp_path / "o")
    assert {*made.files} == {"E01", "E03"}
    assert [(each.code, each.message.en.split()[0]) for each in made.findings] == [
        ("E102", "李四"), ("E101", "孙七")]  # fmt: skip

    out = replace(start, rulings=(recusal("E01", None), recusal("E02", "L02")))
    made = sent(folder(tmp_path / "d2", out), tmp_path / "o2")
    assert {*made.files} == {"E02", "E03"}
    assert "E103" in [each.code for each in made.findings]


def test_a_conflict_with_a_ruling_keeps_the_expert_from_that_lot_only() -> None:
    """An expert recused from one lot marks the others; bids that are out are marked by nobody."""
    start = ready()
    panel = (replace(start.panel[0], declaration="conflict"), *start.panel[1:])
    found = assignments(replace(start, panel=panel, rulings=(recusal("E01", "L01"),)), b"s")
    assert {each.expert.id: [part.lot.id for part in each.lots] for each in found} == {
        "E01": ["L02"], "E02": ["L01", "L02"], "E03": ["L02"]}  # fmt: skip
    second = next(each for each in found if each.expert.id == "E02")
    assert [each.code for each in second.lots[0].candidates] == ["B01", "B02"]


def test_a_sheet_holds_no_price_and_no_marks_of_others(tmp_path: Path) -> None:
    """Neither a quote nor the price criterion nor another expert stands anywhere in the file."""
    made = sent(folder(tmp_path / "d"), tmp_path / "o")
    whole = texts(made.files["E01"])
    assert not [word for word in ("98765", "报价", "李四", "E02", "云山艺术中心") if word in whole]
    assert "含时间、地点、人员、经费四项，每项 10 分" in whole
    assert "服务方案" in whole


def test_a_blind_sheet_hides_who_bids_behind_codes(tmp_path: Path) -> None:
    """Neither name nor id of a bid is in the file; the codes are the same for each expert."""
    path = folder(tmp_path / "d", ready(blind=True))
    made = sent(path, tmp_path / "o")
    for file in made.files.values():
        whole = texts(file)
        assert not [word for word in (*NAMES, "B01", "B02", "B11", "S01") if word in whole]
    secret = bytes.fromhex((path / "ledger" / "codes.secret").read_text())
    codes = [
        {candidate.bid.id: candidate.code for part in each.lots for candidate in part.candidates}
        for each in assignments(read(path).usable(), secret)
    ]
    assert codes[0] == codes[1]
    assert codes[2].items() <= codes[0].items()
    other = assignments(read(path).usable(), b"another secret")[0]
    assert {each.code for part in other.lots for each in part.candidates} & {
        *codes[0].values()
    } == set()


def test_a_sheet_names_the_members_of_a_consortium(tmp_path: Path) -> None:
    """Who marks a consortium reads who is in it; a blind sheet does not say even that one bids."""
    for blind in (False, True):
        path = folder(tmp_path / f"d{blind}", joint(ready(blind=blind)))
        whole = texts(sent(path, tmp_path / f"o{blind}").files["E02"])
        seen = [word for word in ("联合体", "牵头人：东江剧社；成员：西江剧社") if word in whole]
        assert len(seen) == (0 if blind else 2)


def joint(dossier: Dossier) -> Dossier:
    """Return the dossier with its first tenderer as a consortium of two that bid nothing else."""
    first, *others = dossier.tenderers
    return replace(
        dossier,
        tenderers=(
            replace(first, name="两江联合体", type="consortium", members=("S08", "S09")),
            *others,
            Tenderer(id="S08", name="东江剧社"),
            Tenderer(id="S09", name="西江剧社"),
        ),
    )


def test_the_same_issue_is_the_same_bytes(tmp_path: Path) -> None:
    """Who writes an issue again, from a copy of the dossier, gets the same bytes."""
    import shutil

    path = folder(tmp_path / "d", ready(blind=True))
    sent(path, tmp_path / "o1")
    shutil.copytree(path, tmp_path / "copy")
    one, two = sent(path, tmp_path / "o2"), sent(tmp_path / "copy", tmp_path / "o3")
    for expert, file in one.files.items():
        assert file.read_bytes() == two.files[expert].read_bytes()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_is_protected_but_for_marks_and_comments(tmp_path: Path, lang: Lang) -> None:
    """Every other cell is locked; marks have limits and a hint; the identity cannot be shown."""
    from openpyxl import load_workbook

    made = sent(folder(tmp_path / "d"), tmp_path / "o", lang)
    book = load_workbook(made.files["E01"])
    assert all(page.protection.sheet for page in book.worksheets)
    assert book[TAB].sheet_state == "veryHidden"
    assert len(blanks(book)) == 2 * 2 + 2
    rules = book["L01"].data_validations.dataValidation
    assert {(rule.formula1, float(rule.formula2)) for rule in rules} == {("0", 40), ("0", 12.5)}
    assert all(rule.prompt and rule.error for rule in rules)
    page = book["L01"]
    head = next(row for row in range(1, 20) if str(page.cell(row, 5).value).startswith("B01"))
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.print_title_rows == f"${head}:${head}"
    assert "E01" in str(page.oddFooter.left.text)
    assert WHO not in texts(made.files["E01"])


def test_each_issue_is_a_line_of_the_ledger(tmp_path: Path) -> None:
    """The number counts up, and the line names who got a sheet and keeps what they were shown."""
    path = folder(tmp_path / "d")
    sent(path, tmp_path / "o1")
    made = sent(path, tmp_path / "o2", experts=("E03",))
    ledger = ledger_of(path)
    assert ledger is not None
    assert not ledger.faults
    assert made.number == 2
    assert [each.details for each in ledger.entries] == [
        {"issue": "1", "experts": "E01; E02; E03"}, {"issue": "2", "experts": "E03"}]  # fmt: skip
    assert all(ledger.kept(each) for entry in ledger.entries for each in entry.sheets.values())


def test_what_stands_in_the_way_is_said_and_nothing_written(tmp_path: Path) -> None:
    """An unknown expert, a folder inside the dossier, one that holds something: nothing is issued."""
    path = folder(tmp_path / "d")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("mine")
    with pytest.raises(Unusable, match="E99"):
        sent(path, tmp_path / "o", experts=("E99",))
    with pytest.raises(Unusable, match="inside"):
        sent(path, path / "sheets")
    with pytest.raises(Unusable, match="holds something"):
        sent(path, tmp_path / "full")
    with pytest.raises(TenderError, match="no mark sheet"):
        sent(path, tmp_path / "o", experts=("E04",))
    assert ledger_of(path) is None
    assert not (tmp_path / "o").exists()


def test_no_sheet_goes_out_once_the_marks_are_sealed(tmp_path: Path) -> None:
    """Marks are closed by their seal; a sheet that could change them is not issued."""
    path = folder(tmp_path / "d")
    dossier = read(path).usable()
    for stage in stages_of(dossier.tender):
        seal(path, dossier, stage, who=WHO, time=NOW)
        if stage == "technical_marks":
            break
    with pytest.raises(Unusable, match="sealed"):
        sent(path, tmp_path / "o")


def test_many_bids_stand_on_pages_of_twelve(tmp_path: Path) -> None:
    """Thirty bids on a lot make three tabs, each with all criteria; lots with odd names stay apart."""
    from openpyxl import load_workbook

    start = ready()
    bids = tuple(replace(start.bids[0], id=f"B{n:02}", tenderer=f"S{n}") for n in range(1, 31))
    tenderers = tuple(replace(start.tenderers[0], id=f"S{n}") for n in range(1, 31))
    whole = replace(start, bids=bids, tenderers=tenderers, screening=())
    made = sent(folder(tmp_path / "d", whole), tmp_path / "o")
    book = load_workbook(made.files["E01"])
    assert book.sheetnames == ["L01", "L01 (2)", "L01 (3)", "意见", TAB]
    assert len(blanks(book)) == 60


def test_a_dossier_in_one_workbook_issues_too(tmp_path: Path) -> None:
    """The form of the dossier does not matter for issuing."""
    whole: Dossier = ready()
    write_workbook(whole, tmp_path / "d.xlsx", "zh")
    assert {*sent(tmp_path / "d.xlsx", tmp_path / "o").files} == {"E01", "E02", "E03"}
