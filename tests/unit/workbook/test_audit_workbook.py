"""The audit workbook: it is a dossier, it moves with its inputs, and it is the same every time."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from evaluation.checks.registry import all_checks
from evaluation.core.errors import TenderError
from evaluation.core.finding import has_errors
from evaluation.core.glossary import word
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.fingerprint import fingerprint_of, fingerprints
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.reading.derived import TABS
from evaluation.dossier.reading.reading import read
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.addresses import Addresses
from evaluation.dossier.writing.workbooks import new_workbook, write_sheets
from evaluation.ledger.sealing import seal, undo
from evaluation.pipeline import examine, run
from evaluation.resources import shipped
from evaluation.scoring.drawn import draws
from evaluation.scoring.evaluate import evaluate
from evaluation.workbook.audit_workbook import audit_workbook
from evaluation.workbook.tabs import tab
from tests.unit.workbook.random_dossiers import random_dossier
from tests.unit.workbook.recalculation import by_ironcalc, cells, derived, same

EXAMPLE = shipped("tenders") / "qinghe-2026"
FUNCTIONS = frozenset({
    "ABS", "AND", "AVERAGE", "COUNT", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "ISNUMBER",
    "MATCH", "MAX", "MEDIAN", "MIN", "NA", "OR", "ROUND", "ROUNDUP", "SUM", "SUMIFS", "TRIM", "VALUE",
})  # fmt: skip
"""Functions that Excel, WPS and LibreOffice share and that give the same everywhere."""


LIVE = frozenset(
    {"Screening result", "Aggregation", "Objective points", "Prices", "Scores", "Ranking"}
)


def example() -> Dossier:
    """Return the shipped worked example."""
    return read(EXAMPLE).usable()


@pytest.mark.parametrize("lang", LANGS)
def test_checks_draws_and_ledger_are_on_record(tmp_path: Path, lang: Lang) -> None:
    """Every check with its answers; the fingerprint of the reports; head, length and lines of the ledger."""
    examined, moment = examine(EXAMPLE), datetime(2026, 3, 26, 9, tzinfo=UTC)
    dossier = examined.scored.dossier
    seal(tmp_path, dossier, "notice", who="李岚", time=moment)
    ledger = undo(tmp_path, "notice", who="李岚", why="预算写错", time=moment)
    book = audit_workbook(examined.scored, lang, checked=examined.checked, ledger=ledger)
    pages = load_workbook(BytesIO(book), read_only=True)
    checks = list(pages[tab("checks", lang)].values)
    record = [row[:3] for row in pages[tab("record", lang)].values]
    assert {row[0] for row in checks[3:]} == {check.code for check in all_checks()}
    raised = {f.code for f in examined.findings} & {each.check.code for each in examined.checked}
    said = word("check_state", "raised", lang)
    assert raised <= {row[0] for row in checks if row[2] == said}
    values = {row[1] for row in record}
    assert {ledger.head, ledger.length, fingerprint_of(dossier)} <= values
    assert "预算写错" in {row[2] for row in record}
    tickets = [ticket for drawn in draws(examined.scored) for ticket in drawn.tickets]
    assert {(ticket.digest, ticket.command) for ticket in tickets} <= {row[1:] for row in record}


def test_a_reader_passes_the_added_sheets_by(tmp_path: Path) -> None:
    """Read as a dossier, the audit workbook gives no finding about sheets that it adds itself."""
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        examined = examine(EXAMPLE)
        path.write_bytes(audit_workbook(examined.scored, lang, checked=examined.checked))
        assert "D005" not in {finding.code for finding in read(path).findings}


def test_the_workbook_is_a_dossier(tmp_path: Path) -> None:
    """Read back, the workbook gives the dossier it was made of, with the same fingerprints."""
    dossier = example()
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(audit_workbook(evaluate(dossier), lang))
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


Change = tuple[Dossier, str, str]
"""A changed dossier, the input cell that was changed, and what is typed into it."""


def changed_mark(dossier: Dossier, where: Addresses, random: Random) -> Change:
    """Return `dossier` with one mark lowered."""
    (bid, criterion), by_expert = random.choice(sorted(dossier.marks.values.items()))
    expert = random.choice(sorted(by_expert))
    values = {**dossier.marks.values, (bid, criterion): {**by_expert, expert: Decimal("0.5")}}
    changed = replace(dossier, marks=Marks(values=values))
    return changed, where.mark(expert, bid, criterion), "0.5"


def changed_quote(dossier: Dossier, where: Addresses, random: Random) -> Change:
    """Return `dossier` with one quote lowered, so that the lowest price moves."""
    at = random.randrange(len(dossier.bids))
    bids = list(dossier.bids)
    bids[at] = replace(bids[at], quote=Decimal("61234.5"))
    return replace(dossier, bids=tuple(bids)), where.cell("bids", at, "quote"), "61234.5"


def changed_screening(dossier: Dossier, where: Addresses, random: Random) -> Change:
    """Return `dossier` with one bid screened out."""
    at = random.randrange(len(dossier.screening))
    rows = list(dossier.screening)
    rows[at] = replace(rows[at], passed=False)
    return replace(dossier, screening=tuple(rows)), where.cell("screening", at, "passed"), "no"


@pytest.mark.parametrize("change", [changed_mark, changed_quote, changed_screening])
@pytest.mark.parametrize("seed", range(10))
def test_a_change_moves_the_figures(
    change: Callable[[Dossier, Addresses, Random], Change], seed: int, tmp_path: Path
) -> None:
    """After an input cell is changed, recalculation gives what scoring anew gives, ranks included."""
    dossier, random = random_dossier(seed), Random(seed)
    if change is changed_mark and not len(dossier.marks):
        pytest.skip("the method of this tender has no marks")
    with new_workbook(BytesIO()) as file:
        changed, cell, typed = change(dossier, write_sheets(file, dossier, "en"), random)
    before, after = evaluate(dossier), evaluate(changed)
    if [lot.failure is None for lot in before.lots] != [lot.failure is None for lot in after.lots]:
        pytest.skip("the change makes a lot fail")
    path = tmp_path / "audit.xlsx"
    path.write_bytes(audit_workbook(before, "en"))
    wanted = derived(audit_workbook(after, "en"))
    computed = by_ironcalc(path, list(wanted.formulas), {cell: typed})
    different = [
        (place, formula)
        for place, formula in wanted.formulas.items()
        if place[0] in LIVE
        and place not in wanted.checks
        and not same(wanted.stored[place], computed[place])
    ]
    assert different == []


def test_an_edited_record_shows(tmp_path: Path) -> None:
    """A recorded figure that somebody edits turns its check red and is counted on page one."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(audit_workbook(evaluate(example()), "en"))
    found = derived(path.read_bytes())
    sheet, cell = next(place for place in found.checks if place[0] == "Scores")
    recorded = re.findall(r"=([A-Z]+[0-9]+)", found.formulas[sheet, cell])[-1]
    computed = by_ironcalc(path, list(found.formulas), {f"'{sheet}'!{recorded}": "1"})
    assert found.failing(computed) == [(sheet, cell)]
    sums = [place for place, text in found.formulas.items() if text.startswith("SUM(D")]
    assert [computed[place] for place in sums if place[0] == "How to read"] == [1]


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
        "from evaluation.workbook.audit_workbook import audit_workbook;"
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


def test_a_value_that_a_cell_cannot_hold_is_refused() -> None:
    """A quote with more digits than a cell keeps is named, not shortened."""
    dossier = random_dossier(0)
    bid = replace(dossier.bids[0], note="\x07")
    evaluation = evaluate(replace(dossier, bids=(bid, *dossier.bids[1:])))
    with pytest.raises(TenderError):
        audit_workbook(evaluation, "en")


@pytest.mark.slow
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_prints_the_whole_workbook(lang: Lang, tmp_path: Path) -> None:
    """LibreOffice exports every sheet of the large example to one PDF without breaking down."""
    examined = examine(EXAMPLE)
    path = tmp_path / "audit.xlsx"
    path.write_bytes(audit_workbook(examined.scored, lang, checked=examined.checked))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    assert (tmp_path / "audit.pdf").read_bytes().startswith(b"%PDF")
