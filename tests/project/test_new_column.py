"""A new column is what CONTRIBUTING says: TOML, record, glossary; everything else follows."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.source import ROOT

FOLDERS = ("evaluation", "templates", "tests", "tenders")
TESTS = (
    "tests/unit/core/test_words.py",
    "tests/unit/dossier/test_sheets.py",
    "tests/unit/dossier/test_template.py",
    "tests/unit/dossier/test_writing.py",
    "tests/unit/dossier/test_writing_round_trip.py",
    "tests/unit/ledger/test_stages.py",
    "tests/unit/tables/test_record_facts.py",
)

COLUMN = """
[[column]]
key = "access"
kind = "text"
printed = "everywhere"
width = 20
hint = { zh = "无障碍条件，如 有坡道。", en = "How accessible it is, e.g. with a ramp." }
example = { zh = "有坡道", en = "with a ramp" }
"""
TERM = 'access = { zh = "无障碍条件", en = "Accessibility" }\n'
FIELD = "    access: str | None = None\n"


def before(path: Path, mark: str, added: str) -> None:
    """Add text before the one place of a file that begins with `mark`."""
    text = path.read_text("utf-8")
    assert text.count(mark) == 1, (path, mark)
    path.write_text(text.replace(mark, added + mark), "utf-8")


@pytest.mark.slow
def test_a_column_is_toml_record_and_glossary(tmp_path: Path) -> None:
    """With these three, it is read, written, offered, explained, closed and printed.

    A column of Lots is added to a copy of the project this way, and the tests of reading, writing,
    template, round trip, stages and printed facts pass there as they are.
    """
    for folder in FOLDERS:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "evaluation"
    lots = package / "dossier" / "sheets" / "lots.toml"
    lots.write_text(lots.read_text("utf-8") + COLUMN, "utf-8")
    before(package / "core" / "glossary.toml", "\n# --- rows of the Tender sheet", TERM)
    lot = "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass Criterion(Record)"
    before(package / "dossier" / "records.py", lot, FIELD)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
