"""Every fault in broken/ is found at its cell, under its code; nothing else is complained of."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from evaluation.core.errors import TenderError
from evaluation.core.finding import Severity, has_errors
from evaluation.pipeline import run

FOLDER = Path(__file__).parent / "broken"
CASES = sorted(FOLDER.glob("*.toml"))


def changed(dossier: dict[str, Any], change: dict[str, Any]) -> None:
    """Change the rows of one sheet: `set` cells where `where` fits, `remove` them, or `add` one."""
    sheet = change["sheet"]
    rows = [dossier["tender"]] if sheet == "tender" else dossier.setdefault(sheet, [])
    hit = [row for row in rows if change.get("where", {}).items() <= row.items()]
    assert hit or "add" in change, f"no row of {sheet} is changed"
    for row in hit:
        if change.get("remove"):
            rows.remove(row)
        row.update(change.get("set", {}))
    if "add" in change:
        rows.append(change["add"])


def test_the_base_has_no_fault(tmp_path: Path) -> None:
    """The dossier that the cases break is itself without a fault."""
    (tmp_path / "dossier.json").write_bytes((FOLDER / "base.json").read_bytes())
    evaluation = run(tmp_path)
    assert not has_errors(evaluation.findings)
    assert evaluation.lot("L01").candidates == ("B1", "B2", "B3")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fault_is_named_at_its_cell(path: Path, tmp_path: Path) -> None:
    """The errors are exactly those that the case lists: code and cell, in both languages."""
    case = tomllib.loads(path.read_text("utf-8"))
    dossier = json.loads((FOLDER / "base.json").read_text("utf-8"))
    for change in case["change"]:
        changed(dossier, change)
    (tmp_path / "dossier.json").write_text(json.dumps(dossier), "utf-8")
    with pytest.raises(TenderError) as refused:
        run(tmp_path)
    errors = [each for each in refused.value.findings if each.severity is Severity.ERROR]
    assert sorted(f"{each.code} {each.place.sheet}!{each.place.cell}" for each in errors) == sorted(
        case["errors"]
    )
    assert all(each.message.zh and each.message.en for each in errors)
