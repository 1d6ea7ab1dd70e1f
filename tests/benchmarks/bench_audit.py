"""How long auditing a workbook takes, against reading it and against LibreOffice recalculating it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from python_calamine import CalamineWorkbook

from evaluation.audit.workbook import audit_workbook_at
from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.workbook.audit import write_audit_workbook

ROUNDS = 3
COPIES = 4
"""Workbooks that LibreOffice converts in one start, so that its start is shared out."""


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def read_all(path: Path) -> None:
    """Read every sheet with the fastest reader there is."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def recalculate(paths: list[Path], folder: Path) -> None:
    """Open and save the workbooks with LibreOffice, which recalculates them."""
    office = str(shutil.which("soffice"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "ods", "--outdir", str(folder), *paths],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        folder = Path(place)
        books = [folder / f"{number}-audit.xlsx" for number in range(COPIES)]
        write_audit_workbook(run(shipped("tenders") / "qinghe-2026"), books[0], "zh")
        for copy in books[1:]:
            shutil.copy(books[0], copy)
        audit = median(seconds(lambda: audit_workbook_at(books[0])) for _ in range(ROUNDS))
        reading = median(seconds(lambda: read_all(books[0])) for _ in range(ROUNDS))
        print("auditing a workbook / reading it with calamine")
        print(
            f"{audit:.3f} s against {reading:.3f} s: ratio {audit / reading:.2f} (goal: at most 3)"
        )
        if shutil.which("soffice"):
            office = seconds(lambda: recalculate(books, folder)) / COPIES
            print("recalculating it in LibreOffice / auditing it")
            print(
                f"{office:.3f} s against {audit:.3f} s: ratio {office / audit:.2f} "
                "(goal: at least 20)"
            )
