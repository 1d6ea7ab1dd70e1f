"""What a person tries first works, and what goes wrong is one sentence."""

import ast
import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import evaluation
from evaluation.core.text import LANGS, Lang
from evaluation.resources import shipped
from evaluation.verbs import allocate, audit, award, check, choose, read, report, score, survey
from tests.unit.checks.good import GOOD
from tests.unit.test_pipeline import written

EXAMPLE = shipped("tenders") / "qinghe-2026"
ON_DOSSIERS = [
    evaluation.read,
    evaluation.check,
    evaluation.score,
    evaluation.allocate,
    evaluation.award,
    evaluation.report,
    evaluation.audit,
]
CALLER = """
from pathlib import Path
import evaluation

result = evaluation.score(Path("tenders/qinghe-2026"), lang="en")
reveal_type(result.lot("L01").ranked[0].total)
reveal_type(evaluation.check("x").findings[0].severity)
reveal_type(evaluation.audit("x.pdf").equal)
evaluation.score(7)
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a small dossier in which a quote is no number."""
    bids = [dict(bid) for bid in GOOD["bids"]]
    bids[0]["quote"] = "unknown"
    return written(tmp_path, bids=bids)


def test_the_package_offers_the_verbs() -> None:
    """A verb of the package is the function that its module defines."""
    for verb in (allocate, audit, award, check, choose, read, report, score, survey):
        name = verb.__name__.rpartition(".")[2]
        assert getattr(evaluation, name) is getattr(verb, name)


def test_few_names_are_offered() -> None:
    """Tab completion shows the verbs and the error, and each of them is there."""
    assert set(dir(evaluation)) == {*evaluation.__all__, "__version__"}
    assert all(callable(getattr(evaluation, name)) for name in evaluation.__all__)
    assert not hasattr(evaluation, "pandas")


