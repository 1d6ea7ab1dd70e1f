"""Each check of notice, panel and tenderers speaks on its own fault, and on nothing else."""

from dataclasses import replace

import pytest

from evaluation.checks.check import Case, Checked, State
from evaluation.checks.check_page import PAGES, pages
from evaluation.checks.registry import all_checks, run_checks
from evaluation.core.text import Text
from evaluation.law.book import law_book
from tests.unit.checks.good import case_of
from tests.unit.checks.notice.broken import BROKEN as NOTICE
from tests.unit.checks.notice.broken import CLEAN as NOTICE_CLEAN
from tests.unit.checks.panel.broken import BROKEN as PANEL
from tests.unit.checks.panel.broken import CLEAN as PANEL_CLEAN
from tests.unit.checks.tenderers.broken import BROKEN as TENDERERS
from tests.unit.checks.tenderers.broken import CLEAN as TENDERERS_CLEAN

BROKEN = {**NOTICE, **PANEL, **TENDERERS}
CLEAN = {**NOTICE_CLEAN, **PANEL_CLEAN, **TENDERERS_CLEAN}
GROUPS = ("notice", "panel", "tenderers")
CHECKS = tuple(c for c in all_checks() if c.look.__module__.split(".")[-2] in GROUPS)
ACCUSES = ("串通", "围标", "违法", "舞弊", "collu", "fraud", "illegal", "guilty", "corrupt")


def checked(case: Case) -> tuple[Checked, ...]:
    """Return what the checks of the three groups say."""
    return run_checks(case, CHECKS)


def raised(case: Case) -> list[str]:
    """Return the codes of what is raised or broke down."""
    bad = (State.RAISED, State.FAILED)
    return [each.check.code for each in checked(case) if each.state in bad]


def test_nothing_is_raised_about_the_good_dossier() -> None:
    """A dossier in order raises nothing, and most checks can say that it is clear."""
    said = {each.check.code: each.state for each in checked(case_of())}
    assert not [code for code, state in said.items() if state in (State.RAISED, State.FAILED)]
    assert sum(state is State.CLEAR for state in said.values()) > 45
    assert State.INSUFFICIENT not in said.values()


def test_every_check_has_its_fault() -> None:
    """No check is there whose raising no test has seen."""
    assert {check.code for check in CHECKS} - BROKEN.keys() == {"L103"}, "L103 has its own test"


@pytest.mark.parametrize("code", BROKEN)
def test_a_fault_raises_exactly_its_check(code: str) -> None:
    """One fault raises one check: its code, with a place, a cell to look at, in both languages."""
    case = case_of(*BROKEN[code])
    assert raised(case) == [code]
    (found,) = (each for each in checked(case) if each.check.code == code)
    for answer in (answer for answer in found.answers if answer.state is State.RAISED):
        assert answer.message.zh
        assert answer.message.en
        assert answer.places
    assert len(found.findings()) == sum(a.state is State.RAISED for a in found.answers)


@pytest.mark.parametrize("code", CLEAN)
def test_what_comes_close_raises_nothing(code: str) -> None:
    """The case on the right side of the line, or already decided by people, is left alone."""
    assert raised(case_of(*CLEAN[code])) == []


def test_a_mean_in_a_price_formula_is_forbidden_where_a_method_leaves_the_choice() -> None:
    """L103: a method that prescribes no formula still forbids those that rest on a mean."""
    case = case_of(lambda d: d["criteria"][-1].update(model="deviation_from_mean(up=1,down=0.5)"))
    assert raised(case) == ["L102"]
    free = replace(case, method=replace(case.method, price_formula_prescribed=False))
    assert raised(free) == ["L103"]


@pytest.mark.parametrize("code", BROKEN)
def test_no_wording_accuses(code: str) -> None:
    """What is raised asks people to look; it never says that somebody did wrong."""
    case = case_of(*BROKEN[code])
    said = " ".join(f"{f.message.zh} {f.message.en}" for c in checked(case) for f in c.findings())
    assert not [word for word in ACCUSES if word in said.lower()]


@pytest.mark.parametrize("code", [None, *BROKEN])
def test_the_law_that_is_applied_is_named(code: str | None) -> None:
    """A check names every law parameter that it looks up, so that its page shows the figure."""
    case = case_of(*BROKEN[code]) if code else case_of()
    for check in CHECKS:
        asked: list[str] = []

        def law(key: str, asked: list[str] = asked) -> object:
            asked.append(key)
            return case.law(key)

        list(check.look(replace(case, law=law)))  # type: ignore[arg-type]
        assert set(asked) <= set(check.parameters), check.code


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_text_of_a_check_is_there(check: object) -> None:
    """Title, meaning, law, needs, example and innocent explanations stand in both languages."""
    for field in ("title", "says", "cite", "needs", "example", "innocent"):
        text = getattr(check, field)
        assert isinstance(text, Text)
        assert text.zh.strip()
        assert text.en.strip()
    assert all(key in law_book() for key in check.parameters)  # type: ignore[attr-defined]


def test_codes_are_used_once() -> None:
    """No two checks have one code."""
    codes = [check.code for check in all_checks()]
    assert len(set(codes)) == len(codes)


def test_the_pages_are_those_of_the_modules() -> None:
    """The pages in the repository are what the modules say today; ``nox -s docs`` writes them."""
    assert {path.name: path.read_text("utf-8") for path in PAGES.glob("*.md")} == pages()
