"""The award that was decided is redone: a forged one is named at its cell, an unlawful one by its code."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.auditing.folder import audit_at
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.awarding.award import decided_award, plan_of, proposal_of
from evaluation.dossier.records import Dossier, Policy
from evaluation.dossier.writing.workbooks import new_workbook, workbook_bytes
from evaluation.pipeline import run
from evaluation.printing.attachments import attachments
from evaluation.reports.document import Subject
from evaluation.reports.documents import all_documents, make, page
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.reports.typesetting.environment import fonts_folder, template_folders
from evaluation.reports.typesetting.pdf import write_pdf
from evaluation.scoring.result import Evaluation
from evaluation.verdict import Verdict
from evaluation.workbook.audit_workbook import audit_workbook, fill_audit_workbook
from tests.dossiers.awarded import rows_of
from tests.dossiers.recorded import parts, written
from tests.dossiers.workbooks import good
from tests.unit.workbook.recalculation import by_libreoffice

MONEY = Decimal(120000)
AFTER = datetime(2026, 4, 2, 9, 30)  # noqa: DTZ001 - local time
EARLY = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - local time


def tender() -> Dossier:
    """Return a tender with a budget and a rule; its first candidate is B03 for 105,000."""
    rule = Policy(id="R1", metric="money", sense="at_most", amount=MONEY)
    dossier = good()
    return replace(dossier, tender=replace(dossier.tender, budget=MONEY), policy=(rule,))


def scored(folder: Path, dossier: Dossier) -> Evaluation:
    """Return `dossier`, written into `folder` and scored."""
    folder.mkdir(exist_ok=True)
    (folder / "dossier.xlsx").write_bytes(workbook_bytes(dossier, "en"))
    return run(folder)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """Return the tender with the decision that ranking and plan propose."""
    before = scored(tmp_path_factory.mktemp("before"), tender())
    rows = tuple(rows_of(proposal_of(before, plan_of(before))))
    return scored(tmp_path_factory.mktemp("home"), replace(tender(), awards=rows))


@pytest.fixture(scope="module")
def book(decided: Evaluation) -> bytes:
    """Return its audit workbook."""
    return audit_workbook(decided, "en")


def audited(data: bytes, folder: Path) -> Verdict:
    """Return the verdict on a workbook alone on the desk."""
    path = folder / "audit.xlsx"
    path.write_bytes(data)
    return audit_workbook_at(path)


def test_the_decision_is_redone(book: bytes, decided: Evaluation, tmp_path: Path) -> None:
    """A decision as it is proposed has nothing against it, and its workbook is equal."""
    award = decided_award(decided)
    assert award and [given.score.bid.id for given in award.lots[0].given] == ["B03"]
    assert award.findings == ()
    assert audited(book, tmp_path).equal


@pytest.mark.needs("soffice")
def test_another_program_may_save_it(book: bytes, tmp_path: Path) -> None:
    """A copy that LibreOffice recalculated and saved is equal."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(book)
    by_libreoffice([path], tmp_path)
    assert audit_workbook_at(tmp_path / "recalculated" / path.name).equal


@dataclass(frozen=True)
class Typed:
    """A cell that is typed over.

    Args:
        text: as it stands in the file; a number without quotes.
        at: the cell that the audit names; that one, where none is given; empty for the sheet.
    """

    tab: str
    cell: str
    text: str
    at: str | None = None


FORGED = {
    "another bid": Typed("Awards", "B2", '"B04"'),
    "another amount": Typed("Awards", "D2", "104000"),
    "another level": Typed("Awards", "C2", "80"),
    "another basis": Typed("Awards", "E2", '"ranking"'),
    "another time": Typed("Awards", "H2", "46114.5"),
    "another person": Typed("Awards", "G2", '"Wang"', ""),
    "no amount": Typed("Awards", "D2", ""),
    "a row that was not there": Typed("Awards", "A3", '"L01"', "E3"),
    "what the bid asks": Typed("Award check", "L4", "104000"),
    "the difference": Typed("Award check", "M4", "1"),
    "the rank": Typed("Award check", "J4", "2"),
    "a check": Typed("Award check", "R4", "0"),
    "the sum": Typed("Award check", "H5", "100000"),
    "the limit": Typed("Award check", "H6", "200000"),
    "the red line": Typed("Award check", "C1", '"all is well"'),
}
"""Forgeries of a decision, each in one cell."""


