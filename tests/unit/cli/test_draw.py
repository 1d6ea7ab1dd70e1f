"""``tender draw``: the order of tied bids, printed with the commands that repeat it."""

import json

import pytest

from evaluation.cli.main import main
from evaluation.resources import shipped

DOSSIER = str(shipped("tenders") / "qinghe-2026")


def test_it_prints_the_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Each tied bid is printed with its digest and the command that gives it."""
    assert main(["draw", DOSSIER, "L04", "B0401", "B0402", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert said.count("sha256sum") == 2
    assert "抽签" in said or "散列值" in said


def test_json_is_the_same_draw(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the command gives text, digest and order."""
    assert main(["draw", DOSSIER, "L04", "B0402", "B0401", "--json"]) == 0
    order = json.loads(capsys.readouterr().out)["order"]
    assert sorted(each["bid"] for each in order) == ["B0401", "B0402"]
    assert order == sorted(order, key=lambda each: each["sha256"])


@pytest.mark.parametrize("words", [["L99"], ["L04", "B0101"]])
def test_unknown_lots_and_bids_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A lot or bid that does not stand there is refused, and those that do are named."""
    assert main(["draw", DOSSIER, *words]) == 2
    said = capsys.readouterr().err
    assert "L04" in said or "B0401" in said


def test_without_bids_those_tied_are_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    """A bid that is not ranked, or not tied, takes no part; what to enter is said."""
    assert main(["draw", DOSSIER, "L04", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert said.count("sha256sum") == 2
    assert "结论 B0402; B0401" in said
