"""The audit workbook: it is a dossier, it moves with its inputs, and it is the same every time."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import ironcalc
import pytest

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import has_errors
from evaluation.core.text import LANGS
from evaluation.dossier.fingerprint import fingerprints
from evaluation.dossier.reading import read
from evaluation.dossier.recognise import key_of
from evaluation.dossier.records import Dossier, Marks
from evaluation.dossier.writing import new_workbook, write_sheets
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.workbook.audit import audit_workbook, write_audit_workbook
from evaluation.workbook.tabs import TABS
from tests.unit.workbook.random_dossiers import random_dossier
from tests.unit.workbook.recalculation import cells, derived, same

EXAMPLE = shipped("tenders") / "qinghe-2026"
FUNCTIONS = frozenset({
    "ABS", "AND", "AVERAGE", "COUNT", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "ISNUMBER",
    "MATCH", "MAX", "MEDIAN", "MIN", "NA", "OR", "ROUND", "ROUNDUP", "SUM", "SUMIFS", "TRIM", "VALUE",
})  # fmt: skip
"""Functions that Excel, WPS and LibreOffice share and that give the same everywhere."""


def example() -> Dossier:
    """Return the shipped worked example."""
    return read(EXAMPLE).usable()


def test_the_workbook_is_a_dossier(tmp_path: Path) -> None:
    """Read back, the workbook gives the dossier it was made of, with the same fingerprints."""
    dossier = example()
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        write_audit_workbook(evaluate(dossier), path, lang)
        again = read(path)
        assert not has_errors(again.findings)
        assert again.dossier == dossier
        assert fingerprints(again.usable()) == fingerprints(dossier)


def test_the_record_prints_the_fingerprints() -> None:
    """The sheet Record holds the fingerprint of every input sheet, as text."""
    dossier = example()
    book = audit_workbook(evaluate(dossier), "en")
    printed = {value for (sheet, _), value in cells(book).items() if sheet == "Record"}
    assert set(fingerprints(dossier).values()) <= printed


@pytest.mark.parametrize("seed", range(12))
def test_changing_a_mark_moves_the_figures(seed: int, tmp_path: Path) -> None:
    """After a mark is changed in the sheet, recalculation gives what scoring anew gives."""
    dossier = random_dossier(seed)
    if not len(dossier.marks):
        pytest.skip("the method of this tender has no marks")
    random = Random(seed)
    (bid, criterion), by_expert = random.choice(sorted(dossier.marks.values.items()))
    expert = random.choice(sorted(by_expert))
    values = {**dossier.marks.values, (bid, criterion): {**by_expert, expert: Decimal("0.5")}}
    changed = replace(dossier, marks=Marks(values=values))
    before, after = evaluate(dossier), evaluate(changed)
    if [lot.failure is None for lot in before.lots] != [lot.failure is None for lot in after.lots]:
        pytest.skip("the change makes a lot fail")
    path = tmp_path / "audit.xlsx"
    write_audit_workbook(before, path, "en")
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    sheets = [sheet["name"] for sheet in model.get_worksheets_properties()]
    with new_workbook(tmp_path / "inputs.xlsx") as file:
        tab, row, column = write_sheets(file, dossier, "en").marks[expert, bid, criterion]
    model.set_user_input(sheets.index(tab), row + 1, column + 1, "0.5")
    model.evaluate()
    wanted = derived(audit_workbook(after, "en"))
    for (sheet, cell), formula in wanted.formulas.items():
        compares_with_the_record = re.fullmatch(r"[A-Z]+\d+=[A-Z]+\d+|IF\(ISNUMBER.*", formula)
        if sheet in ("Scores", "Ranking", "Prices") and not compares_with_the_record:
            column_letters = cell.rstrip("0123456789")
            at = 0
            for letter in column_letters:
                at = at * 26 + ord(letter) - 64
            computed = model.get_cell_value(
                sheets.index(sheet), int(cell[len(column_letters) :]), at
            )
            assert same(wanted.stored[sheet, cell], computed), (sheet, cell, formula)


def test_an_edited_record_shows(tmp_path: Path) -> None:
    """A recorded figure that somebody edits turns one check to FALSE and is counted on page one."""
    path = tmp_path / "audit.xlsx"
    write_audit_workbook(evaluate(example()), path, "en")
    found = derived(path.read_bytes())
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    sheets = [sheet["name"] for sheet in model.get_worksheets_properties()]
    total = next(cell for (sheet, cell), text in found.formulas.items() if text.startswith("SUM(D"))
    check = next(text for (sheet, _), text in found.formulas.items()
                 if sheet == "Prices" and re.fullmatch(r"IF\(ISNUMBER\(G5\).*", text))  # fmt: skip
    assert "H5" in check
    model.set_user_input(sheets.index("Prices"), 5, 8, "1")
    model.evaluate()
    assert model.get_cell_value(0, int(total[1:]), 4) == 1


def test_only_functions_that_every_program_knows() -> None:
    """No formula uses a function beyond those that Excel, WPS and LibreOffice share."""
    used = set[str]()
    for seed in range(20):
        found = derived(audit_workbook(evaluate(random_dossier(seed)), "en"))
        for formula in found.formulas.values():
            used.update(re.findall(r"([A-Z][A-Z.]+)\(", re.sub(r"'[^']*'|\"[^\"]*\"", "", formula)))
    assert used <= FUNCTIONS


def test_added_sheets_are_not_taken_for_input() -> None:
    """A reader of dossiers recognises none of the added sheets, in neither language."""
    assert [tab for tab in TABS.values() for lang in LANGS if key_of(tab.say(lang))] == []


def test_the_same_bytes_everywhere() -> None:
    """Another hash seed, time zone and locale give the same bytes."""
    script = (
        "import hashlib,sys;from evaluation.pipeline import run;from pathlib import Path;"
        "from evaluation.workbook.audit import audit_workbook;"
        "print(hashlib.sha256(audit_workbook(run(Path(sys.argv[1])),'zh')).hexdigest())"
    )
    folder = shipped("tenders") / "published" / "025-two-envelopes-70-30"
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Shanghai", "C.UTF-8"))
    }  # fmt: skip
    here = hashlib.sha256(audit_workbook(run(folder), "zh")).hexdigest()
    assert {digest.strip() for digest in digests} == {here}


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Nothing overwrites a person's file unless told to."""
    path = tmp_path / "audit.xlsx"
    path.write_text("mine", "utf-8")
    evaluation = evaluate(random_dossier(0))
    with pytest.raises(Unusable):
        write_audit_workbook(evaluation, path, "en")
    assert path.read_text("utf-8") == "mine"
    write_audit_workbook(evaluation, path, "en", force=True)
    assert path.read_bytes()[:2] == b"PK"


def test_a_value_that_a_cell_cannot_hold_is_refused() -> None:
    """A quote with more digits than a cell keeps is named, not shortened."""
    dossier = random_dossier(0)
    bid = replace(dossier.bids[0], note="\x07")
    evaluation = evaluate(replace(dossier, bids=(bid, *dossier.bids[1:])))
    with pytest.raises(TenderError):
        audit_workbook(evaluation, "en")
