"""Each check of quotes, marks and patterns speaks on its own fault, and on nothing else."""

import pytest

from evaluation.checks.check import State
from evaluation.checks.registry import run_checks
from tests.unit.checks.marks.broken import BROKEN as MARKS
from tests.unit.checks.marks.broken import CLEAN as MARKS_CLEAN
from tests.unit.checks.patterns.broken import BROKEN as PATTERNS
from tests.unit.checks.patterns.broken import CLEAN as PATTERNS_CLEAN
from tests.unit.checks.quotes.broken import BROKEN as QUOTES
from tests.unit.checks.quotes.broken import CLEAN as QUOTES_CLEAN
from tests.unit.checks.scored import CHECKS, raised, scored, states

BROKEN = {
    **{code: (changes, {}, {code}) for code, changes in {**QUOTES, **MARKS}.items()},
    **PATTERNS,
}
CLEAN = {
    **{name: (changes, {}) for name, changes in {**QUOTES_CLEAN, **MARKS_CLEAN}.items()},
    **PATTERNS_CLEAN,
}
ELSEWHERE = {"Q206", "Q207", "Q208", "X106"}
"""Checks for other laws, with their own tests, and the one that only gives figures."""

ACCUSES = ("串通", "围标", "违法", "舞弊", "collu", "fraud", "illegal", "guilty", "corrupt")


def test_nothing_is_raised_about_the_scored_dossier() -> None:
    """A dossier in order raises nothing, and what applies is clear."""
    said = states(scored())
    assert not [code for code, state in said.items() if state in (State.RAISED, State.FAILED)]
    assert {code for code, state in said.items() if state is State.INSUFFICIENT} == {"X114", "X115"}
    assert sum(state is State.CLEAR for state in said.values()) > 20


def test_every_check_has_its_fault() -> None:
    """No check is there whose raising no test has seen."""
    assert {check.code for check in CHECKS} - BROKEN.keys() == ELSEWHERE


@pytest.mark.parametrize("code", BROKEN)
def test_a_fault_raises_its_check(code: str) -> None:
    """One fault raises one check, or those that it contains, with a place and in both languages."""
    changes, also, codes = BROKEN[code]
    case = scored(*changes, **also)
    assert raised(case) == codes
    for found in run_checks(case, [check for check in CHECKS if check.code == code]):
        for finding in found.findings():
            assert finding.place.cell or finding.place.workbook
            assert finding.message.zh
            assert finding.message.en
            said = f"{finding.message.zh} {finding.message.en}".lower()
            assert not [word for word in ACCUSES if word in said]


@pytest.mark.parametrize("name", CLEAN)
def test_what_comes_close_raises_nothing(name: str) -> None:
    """The case on the right side of the line, or already decided by people, is left alone."""
    changes, also = CLEAN[name]
    assert raised(scored(*changes, **also)) == set()


def test_two_bids_are_enough_where_the_law_says_so() -> None:
    """X117 does not question what the law allows for services bought by consultation."""
    _, also, _ = BROKEN["X117"]
    consulted = scored(lambda d: d["tender"].update(method="cn_consultation"), **also)
    assert "X117" not in raised(consulted)
