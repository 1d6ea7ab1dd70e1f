"""Three programs that know nothing of ours recalculate the audit workbook to the stored figures."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation
from evaluation.workbook.audit_workbook import audit_workbook
from tests.unit.workbook.random_dossiers import random_dossier
from tests.unit.workbook.recalculation import (
    by_formualizer,
    by_ironcalc,
    by_libreoffice,
    derived,
    differences,
)

TENDERS = shipped("tenders")
FOLDERS = sorted(
    {path.parent for name in ("dossier.json", "tender.xlsx") for path in TENDERS.rglob(name)}
)
SEEDS = range(40)


@cache
def scored(folder: Path) -> Evaluation:
    """Return the shipped tender in `folder`, scored."""
    return run(folder)


def confirmed(book: bytes, folder: Path) -> None:
    """Check that both engines of this process give every stored value, and that no check fails."""
    path = folder / "audit.xlsx"
    path.write_bytes(book)
    found = derived(book)
    assert differences(found, by_formualizer(book)) == []
    assert differences(found, by_ironcalc(path, list(found.formulas))) == []
    assert found.failing(found.stored) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_two_engines_confirm_a_shipped_tender(folder: Path, lang: Lang, tmp_path: Path) -> None:
    """Every derived cell of every shipped tender recalculates to the package's figure."""
    confirmed(audit_workbook(scored(folder), lang), tmp_path)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_engines_confirm_a_random_tender(seed: int, tmp_path: Path) -> None:
    """So they do for tenders of every method, aggregation, rounding, model and kind of ruling."""
    confirmed(audit_workbook(evaluate(random_dossier(seed)), LANGS[seed % 2]), tmp_path)


@pytest.mark.slow
def test_two_engines_confirm_three_hundred_random_tenders(tmp_path: Path) -> None:
    """And for 300 of them."""
    for seed in range(100, 400):
        confirmed(audit_workbook(evaluate(random_dossier(seed)), LANGS[seed % 2]), tmp_path)


def libreoffice_differs(
    folders: Sequence[Path], seeds: Sequence[int], folder: Path
) -> dict[str, object]:
    """Return what LibreOffice computes otherwise, by workbook; all workbooks go in one run."""
    books = {
        f"{shipped.name}.xlsx": audit_workbook(scored(shipped), LANGS[at % 2])
        for at, shipped in enumerate(folders)
    }
    for seed in seeds:
        books[f"random-{seed}.xlsx"] = audit_workbook(evaluate(random_dossier(seed)), "zh")
    paths = [folder / name for name in books]
    for path in paths:
        path.write_bytes(books[path.name])
    computed = by_libreoffice(paths, folder)
    return {
        path.name: found
        for path in paths
        if (found := differences(derived(books[path.name]), computed[path]))
    }


@pytest.mark.needs("soffice")
def test_libreoffice_confirms_some_tenders(tmp_path: Path) -> None:
    """LibreOffice opens the workbooks and recalculates them to the same figures."""
    assert libreoffice_differs([*FOLDERS[::8], FOLDERS[-1]], SEEDS[:4], tmp_path) == {}


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_libreoffice_confirms_all_shipped_tenders(tmp_path: Path) -> None:
    """So it does for every shipped tender and for 40 random ones."""
    assert libreoffice_differs(FOLDERS, SEEDS, tmp_path) == {}
