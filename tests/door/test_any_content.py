"""Whatever stands in a cell, the work ends in a result or in sentences: never in an error of ours."""

import json
import random
import traceback
from pathlib import Path

import pytest

from evaluation.core.errors import TenderError
from evaluation.dossier.writing.document_writing import write_document
from evaluation.pipeline import examine
from evaluation.planning.plan import planned
from evaluation.workbook.audit_workbook import audit_workbook
from tests.door.books import (
    Base,
    base_of,
    plain_cell,
    random_dossier,
    shipped_dossiers,
    with_cell,
    zipped,
)
from tests.door.test_door import bases
from tests.door.wild import WILD
from tests.dossiers.workbooks import good

SEED = 20260302


def troubled(path: Path) -> str:
    """Return the traceback of an exception that is no sentence, empty where there is none."""
    try:
        examined = examine(path)
        if examined.evaluation is not None:
            planned(examined.evaluation)
            audit_workbook(examined.evaluation, "en", checked=examined.checked)
    except TenderError:
        return ""
    except Exception:
        return traceback.format_exc()[-1500:]
    return ""


def fuzzed_workbooks(folder: Path, seed: int, count: int, made: list[Base]) -> list[str]:
    """Return what went wrong with `count` wild cells of the workbooks of the dossiers `made`."""
    found: list[str] = []
    for at, base in enumerate(made):
        path = folder / f"fuzz{at}"
        for name, data in base.files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
        for number in range(count // len(made)):
            found += _wild_cell(path, base, random.Random(f"{seed} {at} {number}"))
    return found


def _wild_cell(path: Path, base: Base, dice: random.Random) -> list[str]:
    page = dice.choice(base.sheets)
    cell = dice.choice([at for at in page.cells if at[0] > 0] or list(page.cells))
    if dice.random() < 0.3:
        cell = (cell[0], dice.randrange(max(at[1] for at in page.cells) + 1))
    value = dice.choice(WILD)
    parts = dict(base.parts[page.workbook])
    attributes, body = plain_cell(value)
    if dice.random() < 0.1:
        attributes, body = dice.choice([("", "<f>A1</f>"), (' t="e"', "<v>#N/A</v>")])
    parts[page.part] = with_cell(parts[page.part].decode(), *cell, attributes, body).encode()
    (path / page.workbook).write_bytes(zipped(parts))
    wrong = troubled(path)
    (path / page.workbook).write_bytes(base.files[page.workbook])
    return [f"{base.name} {page.workbook}[{page.tab}!{cell}] {value!r}: {wrong}"] if wrong else []


def fuzzed_documents(folder: Path, seed: int, count: int) -> list[str]:
    """Return what went wrong with `count` wild values of JSON documents."""
    dice = random.Random(seed)
    dossiers = [*shipped_dossiers(), ("good", good()), ("random", random_dossier(dice))]
    path = folder / "d.json"
    found: list[str] = []
    values = [*WILD, None, [], ["x", "y"], {}, [1], ""]
    for _ in range(count):
        name, dossier = dice.choice(dossiers)
        whole = json.loads(write_document(dossier))
        key = dice.choice(list(whole))
        rows = whole[key]
        row = rows if isinstance(rows, dict) else dice.choice(rows)  # a tender, own law
        column = dice.choice(list(row))
        row[column] = dice.choice(values)
        path.write_text(json.dumps(whole), "utf-8")
        wrong = troubled(path)
        if wrong:
            found.append(f"{name} {key}/{column} = {row[column]!r}: {wrong}")
    return found


def test_wild_cells_of_workbooks(tmp_path: Path) -> None:
    """No content of a cell of a folder or a workbook is too much for reading, scoring or planning."""
    dossier = random_dossier(random.Random(SEED))
    made = [
        base_of("folder", dossier, tmp_path, "zh", one=False),
        base_of("workbook", dossier, tmp_path, "en", one=True),
    ]
    assert fuzzed_workbooks(tmp_path, SEED, 200, made) == []


def test_wild_values_of_documents(tmp_path: Path) -> None:
    """Nor is any value of a JSON document."""
    assert fuzzed_documents(tmp_path, SEED, 100) == []


@pytest.mark.slow
def test_many_wild_cells(tmp_path: Path) -> None:
    """The same for twenty thousand cells."""
    made = bases(tmp_path, random.Random(SEED), most=40)
    assert fuzzed_workbooks(tmp_path, SEED + 1, 15_000, made) == []
    assert fuzzed_documents(tmp_path, SEED + 1, 5_000) == []
