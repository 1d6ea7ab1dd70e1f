"""How long it takes to issue and to collect the mark sheets of 200 experts."""

import io
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from evaluation.cli.main import main
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.resources import shipped

EXPERTS = 200


def timed(what: str, *words: str) -> None:
    """Run ``tender`` with `words` and print how long it took in all and for each sheet."""
    begin = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        status = main(words)
    assert status == 0
    took = time.perf_counter() - begin
    print(f"{what}: {took:.1f} s, {1000 * took / EXPERTS:.0f} ms a sheet")


def fill(path: Path) -> None:
    """Give every bid on the sheet at `path` full marks."""
    book = load_workbook(path)
    for page in book.worksheets[:-2]:
        for row in page.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    cell.value = page.cell(cell.row, 3).value
    book.save(path)


def bench(base: Path) -> None:
    """Issue, fill in and collect the sheets of a panel of 200 on the shipped example."""
    start = read(shipped("tenders") / "qinghe-2026").usable()
    first = start.panel[0]
    panel = tuple(replace(first, id=f"E{n:03}", name=f"专家{n}") for n in range(1, EXPERTS + 1))
    path, out = base / "dossier", base / "sheets"
    write_folder(replace(start, panel=panel, marks=Marks(), rulings=()), path, "zh")
    timed("tender sheets", "sheets", str(path), "--out", str(out), "--who", "bench")
    files = [str(file) for file in sorted(out.glob("*.xlsx"))]
    for file in files:
        fill(Path(file))
    timed("tender collect", "collect", str(path), *files, "--who", "bench", "--yes")
    marks = len(read(path).usable().marks)
    print(f"{marks} marks in the dossier")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        bench(Path(folder))