def retyped(data: bytes, typed: Typed) -> bytes:
    """Return the workbook with one cell typed over; its formula is gone."""
    xml = parts(data)[typed.tab]
    style = re.search(rf'<c r="{typed.cell}"( s="\d+")?', xml)
    kind = ' t="str"' if typed.text.startswith('"') else ""
    value = typed.text.strip('"')
    stored = f"<v>{value}</v>" if value else ""
    new = f'<c r="{typed.cell}"{style[1] if style and style[1] else ""}{kind}>{stored}</c>'
    old = rf'<c r="{typed.cell}"[^>]*?(/>|>.*?</c>)'
    made, count = re.subn(old, lambda _: new, xml, count=1)
    if not count:
        row = typed.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        made = xml.replace("</sheetData>", f'<row r="{row}">{new}</row></sheetData>')
    return written(data, typed.tab, made)


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_decision_is_named_at_its_cell(name: str, book: bytes, tmp_path: Path) -> None:
    """Whatever is typed over in the decision or its check is named; the sheet, where nothing reads it."""
    typed = FORGED[name]
    found = audited(retyped(book, typed), tmp_path).differences
    wanted = typed.cell if typed.at is None else typed.at
    assert (typed.tab, wanted) in {(each.place.sheet, each.place.cell) for each in found}


def test_a_removed_row_is_named(book: bytes, tmp_path: Path) -> None:
    """A decision that is taken out is found."""
    xml = re.sub(r'<row r="2".*?</row>', "", parts(book)["Awards"])
    found = audited(written(book, "Awards", xml), tmp_path).differences
    assert "Awards" in {each.place.sheet for each in found}


def test_a_sheet_that_is_left_out_is_named(decided: Evaluation, tmp_path: Path) -> None:
    """A workbook with a decision and without the check of it differs."""
    found = audited(silent(decided, award=False), tmp_path).differences
    assert ("Award check", "sheet") in {(each.place.sheet, each.reason) for each in found}


