"""The cell texts of all golden models, recalculated by LibreOffice."""

import csv
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from evaluation.formula.catalogue import catalogue
from evaluation.formula.models import model
from tests.unit.formula.bids import quantities


def _cells() -> Iterator[tuple[list[float], str, float]]:
    """Yield, for each bid of each golden row: numbers for one line, its formula, the value."""
    rows = [
        (model(each.cell, kind=entry.kind), each.shared(entry.kind), each.own(entry.kind))
        for entry in catalogue().values()
        for each in entry.examples
    ]
    for text, own in (("[0,3) 0; [3,5) 2; [5,) 4", (0, 2.99, 3, 5)), ("yes/no", (0, 1))):
        rows.append((model(text, kind="objective"), *quantities("objective", own)))
    line = count(1)
    for made, common, bids in rows:
        for bid in bids:
            numbers: list[float] = []
            references: dict[str, str] = {}
            at = next(line)
            for name, number in (common | bid).items():
                members = number if isinstance(number, tuple) else (number,)
                first, last = len(numbers), len(numbers) + len(members) - 1
                numbers += [float(each) for each in members]
                ends = f"{chr(66 + first)}{at}", f"{chr(66 + last)}{at}"
                references[name] = ":".join(ends if isinstance(number, tuple) else ends[:1])
            exact = made.value(common | bid)
            yield numbers, f"={made.excel(references)}", float(exact)


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_libreoffice_computes_the_exact_values(tmp_path: Path) -> None:
    """A third spreadsheet program, the one an auditor has for free, agrees to nine places."""
    import openpyxl

    book = openpyxl.Workbook()
    expected = []
    for numbers, formula, exact in _cells():
        book.active.append([formula, *numbers])
        expected.append(exact)
    source = tmp_path / "formulas.xlsx"
    book.save(source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    full_precision = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    command = ["soffice", profile, "--headless", "--convert-to", full_precision]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, timeout=120)
    with (tmp_path / "formulas.csv").open(encoding="utf-8", newline="") as lines:
        found = [float(row[0]) for row in csv.reader(lines)]
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert len(found) > 100
