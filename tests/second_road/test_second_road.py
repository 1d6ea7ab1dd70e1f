"""The recipe on paper is enough: a script that follows it, and shares no code, redoes tenders."""

import ast
import io
import re
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaluation.core.text import LANGS, Lang
from evaluation.ledger.ledger import ledger_of, ledger_path
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.workbook.audit_workbook import audit_workbook
from tests.second_road.redo import differences
from tests.unit.workbook.random_dossiers import random_dossier

TENDERS = shipped("tenders")
FOLDERS = sorted(
    {path.parent for name in ("dossier.json", "tender.xlsx") for path in TENDERS.rglob(name)}
)
EXAMPLE = TENDERS / "qinghe-2026"
SEALED = next(folder for folder in FOLDERS if ledger_path(folder).is_file())
SCRIPT = sorted(path for path in Path(__file__).parent.glob("*.py") if path != Path(__file__))


@cache
def book(folder: Path, lang: Lang) -> bytes:
    """Return the audit workbook of the shipped tender in `folder`."""
    return audit_workbook(run(folder), lang, ledger=ledger_of(folder))


def redone(data: bytes, folder: Path, ledger: bytes | None = None) -> list[str]:
    """Return what the script finds wrong with the audit workbook `data`."""
    path = folder / "audit.xlsx"
    path.write_bytes(data)
    found: list[str] = differences(path, ledger)
    return found


def changed(data: bytes, sheet: str, cell: str, value: object) -> bytes:
    """Return the workbook `data` with another value in one cell."""
    opened = load_workbook(io.BytesIO(data))
    opened[sheet][cell] = value
    buffer = io.BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def test_the_script_shares_no_code() -> None:
    """The script imports the standard library, OpenPyXL and itself; nothing of the package."""
    names = {
        name
        for path in SCRIPT
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    assert not [name for name in names if str(name).startswith("evaluation")]
    assert "openpyxl" in names


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_stranger_redoes_each_shipped_tender(folder: Path, tmp_path: Path) -> None:
    """Points, prices, totals, ranks, ties, draws, hashes and the ledger: 0 differences."""
    path = ledger_path(folder)
    ledger = path.read_bytes() if path.is_file() else None
    for lang in LANGS:
        assert redone(book(folder, lang), tmp_path, ledger) == []


@pytest.mark.parametrize("seed", range(24))
def test_a_stranger_redoes_a_random_tender(seed: int, tmp_path: Path) -> None:
    """So it is for tenders of every method, aggregation, rounding, model and kind of ruling."""
    data = audit_workbook(evaluate(random_dossier(seed)), LANGS[seed % 2])
    assert redone(data, tmp_path) == []


@pytest.mark.slow
def test_a_stranger_redoes_three_hundred_random_tenders(tmp_path: Path) -> None:
    """And for 300 of them."""
    for seed in range(100, 400):
        data = audit_workbook(evaluate(random_dossier(seed)), LANGS[seed % 2])
        assert redone(data, tmp_path) == []


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "found"),
    [
        ("Marks E01", "D6", 1, r"marked B0101 A2.*fingerprints: marks E01"),
        ("Bids", "E3", 1000, r"evaluated B0102.*fingerprints: bids"),
        ("Tender", "B30", "1", r"fingerprints: tender"),
        ("Scores", "Q5", 1, r"total B0101: recorded 1, redone"),
        ("Ranking", "H5", 9, r"rank B0101: recorded 9, redone"),
    ],
)
def test_a_changed_cell_is_found(
    sheet: str, cell: str, value: object, found: str, tmp_path: Path
) -> None:
    """A mark, a quote, a setting or a recorded figure that somebody edits does not come out."""
    data = changed(book(EXAMPLE, "en"), sheet, cell, value)
    told = "\n".join(redone(data, tmp_path))
    assert re.search(found, told, re.DOTALL), told


def test_a_changed_ledger_is_found(tmp_path: Path) -> None:
    """A line that was edited, and a tail that was cut, are named."""
    data = ledger_path(SEALED).read_bytes()
    lines = data.splitlines(keepends=True)
    edited = data.replace(b'"number":2', b'"number":3', 1)
    assert redone(book(SEALED, "en"), tmp_path, edited) == ["ledger line 2: it was changed"]
    cut = redone(book(SEALED, "en"), tmp_path, b"".join(lines[:-1]))
    assert cut == ["ledger: its tail was cut"]
