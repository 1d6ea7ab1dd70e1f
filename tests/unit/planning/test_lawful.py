"""Whether a plan may decide: what each mode needs, and what is said where it is not there."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evaluation.allocation import Mode
from evaluation.core.finding import Finding, Severity
from evaluation.law.method import method
from evaluation.pipeline import run
from evaluation.planning.lawful import announced, unannounced
from evaluation.planning.plan import planned
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    """Return the shipped example, scored."""
    return run(shipped("tenders") / "qinghe-2026")


def silent(scored: Evaluation, key: str = "cn_open_comprehensive") -> Evaluation:
    """Return `scored` under the method `key`, its documents silent on the choice among lots."""
    tender = replace(scored.dossier.tender, allocation_announced=None)
    dossier = replace(scored.dossier, tender=tender)
    return replace(scored, dossier=dossier, method=method(key))


def found(scored: Evaluation, mode: Mode, left: Sequence[str] = ("L04",)) -> list[Finding]:
    """Return what is said of `mode`."""
    return list(unannounced(scored, mode, left))


def test_an_announced_rule_is_named_and_raises_nothing(scored: Evaluation) -> None:
    """Where the documents announced the rule, rank-bound and serial may decide."""
    said = announced(scored.dossier.tender)
    assert said is not None
    assert said.en.startswith("announced: 招标文件第二章第八条")
    for mode in (Mode.RANK_BOUND, Mode.SERIAL):
        assert not [each for each in planned(scored, mode).findings if each.code.startswith("F22")]


def test_a_portfolio_of_an_open_tender_compares_even_where_announced(scored: Evaluation) -> None:
    """No document may announce away the order of the candidates."""
    (warning,) = found(scored, Mode.PORTFOLIO)
    assert (warning.code, warning.severity) == ("F220", Severity.WARNING)
    assert warning.place == scored.dossier.tender.at("method")
    assert "comparison only" in warning.message.en


@pytest.mark.parametrize(
    ("mode", "code", "articles"),
    [(Mode.SERIAL, "F221", "68"), (Mode.RANK_BOUND, "F222", "29, 68")],
)
def test_without_it_an_open_tender_is_warned(
    scored: Evaluation, mode: Mode, code: str, articles: str
) -> None:
    """The warning names the row to fill in, and the articles of the method."""
    (warning,) = found(silent(scored), mode)
    assert (warning.code, warning.severity) == (code, Severity.WARNING)
    assert "Allocation announced in" in warning.message.en
    assert "分配规则公布于" in warning.message.zh
    assert warning.cite is not None
    assert articles in warning.cite.en


def test_the_lots_that_are_left_are_named(scored: Evaluation) -> None:
    """Of the plan, those with a first candidate: not the lot without a bid."""
    (warning,) = (each for each in planned(silent(scored)).findings if each.code == "F222")
    assert "L04, L06, L08 without" in warning.message.en
    assert "L04、L06、L08" in warning.message.zh


def test_a_plan_that_funds_every_first_candidate_chooses_nothing(scored: Evaluation) -> None:
    """Rank-bound without a lot left is a plain award."""
    assert not found(silent(scored), Mode.RANK_BOUND, left=())


def test_a_grant_call_chooses_freely(scored: Evaluation) -> None:
    """Where no law binds the choice nothing is said, in any mode."""
    assert not [each for mode in Mode for each in found(silent(scored, "cn_grant_call"), mode)]


def test_a_framework_serves_in_turn_where_announced(scored: Evaluation) -> None:
    """Order 110, art. 32: direct choice is the rule, turns need the documents."""
    framework = silent(scored, "cn_framework_price_first")
    assert not found(framework, Mode.PORTFOLIO)
    (warning,) = found(framework, Mode.SERIAL)
    assert warning.cite is not None
    assert "110" in warning.cite.en


def test_where_documents_decide_a_portfolio_needs_them(scored: Evaluation) -> None:
    """A method of no particular law lets the documents announce even a portfolio."""
    assert "decided together" in found(silent(scored, "points"), Mode.PORTFOLIO)[0].message.en
    told = replace(scored, method=method("points"))
    assert not found(told, Mode.PORTFOLIO)
