"""Marks without the experts of the highest and lowest total: live, audited and redone."""

import json
from pathlib import Path
from random import Random

import pytest

from evaluation.auditing.workbook import audit_workbook_at
from evaluation.core.text import LANGS, Lang
from evaluation.pipeline import examine
from evaluation.workbook.audit_workbook import audit_workbook
from tests.second_road.redo import differences
from tests.unit.workbook.recalculation import by_formualizer, by_ironcalc, by_libreoffice, derived
from tests.unit.workbook.recalculation import differences as recalculated


def written(folder: Path, lang: Lang) -> Path:
    """Write the audit workbook of a tender with ties, a consensus, a recusal and void marks."""
    random = Random(7)
    bids = [f"B{at}" for at in range(1, 9)]
    experts = [f"E{at}" for at in range(1, 7)]
    ruling = {"when": "2026-03-02T10:00", "who": "panel", "reason": "r"}
    dossier = {
        "tender": {
            "id": "T-1", "title": "t", "buyer": "b", "method": "points", "published": "2026-03-01",
            "aggregation": "trimmed_total", "rounding": "criterion 2; total 2",
        },
        "lots": [{"id": "L1", "title": "l"}],
        "criteria": [
            {"code": "A", "title": "a", "kind": "subjective", "max_points": "50", "weight": "0.7"},
            {"code": "B", "title": "b", "kind": "subjective", "max_points": "50", "weight": "1.3"},
        ],
        "panel": [{"id": id, "name": id, "role": "expert", "chair": id == "E1"} for id in experts],
        "tenderers": [{"id": f"S{bid}", "name": bid, "type": "company"} for bid in bids],
        "bids": [{"id": bid, "lot": "L1", "tenderer": f"S{bid}"} for bid in bids],
        "screening": [
            {"bid": bid, "requirement": "sealed", "stage": "conformity", "passed": True} for bid in bids
        ],
        "rulings": [
            {"what": "recusal", "subject": "E6", **ruling},
            {"what": "void", "subject": "B2", "expert": "E2", **ruling},
            {"what": "consensus", "subject": "B3", "criterion": "A", "decision": "30", **ruling},
        ],
        "marks": [
            {"expert": id, "bid": bid, "criterion": code,
             "mark": "25" if bid == "B1" else str(random.choice((20, 20.5, 33, 41)))}
            for id in experts for bid in bids for code in "AB"
        ],
    }  # fmt: skip
    (folder / "dossier.json").write_text(json.dumps(dossier), "utf-8")
    path = folder / "x-audit.xlsx"
    examined = examine(folder)
    path.write_bytes(audit_workbook(examined.scored, lang, checked=examined.checked))
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_comes_out_again(lang: Lang, tmp_path: Path) -> None:
    """The audit, the second road and two engines of spreadsheets find every figure again."""
    path = written(tmp_path, lang)
    assert audit_workbook_at(path).differences == ()
    assert differences(path) == []
    found = derived(path.read_bytes())
    assert recalculated(found, by_formualizer(path.read_bytes())) == []
    assert recalculated(found, by_ironcalc(path, list(found.formulas))) == []
    assert found.failing(found.stored) == []


@pytest.mark.needs("soffice")
def test_libreoffice_confirms_it(tmp_path: Path) -> None:
    """So does LibreOffice."""
    path = written(tmp_path, "en")
    found = derived(path.read_bytes())
    assert recalculated(found, by_libreoffice([path], tmp_path / "r")[path]) == []