def silent(evaluation: Evaluation, *, award: bool = True) -> bytes:
    """Return a workbook that agrees with itself and says nothing against its award."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as file:
        shown = decided_award(evaluation) if award else None
        fill_audit_workbook(file, evaluation, "en", award=shown)
    return buffer.getvalue()


UNLAWFUL: dict[str, tuple[dict[str, object], str]] = {
    "not the first": ({"bid": "B04", "awarded": Decimal(110000), "basis": "ranking"}, "W103"),
    "no row for those before": (
        {"bid": "B04", "awarded": Decimal(110000), "basis": "next", "reason": "r"}, "W103",
    ),
    "no reason": ({"basis": "departs"}, "W105"),
    "a bid that is not awarded": ({"basis": "none", "reason": "r"}, "W106"),
    "less than the quote": ({"awarded": Decimal(104000)}, "W107"),
    "a level that is not offered": ({"funded_level": 80}, "W107"),
    "above the lot": ({"awarded": Decimal(120001)}, "W108"),
    "above the budget": ({"awarded": Decimal(120002)}, "W109"),
    "not the plan": (
        {"bid": None, "awarded": None, "basis": "none", "reason": "r"}, "W111",
    ),
    "before the opening": ({"when": EARLY}, "W113"),
}  # fmt: skip
"""What is changed in the decision, and the code of what is against it."""


@pytest.mark.parametrize("name", UNLAWFUL)
def test_an_unlawful_decision_is_named_by_its_code(
    name: str, decided: Evaluation, tmp_path: Path
) -> None:
    """A workbook that agrees with itself is named by the code; not so where the code is on record."""
    fields, code = UNLAWFUL[name]
    row = replace(decided.dossier.awards[0], **fields)  # type: ignore[arg-type]
    made = replace(decided, dossier=replace(decided.dossier, awards=(row,)))
    found = audited(silent(made), tmp_path).differences
    assert {each.reason for each in found} == {"finding"}
    assert code in {each.recomputed.split(":")[0] for each in found}
    assert audited(audit_workbook(made, "en"), tmp_path).equal


Edit = Callable[[str], str]
AWARDS = ("award_letter", "result_announcement", "contract_data")


@pytest.fixture
def home(decided: Evaluation, tmp_path: Path) -> Path:
    """Return the tender with its decision, and what was recorded of it before and after."""
    folder = tmp_path / "home"
    scored(folder, tender())
    out = folder / "out"
    out.mkdir()
    before = occasion_at(folder, draft=True)
    (out / "before-audit.xlsx").write_bytes(audit_workbook(before.scored, "en"))
    for key in ("evaluation_report", "mark_summary", "result_letter"):
        put(out, key, before)
    scored(folder, decided.dossier)
    after = occasion_at(folder, draft=True)
    (out / "after-audit.xlsx").write_bytes(audit_workbook(after.scored, "en"))
    for key in AWARDS:
        put(out, key, after)
    return folder


def put(out: Path, key: str, occasion: Occasion) -> None:
    """Print the first copy of a document into a folder."""
    document = next(each for each in all_documents() if each.key == key)
    subject = document.copies(occasion).subjects[0]
    carried = attachments(occasion, "en") if document.carries_workbook else ()
    data = make(document, subject, occasion, "en", attachments=carried)
    (out / f"{key.replace('_', '-')}.pdf").write_bytes(data)


def forged(key: str, occasion: Occasion, edit: Edit) -> bytes:
    """Return the first copy of a document, its words forged by `edit`."""
    document = next(each for each in all_documents() if each.key == key)
    subject: Subject = document.copies(occasion).subjects[0]
    html = page(document, subject, occasion, "en")
    assert edit(html) != html
    return write_pdf(edit(html), folders=template_folders(), fonts=fonts_folder(None))


def test_what_was_printed_before_the_decision_is_no_forgery(home: Path) -> None:
    """Papers and workbook from before are equal to the sheets as they were; what came later is said."""
    verdict = audit_at(home)
    assert verdict.differences == ()
    said = " ".join(text.en for text in verdict.apart)
    for name in ("before-audit.xlsx", "mark-summary.pdf", "result-letter.pdf"):
        assert f"{name} was made before 1 rows of the sheet Awards" in said
    for name in ("after-audit.xlsx", "award-letter.pdf"):
        assert name not in said


def test_a_later_decision_leaves_the_earlier_letter_right(home: Path, decided: Evaluation) -> None:
    """A letter to who was awarded first is what was printed then, though the award moved on."""
    back = replace(decided.dossier.awards[0], bid=None, awarded=None, basis="revoked",
                   reason="r", when=AFTER)  # fmt: skip
    scored(home, replace(decided.dossier, awards=(*decided.dossier.awards, back)))
    verdict = audit_at(home)
    assert verdict.differences == ()
    assert any("award-letter.pdf was made before" in text.en for text in verdict.apart)


def test_a_changed_decision_is_no_later_one(home: Path, decided: Evaluation) -> None:
    """Another amount in the row that was recorded is an input that was changed."""
    row = replace(decided.dossier.awards[0], awarded=Decimal(104000))
    scored(home, replace(decided.dossier, awards=(row,)))
    found = audit_at(home).differences
    assert ("Awards", "input") in {(each.place.sheet, each.reason) for each in found}
    assert {"award-letter.pdf", "result-announcement.pdf", "contract-data.pdf"} <= {
        each.place.workbook for each in found
    }


@pytest.mark.parametrize("key", AWARDS)
@pytest.mark.parametrize(("was", "says"), [("105,000", "103,000"), ("某艺术团3", "某艺术团4")])
def test_a_paper_with_another_name_or_sum_is_found(
    key: str, was: str, says: str, home: Path
) -> None:
    """Award letter, announcement and contract print what was decided, or are named with the line."""
    name = f"{key.replace('_', '-')}.pdf"
    occasion = occasion_at(home, draft=True)
    (home / "out" / name).write_bytes(forged(key, occasion, lambda html: html.replace(was, says)))
    found = [each for each in audit_at(home).differences if each.place.workbook == name]
    assert {each.reason for each in found} == {"printed"}
    assert any(says in each.recorded and was in each.recomputed for each in found)
