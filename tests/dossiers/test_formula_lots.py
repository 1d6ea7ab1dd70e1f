"""Each shipped formula is of use: some method takes it, and all goes through to the report."""

import json
from pathlib import Path

import pytest

from evaluation.auditing.workbook import audit_workbook_at
from evaluation.core.errors import TenderError
from evaluation.core.finding import Severity
from evaluation.core.wording import figure
from evaluation.formula.catalogue import KnownFormula, catalogue
from evaluation.formula.models import model
from evaluation.law.method import Method, methods
from evaluation.outcome import document
from evaluation.pipeline import examine
from evaluation.reports.document import WHOLE
from evaluation.reports.documents import page
from evaluation.reports.occasion import occasion_at
from evaluation.reports.papers.evaluation_report import DOCUMENT
from evaluation.scoring.criteria import TECHNICAL, fits
from evaluation.workbook.audit_workbook import audit_workbook
from tests.dossiers.formula_lots import formula_lots
from tests.second_road.redo import differences
from tests.unit.workbook.recalculation import by_libreoffice, derived
from tests.unit.workbook.recalculation import differences as recalculated

PRICED = [each for each in methods() if each.price_is_factor != "never" and each.total]
OBJECTIVE = [each for each in catalogue().values() if each.kind == "objective"]


def usable(formula: KnownFormula, method: Method) -> bool:
    """Whether `method` ranks what the price formula gives, and counts technical points once."""
    made = model(formula.examples[0].cell, kind="price")
    twice = "technical" in (method.total or "") and TECHNICAL & {*made.needs}
    other = method.price_formula_prescribed and method.price_formula != formula.key
    return fits(made, method) and not twice and not other


def taken(method: Method) -> list[KnownFormula]:
    """Return the formulas that a tender under `method` may use."""
    prices = [each for each in catalogue().values() if each.kind == "price"]
    own = OBJECTIVE if method.key == "points" else []
    return [*(each for each in prices if usable(each, method)), *own]


def test_each_formula_has_a_method() -> None:
    """No formula is shipped that no method takes, and no method takes a formula by mistake."""
    assert {each.key for method in PRICED for each in taken(method)} == {*catalogue()}


@pytest.mark.parametrize("method", PRICED, ids=lambda method: method.key)
def test_each_formula_runs_to_the_report(method: Method, tmp_path: Path) -> None:
    """Scoring, JSON, workbook, audit, the second road and the report: each says the same totals."""
    written = formula_lots(method, taken(method))
    (tmp_path / "dossier.json").write_text(json.dumps(written), "utf-8")
    examined = examine(tmp_path)
    said = {
        bid["bid"]: bid["total"] for lot in document(examined.scored)["lots"] for bid in lot["bids"]
    }
    assert len(said) == len(written["bids"]) and None not in said.values()
    path = tmp_path / "x-audit.xlsx"
    path.write_bytes(audit_workbook(examined.scored, "en", checked=examined.checked))
    assert audit_workbook_at(path).differences == ()
    assert differences(path) == []
    path.unlink()
    report = page(DOCUMENT, WHOLE, occasion_at(tmp_path, draft=True), "en")
    totals = [score.total for lot in examined.scored.lots for score in lot.scores]
    assert [total for total in totals if figure(total, 2) not in report] == []


@pytest.mark.needs("soffice")
def test_libreoffice_confirms_each_formula(tmp_path: Path) -> None:
    """Recalculated by LibreOffice, each stored figure of each formula comes out again."""
    books = {}
    for method in PRICED:
        home = tmp_path / method.key
        home.mkdir()
        written = formula_lots(method, taken(method))
        (home / "dossier.json").write_text(json.dumps(written), "utf-8")
        path = tmp_path / f"{method.key}-audit.xlsx"
        path.write_bytes(audit_workbook(examine(home).scored, "en"))
        books[path] = derived(path.read_bytes())
    for path, computed in by_libreoffice(list(books), tmp_path / "recalculated").items():
        assert recalculated(books[path], computed) == []
        assert books[path].failing(computed) == []


def test_a_formula_of_ones_own_says_which_figure_wins(tmp_path: Path) -> None:
    """'lowest = …' is a figure to rank; a formula that says nothing gives points, and is refused."""
    (lowest,) = (each for each in PRICED if each.key == "lowest_cost")
    written = formula_lots(lowest, [catalogue()["price"]])
    criterion = written["criteria"][1]
    for cell in ("lowest = price * (1 - technical/1000)", "低者优先=price*(1-technical/1000)"):
        criterion["model"] = cell
        (tmp_path / "dossier.json").write_text(json.dumps(written), "utf-8")
        totals = [str(score.total) for score in examine(tmp_path).scored.lots[0].scores]
        assert totals == ["75.20", "93.00", "115.20"]
    for cell in ("= price * (1 - technical/1000)", "highest = price * (1 - technical/1000)"):
        criterion["model"] = cell
        (tmp_path / "dossier.json").write_text(json.dumps(written), "utf-8")
        with pytest.raises(TenderError) as problem:
            _ = examine(tmp_path).scored
        wrong = [each for each in problem.value.findings if each.severity is Severity.ERROR]
        assert [each.code for each in wrong] == ["C109"]
