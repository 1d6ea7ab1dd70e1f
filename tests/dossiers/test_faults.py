"""Every fault a workbook can have is found at its cell, under its code, and nothing else is."""

import re
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.writing.workbooks import workbook_bytes
from evaluation.pipeline import run
from tests.dossiers.faults_of_cells import CELLS
from tests.dossiers.faults_of_dates import DATES
from tests.dossiers.faults_of_sheets import REFERENCES, SHEETS
from tests.dossiers.faults_of_tenders import TENDERS
from tests.dossiers.faults_of_use import USES
from tests.dossiers.workbooks import NAME, Fault, good
from tests.project.source import PACKAGE

FAULTS = [*SHEETS, *CELLS, *REFERENCES, *DATES, *TENDERS, *USES]
FLOORS = ("dossier", "scoring")
CODE = re.compile(r'"([ACDFMQRTU][0-9]{3})"')  # other letters: the ledger, envelopes, checks
TO_DO = re.compile(
    "请|须|应|write|use|correct|add|keep|remove|fill|save|must|has to|check|change|rename|shorten"
    "|unhide|enter|record|set|make sure|decide|should"
)


def codes() -> frozenset[str]:
    """Return every code that reading and scoring may use."""
    sources = (
        path.read_text("utf-8") for floor in FLOORS for path in (PACKAGE / floor).rglob("*.py")
    )
    return frozenset(code for source in sources for code in CODE.findall(source))


def findings(folder: Path, code: str = "") -> list[Finding]:
    """Return what reading and scoring say about the dossier in `folder`, exclusions included.

    Args:
        code: a finding of a check that is wanted, too.
    """
    try:
        evaluation = run(folder)
    except TenderError as problem:
        found = list(problem.findings)
    else:
        scores = (score for lot in evaluation.lots for score in lot.scores)
        found = [*evaluation.findings, *(reason for score in scores for reason in score.reasons)]
    return [each for each in found if each.code in {*codes(), code}]


@pytest.mark.parametrize("lang", LANGS)
def test_the_good_dossier_has_no_fault(tmp_path: Path, lang: Lang) -> None:
    """The dossier that is damaged in all other tests is itself in order."""
    (tmp_path / NAME).write_bytes(workbook_bytes(good(), lang))
    assert findings(tmp_path) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.what}")
def test_a_fault_is_named_at_its_cell(tmp_path: Path, fault: Fault, lang: Lang) -> None:
    """One fault leads to one finding: its code, its place, and what to do about it."""
    folder = tmp_path / "d"
    folder.mkdir()
    place = fault.make(folder, lang)
    found = findings(folder, fault.code)
    lines = [each.line("en") for each in found]
    assert [f"{each.code} {each.place}" for each in found] == [f"{fault.code} {place}"], lines
    if not fault.code.startswith(("A10", "F", "L")):  # why a bid or a lot is out, or a check
        zh, en = found[0].message.zh, found[0].message.en
        assert TO_DO.search(zh) is not None, zh
        assert TO_DO.search(en) is not None, en


def test_every_code_has_a_fault() -> None:
    """No code can be said by reading or scoring that no test has seen at its cell."""
    elsewhere = {"D060", "D061", "C108"}  # of writing; of a formula without a value
    elsewhere |= {"M105"}  # marks that two ways of trimming tell apart: unit/scoring/test_trimming
    assert codes() - elsewhere - {fault.code for fault in FAULTS} == set()
