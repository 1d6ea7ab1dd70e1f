"""How long an audit takes: against reading workbooks and LibreOffice, step by step, on all cores."""

import os
import resource
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from python_calamine import CalamineWorkbook

from evaluation.auditing import redoing, workbook
from evaluation.auditing.archive_audit import JOURNAL, audit_archive, calm
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.pipeline import examine
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook

ROUNDS = 5
COPIES = 4
"""Workbooks that LibreOffice converts in one start, so that its start is shared out."""
MANY = int(os.environ.get("BENCH_AUDITS", "24"))
"""Workbooks in the archive."""

STEPS = {
    "reading formulas and stored values": (redoing, "content_of"),
    "reading the inputs": (redoing, "read"),
    "scoring and checks": (redoing, "examine_reading"),
    "what would be written": (workbook, "_anew"),
    "comparing": (workbook, "compare"),
}


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of one call."""
    start = process_time()
    work()
    return process_time() - start


def read_all(path: Path) -> None:
    """Read every sheet with the fastest reader there is."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def recalculate(paths: list[Path], folder: Path) -> float:
    """Return the processor seconds in which LibreOffice opens, recalculates and saves `paths`."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [str(shutil.which("soffice")), profile, "--headless", "--convert-to", "ods"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*words, "--outdir", str(folder), *paths], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def shares(path: Path) -> None:
    """Print the share of the time of each step."""
    spent: dict[str, float] = defaultdict(float)

    def timed(step: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def work(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            start = process_time()
            try:
                return does(*given, **named)
            finally:
                spent[step] += process_time() - start

        return work

    for step, (module, name) in STEPS.items():
        setattr(module, name, timed(step, getattr(module, name)))
    whole = sum(seconds(lambda: audit_workbook_at(path)) for _ in range(ROUNDS))
    for step in STEPS:
        print(f"{spent[step] / whole:6.1%}  {step}")
    print(f"{1 - sum(spent.values()) / whole:6.1%}  the rest")


def archive(folder: Path, book: Path) -> None:
    """Print how long an archive takes on one core and on all."""
    for number in range(MANY):
        shutil.copy(book, folder / f"{number:04}-audit.xlsx")
    for workers in sorted({1, os.cpu_count() or 1}):
        (folder / JOURNAL).unlink(missing_ok=True)
        start = perf_counter()
        equal = sum(row.verdict == "equal" for row in audit_archive(folder, "zh", workers))
        took = perf_counter() - start
        print(f"{equal} of {MANY} workbooks equal, {workers} processes: {took / MANY:.3f} s each")


if __name__ == "__main__":
    calm()
    with TemporaryDirectory() as place:
        folder = Path(place)
        books = [folder / f"{number}-audit.xlsx" for number in range(COPIES)]
        examined = examine(shipped("tenders") / "qinghe-2026")
        data = audit_workbook(examined.scored, "zh", checked=examined.checked)
        for each in books:
            each.write_bytes(data)
        audit = median(seconds(lambda: audit_workbook_at(books[0])) for _ in range(ROUNDS))
        reading = median(seconds(lambda: read_all(books[0])) for _ in range(ROUNDS))
        print("auditing a workbook / reading it with calamine, processor time")
        print(
            f"{audit:.3f} s against {reading:.3f} s: ratio {audit / reading:.2f} (goal: at most 3)"
        )
        if shutil.which("soffice"):
            office = recalculate(books, folder) / COPIES
            print("recalculating it in LibreOffice / auditing it, processor time")
            print(
                f"{office:.3f} s against {audit:.3f} s: ratio {office / audit:.2f} "
                "(goal: at least 20)"
            )
        many = folder / "many"
        many.mkdir()
        archive(many, books[0])
        shares(books[0])
