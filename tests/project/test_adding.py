"""Adding a thing is what CONTRIBUTING says: each recipe is followed in a copy of the project."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.source import ROOT
from tests.project.test_new_column import FOLDERS, before

EXAMPLE = "tenders/qinghe-2026"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project to add to."""
    for folder in (*FOLDERS, "notebooks"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def said(copy: Path, *words: str) -> str:
    """Return what the copy says when its command is run; it must end well."""
    return ran(copy, "-m", "evaluation.cli.main", *words)


def ran(copy: Path, *words: str) -> str:
    """Return what Python prints in the copy."""
    run = subprocess.run(
        [sys.executable, *words], cwd=copy, capture_output=True, text=True, check=False
    )
    assert run.returncode in (0, 1), run.stdout[-2000:] + run.stderr[-2000:]
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout + run.stderr


def passes(copy: Path, *tests: str) -> None:
    """Let tests of the copy pass as they are."""
    out = ran(copy, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests)
    assert " passed" in out, out[-3000:]
    assert " failed" not in out, out[-3000:]


def variant(path: Path, new: Path, *changes: tuple[str, str]) -> None:
    """Write a file like another one, with some words changed."""
    text = path.read_text("utf-8")
    for old, other in changes:
        assert old in text, (path, old)
        text = text.replace(old, other)
    new.write_text(text, "utf-8")


@pytest.mark.slow
def test_a_check_is_one_module(copy: Path) -> None:
    """A module in a folder of checks is run, listed, explained and printed."""
    notice = copy / "evaluation" / "checks" / "notice"
    source = notice / "n118_floor_price.py"
    variant(source, notice / "n198_example.py", ("N118", "N198"))
    ran(copy, "-m", "evaluation.checks.check_page")
    assert "N198" in said(copy, "check", EXAMPLE, "--lang", "en")
    assert "N198" in said(copy, "check", "--explain", "N198", "--lang", "en")


@pytest.mark.slow
def test_a_formula_is_one_file(copy: Path) -> None:
    """A file of the catalogue is evaluated, explained, and tested by its own examples."""
    catalogue = copy / "evaluation" / "formula" / "catalogue"
    (catalogue / "half_ratio.toml").write_text(
        'kind = "price"\n'
        'title = { zh = "折半低价法", en = "Half of the lowest ratio" }\n'
        'formula = "points*low/price/2"\n'
        '[source]\nzh = "示例"\nen = "example"\ncertainty = "found"\n'
        '[note]\nzh = "最低者得一半。"\nen = "The lowest gets half."\n'
        '[[example]]\ncell = "half_ratio"\nbids = [100, 80]\ngiven = { points = 100 }\n'
        'gives = ["40.00", "50.00"]\n',
        "utf-8",
    )
    assert "points*low/price/2" in said(copy, "explain", "half_ratio", "--lang", "en").replace(
        " ", ""
    )
    passes(copy, "tests/unit/formula/test_catalogue.py")


@pytest.mark.slow
def test_a_method_is_one_file(copy: Path) -> None:
    """A file of the methods is listed, explained, and scores a tender."""
    methods = copy / "evaluation" / "law" / "methods"
    variant(
        methods / "points.toml", methods / "example_points.toml",
        ("总分最高", "示例方法"), ("Most points", "Example method"),
    )  # fmt: skip
    assert "example_points" in said(copy, "law", "--methods", "--lang", "en")
    assert "Example method" in said(copy, "explain", "example_points", "--lang", "en")


@pytest.mark.slow
def test_a_sheet_is_one_file_and_its_record(copy: Path) -> None:
    """With TOML, terms, record and field, it is in the template, read, written and closed."""
    package = copy / "evaluation"
    sheets = package / "dossier" / "sheets"
    variant(
        sheets / "scenarios.toml", sheets / "visits.toml",
        ('key = "scenarios"', 'key = "visits"'), ("place = 140", "place = 145"),
    )  # fmt: skip
    text = (sheets / "visits.toml").read_text("utf-8")
    first, second = text.split("[[column]]")[:3][0], text.split("[[column]]")[1:3]
    (sheets / "visits.toml").write_text("[[column]]".join([first, *second]), "utf-8")
    before(
        package / "core" / "glossary.toml", "\n# --- rows of the Tender sheet",
        'visits = { zh = "现场考察", en = "Visits" }\n',
    )  # fmt: skip
    records = package / "dossier" / "records.py"
    before(
        records, "@dataclass(frozen=True, slots=True, kw_only=True)\nclass Fund(Record)",
        "@dataclass(frozen=True, slots=True, kw_only=True)\nclass Visit(Record):\n"
        '    """A visit."""\n\n    id: str\n    title: str\n\n\n',
    )  # fmt: skip
    before(records, "    needs: tuple[Need, ...] = ()", "    visits: tuple[Visit, ...] = ()\n")
    before(records, '    "needs": Need', '    "visits": Visit,\n')
    said(copy, "new", "fresh", "--lang", "en")
    assert "Visits" in ran(
        copy, "-c", "import openpyxl; print(openpyxl.load_workbook('fresh/tender.xlsx').sheetnames)"
    )
    passes(
        copy, "tests/unit/dossier/test_sheets.py", "tests/unit/dossier/test_writing_round_trip.py",
        "tests/unit/ledger/test_stages.py",
    )  # fmt: skip


@pytest.mark.slow
def test_a_document_is_a_module_and_a_template(copy: Path) -> None:
    """A module of papers with its template is listed and can be had as a page."""
    papers = copy / "evaluation" / "reports" / "papers"
    variant(
        papers / "panel_sign_in.py", papers / "panel_thanks.py",
        ('key="panel_sign_in"', 'key="panel_thanks"'),
    )  # fmt: skip
    law = copy / "evaluation" / "law" / "methods" / "cn_open_comprehensive.toml"
    before(law, '    "panel_sign_in",\n', '    "panel_thanks",\n')
    assert "panel_thanks" in said(copy, "report", EXAMPLE, "--list", "--lang", "en")


@pytest.mark.slow
def test_a_command_is_a_module_and_a_line(copy: Path) -> None:
    """A module of the command line with its line in the list of commands can be run."""
    command = copy / "evaluation" / "cli" / "greet.py"
    command.write_text(
        '"""``tender greet``: says hello."""\n\nimport argparse\n\n'
        "from evaluation.cli.parser import Parser\nfrom evaluation.cli.terminal import say\n\n\n"
        'def arguments(parser: Parser) -> None:\n    """Take nothing."""\n    parser.takes_lang()\n\n\n'
        'def run(options: argparse.Namespace) -> int:\n    """Say it."""\n'
        '    say("hello")\n    return 0\n',
        "utf-8",
    )
    before(
        copy / "evaluation" / "cli" / "commands.py",
        '    "law": (',
        '    "greet": ("问好", "say hello"),\n',
    )
    assert "greet" in said(copy, "--help")
    assert said(copy, "greet", "--lang", "en") == "hello\n"


@pytest.mark.slow
def test_a_table_is_one_module(copy: Path) -> None:
    """A module of tables gives text for the terminal, records for JSON, and a face."""
    tables = copy / "evaluation" / "tables"
    (tables / "lots.py").write_text(
        '"""The lots of a tender."""\n\n'
        "from evaluation.core.table import Table, column, row\nfrom evaluation.core.text import Text\n"
        "from evaluation.dossier.records import Dossier\n\n\n"
        "def lots_table(dossier: Dossier) -> Table:\n"
        '    """Return a row for each lot."""\n'
        '    return Table(key="lots", title=Text("采购包", "Lots"),\n'
        '                 columns=(column("lot", "code"), column("budget", "money")),\n'
        "                 rows=tuple(row(lot.id, lot.budget) for lot in dossier.lots))\n",
        "utf-8",
    )
    script = (
        "from pathlib import Path\n"
        "from evaluation.cli.terminal import table\n"
        "from evaluation.dossier.reading.reading import read\n"
        "from evaluation.tables.lots import lots_table\n"
        f"shown = lots_table(read(Path('{EXAMPLE}')).dossier)\n"
        "print(table(shown, 'en')); print(shown.records()[0])\n"
    )
    out = ran(copy, "-c", script)
    assert "L01" in out
    assert "'lot': 'L01'" in out


@pytest.mark.slow
def test_a_rule_of_the_allocation_is_a_metric_in_four_places(copy: Path) -> None:
    """A metric with its word, its sum and its column can stand on the sheet Policy."""
    package = copy / "evaluation"
    before(
        package / "allocation" / "problem.py",
        '    REFERENCE = "reference"\n',
        '    PAIRS = "pairs"\n',
    )
    before(
        package / "allocation" / "problem_rows.py", "        case Metric.MONEY:",
        "        case Metric.PAIRS:\n            return 2\n",
    )  # fmt: skip
    before(
        package / "core" / "vocabulary.toml", "reference = { zh = \"参考金额\"",
        'pairs = { zh = "双数", en = "pairs", says = { zh = "每包计二", en = "two for each lot" } }\n',
    )  # fmt: skip
    script = (
        "from evaluation.allocation.policy.words import METRICS, word\n"
        "print(METRICS[word('双数')], METRICS[word('pairs')])\n"
    )
    assert ran(copy, "-c", script) == "pairs pairs\n"
    passes(copy, "tests/unit/allocation/policy")
