"""A trial shows what would be, says everywhere that it is one, and can never be printed."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.text import Lang
from evaluation.display.documents_face import print_document
from evaluation.display.opening import open_dossier
from evaluation.display.what_if import WhatIf, Wished, changed, what_if
from evaluation.display.widgets.controls import ControlPanel
from evaluation.display.widgets.print_button import print_all
from evaluation.pipeline import run
from evaluation.printing.order import PrintOrder
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation

EXAMPLE = shipped("tenders") / "qinghe-2026"
PLAIN = (str, bool)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Return the example, scored."""
    return run(EXAMPLE)


def trial(evaluation: Evaluation, lang: Lang = "zh", **wished: Any) -> WhatIf:  # noqa: ANN401
    """Return a trial on the lot L02."""
    return what_if(evaluation, Wished(**wished), lang, lot="L02")


def test_a_weight_moves_ranks_and_funding(evaluation: Evaluation) -> None:
    """Doubling one criterion changes first candidates; every line says what is and would be."""
    found = trial(evaluation, points={"A1": Decimal(40)})
    assert found.changed == ("A1 服务方案 满分 20 → 40", "满分合计 100 → 120")
    (first,) = (line for line in found.lines if (line.lot, line.what) == ("L02", "第一候选人"))
    assert (first.now, first.then, first.differs) == ("B0202", "B0201", True)


def test_a_weight_without_decimals_stays_exact(evaluation: Evaluation) -> None:
    """14 points worth 10 is five sevenths, not 0.714."""
    tried = changed(evaluation.dossier, Wished(points={"A3": Decimal(10)}))
    (weight,) = (each.weight for each in tried.criteria if each.code == "A3")
    assert weight * 7 == 5


def test_a_mark_and_a_budget(evaluation: Evaluation) -> None:
    """A mark is tried for one expert, a budget for the whole; the evaluation stays as it was."""
    found = trial(evaluation, marks={("B0202", "A1", "E01"): Decimal(1)}, budget=Decimal(2_000_000))
    assert found.changed[0].startswith("E01 · B0202 · A1") and found.changed[0].endswith("→ 1")
    assert [line.what for line in found.lines if line.differs and not line.lot] == ["方案总价值"]
    assert evaluation.dossier.marks == run(EXAMPLE).dossier.marks


@pytest.mark.parametrize(("lang", "word"), [("zh", "试算"), ("en", "What-if")])
def test_every_line_says_that_it_is_a_trial(evaluation: Evaluation, lang: Lang, word: str) -> None:
    """Title, warning and each row, in words and in colour."""
    shown = trial(evaluation, lang, points={"A1": Decimal(40)})._repr_html_()
    rows = shown.split("<tr>")[2:]
    assert len(rows) > 4 and all(f'class="error short">{word}' in row for row in rows)
    assert f"<h4>{word}" in shown and 'class="tender-what-if"' in shown


def test_a_trial_holds_words_alone(evaluation: Evaluation) -> None:
    """No evaluation, plan or dossier is inside, so there is nothing to make a document from."""
    found = trial(evaluation, points={"A1": Decimal(40)})

    def leaves(value: object) -> list[object]:
        if is_dataclass(value):
            return [leaf for each in fields(value) for leaf in leaves(getattr(value, each.name))]
        return (
            [leaf for each in value for leaf in leaves(each)]
            if isinstance(value, tuple)
            else [value]
        )

    assert all(isinstance(leaf, PLAIN) for leaf in leaves(found))
    assert not [name for name in dir(found) if "print" in name or "save" in name or "frame" in name]


def test_whatever_prints_refuses_a_trial(evaluation: Evaluation, tmp_path: Path) -> None:
    """By its type, in a sentence, and before anything is written."""
    found = cast(Any, trial(evaluation, points={"A1": Decimal(40)}))
    doors = (
        lambda: occasion_of(found),
        lambda: print_document(cast(Occasion, found), PrintOrder(out=tmp_path / "out")),
        lambda: print_all(cast(Occasion, found), ["cover"], tmp_path / "out", "zh"),
    )
    for door in doors:
        with pytest.raises(TenderError, match="trial"):
            door()
    assert not (tmp_path / "out").exists()


def test_what_is_no_number_is_told() -> None:
    """The panel says what to write; a blank control changes nothing."""
    panel = open_dossier(EXAMPLE).what_if()
    assert isinstance(panel, ControlPanel)
    shown = panel.controls["shown"]
    assert "没有改动任何数值" in shown.value
    panel.controls["points"].value = "十"
    assert "不是数字" in shown.value
    panel.controls["points"].value = "４０"
    assert "满分合计 100 → 120" in shown.value
    panel.controls["reset"].click()
    assert "没有改动任何数值" in shown.value


def test_a_mark_is_chosen_step_by_step() -> None:
    """Lot, bid, criterion, expert: each list follows the one before."""
    panel = open_dossier(EXAMPLE).what_if()
    assert isinstance(panel, ControlPanel)
    controls = panel.controls
    controls["lot"].value = "L02"
    controls["bid"].value = "B0202"
    controls["criterion"].value = "A1"
    controls["expert"].value = controls["expert"].options[0][1]
    controls["mark"].value = "1"
    assert "E01 · B0202 · A1" in controls["shown"].value
