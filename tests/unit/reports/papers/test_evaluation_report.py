"""Promises about the evaluation report."""

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from evaluation.checks.registry import all_checks
from evaluation.core.errors import TenderError
from evaluation.core.text import LANGS, Lang
from evaluation.dossier.reading.reading import Reading
from evaluation.dossier.records import Dossier, Ruling
from evaluation.ledger.ledger import Ledger
from evaluation.ledger.sealing import seal, undo
from evaluation.pipeline import Examined, examine_reading
from evaluation.reports.document import WHOLE
from evaluation.reports.occasion import occasion_of
from evaluation.reports.papers.evaluation_report import evaluation_report, view
from evaluation.reports.views.evaluation_view import EvaluationReport
from evaluation.reports.views.table_view import TableView
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation
from tests.unit.reports.conftest import made_dossier


def squeezed(data: bytes) -> str:
    """Return the text of a PDF without spaces, as lines may break anywhere."""
    pages = PdfReader(io.BytesIO(data)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def figures(view: EvaluationReport) -> set[str]:
    """Return every figure of the result that the report has to show."""
    shown: set[str] = set()
    for lot in view.lots:
        for row in (*lot.ranked, *lot.candidates):
            shown |= {row[key] for key in ("technical", "price_points", "total", "margin", "quote")}
        shown |= cells(lot.bids, "quote", "received") | cells(lot.prices, "evaluated_price")
        for marks in lot.marks:
            shown |= {cell for block in marks.blocks for row in block.rows for cell in row.cells}
        for points in lot.points:
            shown |= {cell for row in points.rows for cell in row.cells}
        for working in lot.workings:
            shown |= {line for step in working.steps for line in step.lines}
    shown |= cells(view.checks, "code", "check", "compared")
    shown |= {line for row in view.draws for line in row.lines}
    shown |= cells(view.history, "time", "clerk", "done", "reason", "changed")
    return shown | cells(view.law, "law_value")


def cells(table: TableView, *keys: str) -> set[str]:
    """Return every line in these columns of a table."""
    texts = (row.cells[key].text for row in table.rows for key in keys)
    return {line for text in texts for line in text.splitlines()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_on_paper(evaluation: Evaluation, lang: Lang) -> None:
    """Marks, points, workings, totals, margins, prices and law values can be read from the PDF."""
    text = squeezed(evaluation_report(evaluation, lang))
    missing = {
        each
        for each in figures(view(occasion_of(evaluation), WHOLE, lang))
        if squash(each) not in text
    }
    assert not missing


@pytest.mark.parametrize("lang", LANGS)
def test_each_picture_says_its_figures(evaluation: Evaluation, lang: Lang) -> None:
    """Each lot has its pictures, tagged as figures whose words give every total and point."""
    shown = view(occasion_of(evaluation), WHOLE, lang)
    said = [chart.alt for lot in shown.lots for chart in lot.charts]
    with pikepdf.open(io.BytesIO(evaluation_report(evaluation, lang))) as pdf:
        tagged = [str(each.Alt) for each in pdf.objects if figure_of(each)]
    assert len(said) == 3 * len(shown.lots)
    assert sorted(tagged) == sorted(said)
    for lot in shown.lots:
        words = "".join(chart.alt for chart in lot.charts)
        keys = ("total", "price_points", "evaluated_price")
        wanted = {row[key] for row in lot.ranked for key in keys}
        wanted |= {cell for table in lot.points for row in table.rows for cell in row.cells}
        assert not {each for each in wanted if each not in words}


def figure_of(item: pikepdf.Object) -> bool:
    """Return whether an object of a PDF is a figure in its structure."""
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"


@pytest.mark.parametrize("lang", LANGS)
def test_checks_draw_ledger_and_first_marks_are_on_paper(lang: Lang, tmp_path: Path) -> None:
    """Every check, the lines that repeat a draw, undone seals and marks as first given can be read."""
    dossier = drawn_dossier()
    evaluation, checked = evaluate(dossier), examined(dossier).checked
    ledger = begun(dossier, tmp_path)
    data = evaluation_report(evaluation, lang, checked=checked, ledger=ledger)
    text = squeezed(data)
    seen = view(occasion_of(evaluation, checked=checked, ledger=ledger), WHOLE, lang)
    assert len(seen.checks.rows) == len(all_checks())
    assert {row.lot for row in seen.draws} == {"L02"}
    undone = seen.history.rows[1]
    assert undone.cells["reason"].text == "预算写错" and undone.look == "first"
    given = {row.head: row.cells for row in seen.lots[0].marks[0].blocks[0].rows}
    assert (
        "38.2"
        in given["E02 欧阳若兰（原评分）" if lang == "zh" else "E02 欧阳若兰 (as first given)"]
    )
    assert not {each for each in figures(seen) if squash(each) not in text}
    assert text.count(ledger.head) == len(PdfReader(io.BytesIO(data)).pages) + 1


def test_no_check_accuses() -> None:
    """No word of the list of checks says that anybody did wrong; it says that people should look."""
    dossier = drawn_dossier()
    occasion = occasion_of(evaluate(dossier), checked=examined(dossier).checked)
    for lang, words in (("zh", ("串通", "舞弊", "作弊")), ("en", ("collu", "fraud", "cheat"))):
        rows = view(occasion, WHOLE, lang).checks  # type: ignore[arg-type]
        said = " ".join(cells(rows, "check", "check_state", "compared")).lower()
        assert not [word for word in words if word in said]


def drawn_dossier() -> Dossier:
    """Return the sheets of a tender whose tie on the second lot is left to the draw."""
    made = made_dossier(4, tie=True)
    tie = Ruling(
        what="tie", subject="L02", decision="抽签", reason="总分、报价相同", who="评审小组",
        when=datetime(2026, 3, 24, 16),  # noqa: DTZ001
    )  # fmt: skip
    tender = replace(made.tender, draw_seed="384617", tie_chain="quote; draw")
    return replace(made, tender=tender, rulings=(*made.rulings, tie))


def examined(dossier: Dossier) -> Examined:
    """Return what the checks say about sheets that stand in no file."""
    reading = Reading(path=Path("none"), dossier=dossier, tables=(), findings=())
    return examine_reading(reading, kept=False)


def begun(dossier: Dossier, folder: Path) -> Ledger:
    """Return a ledger with a seal that was taken back and closed again."""
    who = {"who": "李岚", "time": datetime(2026, 3, 24, 17, tzinfo=UTC)}
    seal(folder, dossier, "notice", **who)  # type: ignore[arg-type]
    undo(folder, "notice", why="预算写错", **who)  # type: ignore[arg-type]
    for stage in ("notice", "opening", "screening", "technical_marks", "price", "ranking"):
        ledger = seal(folder, dossier, stage, **who)  # type: ignore[arg-type]
    return ledger


def squash(text: str) -> str:
    """Return `text` without spaces."""
    return re.sub(r"\s", "", text)


def test_the_six_items_of_the_law(evaluation: Evaluation) -> None:
    """Order 87, art. 58: the report names each of its six items, and whoever is invalid and why."""
    text = squeezed(evaluation_report(evaluation, "zh"))
    for item in (
        "公告媒体中国政府采购网",
        "开标地点青禾市公共资源交易中心三楼开标室",
        "供应商名单",
        "评审小组名单",
        "评审方法和标准",
        "开标记录",
        "登记证书已过有效期，开标前未补正",
        "候选人",
        "计算笔误，经评审小组现场更正",
    ):
        assert item in text, item


def test_the_report_is_not_printed_over_an_open_tie(make_evaluation) -> None:  # noqa: ANN001
    """A tie for a recommended place refuses the report and names the lot; a draft says DRAFT."""
    tied = make_evaluation(4, tie=True)
    with pytest.raises(TenderError) as refused:
        evaluation_report(tied, "en")
    assert [finding.code for finding in refused.value.findings] == ["P101"]
    pages = PdfReader(io.BytesIO(evaluation_report(tied, "en", draft=True))).pages
    assert all("DRAFT" in squash(page.extract_text()) for page in pages)


HOSTILE = (
    "<script>alert(1)</script><img src=http://x.test/a>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "مركز الفنون \u202eevil\u202c",
    "𠮷田剧社😀",
    "长" * 300 + "x" * 200,
)


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_names_print_as_they_stand(make_evaluation, lang: Lang) -> None:  # noqa: ANN001
    """Markup, template code, direction overrides, emoji and endless names: nothing is interpreted."""
    text = squeezed(evaluation_report(make_evaluation(5, HOSTILE), lang))
    assert squash(HOSTILE[0]) in text
    assert squash(HOSTILE[1]) in text
    assert "[U+202E]" in text
    assert "𠮷田剧社" in text


def test_a_failed_lot_says_so_in_the_words_of_the_law(make_evaluation) -> None:  # noqa: ANN001
    """Two bids where three are needed: the report is printed and cites the article."""
    evaluation = make_evaluation(2)
    text = squeezed(evaluation_report(evaluation, "zh"))
    failure = evaluation.lots[0].failure
    assert failure is not None
    assert squash(failure.message.zh) in text
    assert failure.cite is not None
    assert squash(failure.cite.zh) in text


def test_same_bytes_in_another_process(evaluation: Evaluation, tmp_path: Path) -> None:
    """The report does not depend on the process, the hash seed, the clock's zone or what came before."""
    script = (
        "import hashlib;"
        "from tests.unit.reports.conftest import made_evaluation;"
        "from evaluation.reports.papers.evaluation_report import evaluation_report;"
        "print(hashlib.sha256(evaluation_report(made_evaluation(), 'zh')).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LANG": "C"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    other = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(evaluation_report(evaluation, "zh")).hexdigest()
    assert other.stdout.strip() == here