def test_help_can_be_read() -> None:
    """`help(evaluation)` begins with what the verbs do and describes each of them."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        help(evaluation)
    for name in evaluation.__all__:
        assert name in out.getvalue()
    assert "Return the dossier at `path` scored" in out.getvalue()


def test_every_verb_has_its_words_in_the_summary() -> None:
    """The docstring of the package lists every verb."""
    tree = ast.parse(Path(evaluation.__file__).read_text("utf-8"))
    listed = (ast.get_docstring(tree) or "").split("\n\n")[2]
    verbs = {name for name in evaluation.__all__ if name[0].islower()}
    assert {line.split()[0] for line in listed.splitlines() if line.strip()} == verbs


def test_a_verb_stays_a_verb_when_parts_are_loaded() -> None:
    """No part of the package takes the name of a verb, whatever is imported before."""
    loaded = (
        "import pkgutil, evaluation; parts = {m.name for m in pkgutil.iter_modules("
        "evaluation.__path__)}; print(*parts & set(evaluation.__all__))"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert not run.stdout.split()


def test_a_result_is_a_line_at_a_prompt_and_a_table_in_a_notebook() -> None:
    """A repr is one short line; the notebook gets a table; pandas gets a frame."""
    result = evaluation.score(os.fspath(EXAMPLE), lang="en")
    for shown in (result, result.lots[0], result.findings, result.ranking):
        assert "\n" not in repr(shown) and len(repr(shown)) < 200
        assert "<table" in shown._repr_html_()
        assert len(shown.frame())
    assert result.lot("L01").ranked[0].total == Decimal("89.33")
    exact = (result.evaluation, result.lots[0].result, result.lots[0].ranked[0])
    opened = (evaluation.read(EXAMPLE), evaluation.survey(EXAMPLE))
    for each in (*exact, *opened):
        assert len(repr(each)) < 200
    assert len(result.lot("L01").frame()) == 5 < len(result.ranking.frame())


def test_findings_are_a_list(broken: Path) -> None:
    """They count, slice and sort like a list, and the errors among them stand alone."""
    findings = evaluation.check(broken, lang="en").findings
    assert len(findings.errors) == 1 and findings.errors[0] in list(findings)
    assert len(findings[:1]) == len(findings[:1].frame()) == 1


def test_errors_in_the_sheets_are_told_by_cell(broken: Path) -> None:
    """Checking raises nothing; scoring does, and names the cell."""
    assert not evaluation.check(broken).ok
    assert evaluation.read(broken, lang="en").findings().frame().loc[0, "severity"] == "error"
    with pytest.raises(evaluation.TenderError, match="1 error") as caught:
        evaluation.score(broken, lang="en")
    shown = caught.value._render_traceback_()
    assert len(shown) > 1 and any("error" in line and "!" in line for line in shown[1:])


@pytest.mark.parametrize("verb", ON_DOSSIERS)
@pytest.mark.parametrize("wrong", [7, None, "", b"tenders", "no/such/tender", "x" * 5000, "~~/?"])
def test_what_is_no_path_is_one_sentence(verb: Callable[..., object], wrong: object) -> None:
    """A wrong path ends in the one exported error, with what to do, and no finding twice."""
    with pytest.raises(evaluation.TenderError) as caught:
        verb(wrong, lang="en")
    (said,) = caught.value._render_traceback_()
    assert "Traceback" not in said and len(said) < 6000


def test_a_folder_without_workbooks_is_told(tmp_path: Path) -> None:
    """What to name is said, in the language that is asked for."""
    with pytest.raises(evaluation.TenderError, match="没有工作簿"):
        evaluation.score(tmp_path, lang="zh")


def test_a_language_that_is_not_spoken_is_told() -> None:
    """A third language is refused, not taken for one of the two."""
    french: Lang = "fr"  # type: ignore[assignment]  # what a notebook types is not checked
    with pytest.raises(evaluation.TenderError, match="fr"):
        evaluation.score(EXAMPLE, lang=french)


@pytest.mark.parametrize("lang", LANGS)
def test_a_lot_that_is_not_there_is_told(lang: Lang) -> None:
    """The lots that there are are named."""
    with pytest.raises(evaluation.TenderError, match="L12"):
        evaluation.score(EXAMPLE, lang=lang).lot("L99")


def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the command line, where nobody says another."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "采购包" in repr(evaluation.score(EXAMPLE))


def test_an_allocation_shows_what_is_funded() -> None:
    """Funded lots and those that are left are all lots; an unknown mode is refused."""
    plan = evaluation.allocate(EXAMPLE, lang="en")
    assert len(plan.funded) + len(plan.left) == len(plan.frame()) == 12
    assert "8 of 12" in repr(plan) and len(plan.rules.frame())
    with pytest.raises(evaluation.TenderError, match="rank-bound"):
        evaluation.allocate(EXAMPLE, mode="any", lang="en")


def test_an_award_is_decided_or_proposed(tmp_path: Path) -> None:
    """It says which of the two it is, for how much, and what the proposal would change."""
    decided = evaluation.award(EXAMPLE, lang="en")
    assert decided.decided and decided.spent == 2713000 and len(decided.lots) == 8
    assert len(decided.frame()) == 12 and not decided.findings
    assert set(decided.proposal.frame()["changes"]) == {""}
    copy = shutil.copytree(EXAMPLE, tmp_path / "tender")
    (copy / "awards.xlsx").unlink()
    proposed = evaluation.award(copy, lang="en")
    assert not proposed.decided and "proposed: 8 lots" in repr(proposed)
    assert "has not decided yet" in proposed._repr_html_()


def test_many_dossiers_stand_side_by_side(tmp_path: Path) -> None:
    """A survey has a row for each; a folder without any is refused."""
    survey = evaluation.survey(EXAMPLE, lang="en")
    assert len(survey.tenders().frame()) == 1
    with pytest.raises(evaluation.TenderError, match="no dossiers"):
        evaluation.survey(tmp_path, lang="en")
    assert evaluation.choose(EXAMPLE.parent, lang="en").dossier.problem is None


@pytest.mark.slow
def test_a_caller_is_type_checked(tmp_path: Path) -> None:
    """Mypy in strict mode knows what the verbs return, and that a number is no path."""
    path = tmp_path / "caller.py"
    path.write_text(CALLER, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).stdout
    for known in ("Decimal | None", "Severity", "bool", 'incompatible type "int"'):
        assert known in said
    assert "Found 1 error" in said
