"""A recorded result is redone: what was not touched is equal, what was touched is named."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaluation.allocation import Mode
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang
from evaluation.pipeline import examine, run
from evaluation.planning.plan import planned
from evaluation.resources import shipped
from evaluation.verdict import Verdict
from evaluation.workbook.audit_workbook import audit_workbook
from evaluation.workbook.follow_sheet import CHOICE

EXAMPLE = shipped("tenders") / "qinghe-2026"
SMALL = shipped("tenders") / "published" / "037-goldilocks-50-50"
EITHER = ("rank-bound", "portfolio")
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def recorded() -> bytes:
    """Return the audit workbook of the shipped example, in English."""
    examined = examine(EXAMPLE)
    assert examined.evaluation is not None
    return audit_workbook(examined.evaluation, "en", checked=examined.checked)


def edited(data: bytes, part: str, edit: Edit) -> bytes:
    """Return the workbook `data` with one part of it changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                changed = edit(content.decode())
                assert changed != content.decode()
                content = changed.encode()
            new.writestr(entry, content)
    return out.getvalue()


def part_of(data: bytes, tab: str) -> str:
    """Return the part that holds the sheet `tab`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tabs = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{tabs.index(tab) + 1}.xml"


def audited(data: bytes, folder: Path) -> Verdict:
    """Return the verdict on the workbook `data`."""
    path = folder / "award-audit.xlsx"
    path.write_bytes(data)
    return audit_workbook_at(path)


def replaced(pattern: str, by: str) -> Edit:
    """Return what replaces the first `pattern` by `by`."""
    return lambda xml: re.sub(pattern, by, xml, count=1)


def saved_again(paths: list[Path], folder: Path) -> list[Path]:
    """Return the workbooks as LibreOffice saves them."""
    subprocess.run(
        [
            str(shutil.which("soffice")), f"-env:UserInstallation=file://{folder}/profile",
            "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "again"),
            *map(str, paths),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return [folder / "again" / path.name for path in paths]


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_what_was_not_touched_is_equal(lang: Lang, tmp_path: Path) -> None:
    """The workbook of the example comes out again in either language."""
    examined = examine(EXAMPLE)
    data = audit_workbook(examined.scored, lang, checked=examined.checked)
    verdict = audited(data, tmp_path)
    assert verdict.differences == ()
    assert verdict.compared > 10_000


@pytest.mark.parametrize(
    "mode", ["serial", *(pytest.param(each, marks=pytest.mark.slow) for each in EITHER)]
)
def test_a_plan_is_made_again(mode: str, tmp_path: Path) -> None:
    """The sheet Allocation comes out again in the mode on record; an edited line of it is named."""
    evaluation = run(EXAMPLE)
    data = audit_workbook(evaluation, "en", planned(evaluation, mode))
    assert audited(data, tmp_path).equal
    part = part_of(data, "Allocation")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        line = re.findall(r'<c r="(E\d+)"[^>]*><v>[01]</v>', archive.read(part).decode())[0]
    swap = replaced(rf'(<c r="{line}"[^>]*>)<v>([01])</v>', r"\1<v>7</v>")
    differences = audited(edited(data, part, swap), tmp_path).differences
    found = {(str(each.place), each.reason) for each in differences}
    assert (f"award-audit.xlsx[Allocation!{line}]", "recorded") in found


def test_another_mode_on_record_is_named(tmp_path: Path) -> None:
    """The mode stands on two sheets; one that does not exist is named on both."""
    evaluation = run(EXAMPLE)
    data = audit_workbook(evaluation, "zh", planned(evaluation, Mode.RANK_BOUND))
    edit = replaced("<si><t>按名次</t>", "<si><t>随意</t>")
    found = audited(edited(data, "xl/sharedStrings.xml", edit), tmp_path).differences
    assert {"存证记录", "资金分配"} <= {each.place.sheet for each in found}


def test_a_plan_that_cannot_be_made_again_is_told(recorded: bytes, tmp_path: Path) -> None:
    """Where the inputs give no plan, the verdict says so and is not equal."""
    evaluation = examine(EXAMPLE).scored
    data = audit_workbook(evaluation, "en", planned(evaluation))
    broke = replaced(r'(<c r="B\d+"[^>]*>)<v>3000000</v>', r"\1<v>1</v>")
    verdict = audited(edited(data, part_of(data, "Tender"), broke), tmp_path)
    assert not verdict.equal
    assert verdict.undone


@pytest.mark.needs("soffice")
def test_saving_it_again_changes_nothing(recorded: bytes, tmp_path: Path) -> None:
    """LibreOffice opens and saves the workbook: other bytes, other spelling, the same verdict."""
    path = tmp_path / "award-audit.xlsx"
    path.write_bytes(recorded)
    (again,) = saved_again([path], tmp_path)
    assert audit_workbook_at(again).differences == ()


@pytest.mark.needs("soffice")
def test_the_bid_to_follow_is_the_choice_of_the_reader(tmp_path: Path) -> None:
    """Whoever chooses another bid, none, or one that is not there, and saves, changes no result."""
    paths = []
    for lang, sheet, bid in (
        ("en", "Follow a bid", "C"),
        ("zh", "逐响应追踪", "B"),
        ("en", "Follow a bid", None),
        ("en", "Follow a bid", "Z"),
    ):
        path = tmp_path / f"{lang}-{bid}.xlsx"
        path.write_bytes(audit_workbook(run(SMALL), lang))
        book = load_workbook(path)
        assert book[sheet][CHOICE].value == "A"
        book[sheet][CHOICE] = bid
        book.save(path)
        paths.append(path)
    verdicts = [audit_workbook_at(path) for path in saved_again(paths, tmp_path)]
    assert [(verdict.what, verdict.differences) for verdict in verdicts] == [
        (path.name, ()) for path in paths
    ]


def test_the_way_of_another_bid_is_named(recorded: bytes, tmp_path: Path) -> None:
    """Where the sheet shows other figures than those of the bid that is chosen, they are named."""
    choose = replaced(r'(<c r="C4"[^>]*) t="s"><v>[^<]*</v>', r'\1 t="str"><v>B0402</v>')
    found = audited(edited(recorded, part_of(recorded, "Follow a bid"), choose), tmp_path)
    assert {(each.place.sheet, each.reason) for each in found.differences} == {
        ("Follow a bid", "cached")
    }


@pytest.mark.parametrize(
    ("tab", "pattern", "by", "place", "reason"),
    [
        ("Marks E01", r'(<c r="D5"[^>]*>)<v>[^<]*</v>', r"\1<v>1</v>", "Marks E01!D5", "input"),
        ("Bids", r'(<c r="E3"[^>]*>)<v>[^<]*</v>', r"\1<v>400000</v>", "Bids!E3", "input"),
        ("Scores", r'(<c r="E6"[^>]*>)<f>[^<]*</f>', r"\1", "Scores!E6", "overwritten"),
        ("Prices", r'(<c r="K6"[^>]*>)<f>[^<]*</f>', r"\1<f>1+1</f>", "Prices!K6", "formula"),
        ("Ranking", r'(<c r="H6"[^>]*>)<v>[^<]*</v>', r"\1<v>9</v>", "Ranking!H6", "recorded"),
        (
            "Prices", r'(<c r="K6"[^>]*><f>[^<]*</f>)<v>[^<]*</v>', r"\1<v>14</v>", "Prices!K6",
            "cached",
        ),
        ("Bids", r'<row r="4"', r'<row hidden="1" r="4"', "Bids!4", "hidden"),
    ],
)  # fmt: skip
def test_what_was_touched_is_named(
    recorded: bytes, tmp_path: Path, tab: str, pattern: str, by: str, place: str, reason: str
) -> None:
    """Each manipulation is found first, at its place, with the likely reason."""
    data = edited(recorded, part_of(recorded, tab), replaced(pattern, by))
    first = audited(data, tmp_path).differences[0]
    assert (str(first.place), first.reason) == (f"award-audit.xlsx[{place}]", reason)


def test_a_changed_name_is_named(recorded: bytes, tmp_path: Path) -> None:
    """A name that points elsewhere is found by its name."""
    edit = replaced(r"(<definedName name=\"prices_L01\">[^<]*)\$J\$5:", r"\1$J$6:")
    first = audited(edited(recorded, "xl/workbook.xml", edit), tmp_path).differences[0]
    assert (first.place.cell, first.reason) == ("prices_L01", "name")


def test_a_hidden_sheet_is_named(recorded: bytes, tmp_path: Path) -> None:
    """A sheet out of sight is found."""
    edit = replaced(r'<sheet name="Prices"', '<sheet name="Prices" state="veryHidden"')
    first = audited(edited(recorded, "xl/workbook.xml", edit), tmp_path).differences[0]
    assert (first.place.sheet, first.reason) == ("Prices", "hidden")


def test_a_renamed_sheet_is_named(recorded: bytes, tmp_path: Path) -> None:
    """A sheet of its own name is one too many, and the right one is missing."""
    edit = replaced(r'<sheet name="Law"', '<sheet name="Laws"')
    found = audited(edited(recorded, "xl/workbook.xml", edit), tmp_path).differences
    assert {"Law", "Laws"} <= {each.place.sheet for each in found if each.reason == "sheet"}


def test_a_second_sheet_of_marks_is_named(recorded: bytes, tmp_path: Path) -> None:
    """Two sheets of marks by one expert stop the audit, and the second is named."""
    edit = replaced(r'(<c r="B1"[^>]*>)(<v>)[^<]*', r"\1\g<2>{}")
    part, other = part_of(recorded, "Marks E02"), part_of(recorded, "Marks E01")
    with zipfile.ZipFile(io.BytesIO(recorded)) as archive:
        xml = archive.read(other).decode()
    index = re.search(r'<c r="B1"[^>]*><v>([^<]*)', xml)
    assert index
    data = edited(recorded, part, lambda xml: edit(xml).format(index[1]))
    found = audited(data, tmp_path).differences
    assert ("Marks E02", "sheet") in {(each.place.sheet, each.reason) for each in found}


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    """An input workbook records nothing."""
    with pytest.raises(Unusable, match="no audit workbook"):
        audit_workbook_at(EXAMPLE / "tender.xlsx")
