"""Checks are found by their files, and one that breaks down is seen and stops no other."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evaluation import checks
from evaluation.checks.check import Answer, Case, State
from evaluation.checks.check_page import INDEX, explain, pages, write_pages
from evaluation.checks.registry import all_checks, run_checks
from evaluation.core.finding import Severity
from tests.builder import tender
from tests.unit.checks.good import case_of

SIZE = next(check for check in all_checks() if check.code == "P101")
FOLDER = Path(checks.__file__).parent


def test_every_file_of_a_check_is_a_check() -> None:
    """A module whose name begins with a code holds the check with that code, and all are found."""
    named = {path.stem[:4].upper() for path in FOLDER.glob("*/[a-z][0-9][0-9][0-9]_*.py")}
    assert {check.code for check in all_checks()} == named


def test_checks_come_in_the_order_of_their_codes() -> None:
    """Lists of checks have one order everywhere."""
    codes = [check.code for check in all_checks()]
    assert codes == sorted(codes)


def test_a_check_that_breaks_down_is_seen() -> None:
    """An error in a check is an answer of its own, a warning to look by hand; the others go on."""

    def broken(case: Case) -> Iterable[Answer]:
        raise ZeroDivisionError

    failed, other = run_checks(case_of(), [replace(SIZE, look=broken), SIZE])
    assert failed.state is State.FAILED
    (finding,) = failed.findings()
    assert finding.severity is Severity.WARNING
    assert "P101" in finding.message.zh
    assert other.state is State.CLEAR


def test_an_unknown_law_is_insufficient_data() -> None:
    """Before the days that the law book knows, the answer is that it cannot be told, and why."""
    early = case_of(tender(method="cn_consultation"))
    day = early.day.replace(year=2015)
    unknown = replace(early, law=lambda key: early.law("cn/no/such_key"), day=day)
    (checked,) = run_checks(unknown, [SIZE])
    assert checked.state is State.INSUFFICIENT
    assert "cn/no/such_key" in checked.answers[0].message.en
    assert checked.findings() == ()


def test_no_answer_means_not_applicable() -> None:
    """A rule that does not concern the tender says so."""
    (checked,) = run_checks(case_of(tender(method="wb_qcbs")), [SIZE])
    assert checked.state is State.NOT_APPLICABLE


def test_pages_are_written_and_old_ones_go(tmp_path: Path) -> None:
    """Writing the pages leaves one a check, with the law by date, and none of a check that is gone."""
    (tmp_path / "Z999.md").write_text("old", "utf-8")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
    page = (tmp_path / "P101.md").read_text("utf-8")
    assert explain(SIZE, "zh") in page
    assert "`cn/87/committee_large_budget_from`" in page
    assert "P101.md" in (tmp_path / INDEX).read_text("utf-8")
