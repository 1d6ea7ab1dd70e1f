"""Letters by the batch against a plain WeasyPrint loop over the same HTML, in the same run.

Each has its own processes. On a machine with other work to do the processor seconds tell more than
the wall: of those the plain loop can use one core at a time, and the batch all.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from evaluation.reports.batch import Job, cores, make_many
from evaluation.reports.documents import offers
from evaluation.reports.occasion import occasion_at
from evaluation.reports.typesetting.environment import render
from evaluation.resources import shipped

LETTERS = ("award_letter", "result_letter")
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, float, Result]:
    """Return the wall and the processor seconds that `work` takes, and its result."""
    begin, before = time.perf_counter(), sum(os.times()[:4])
    result = work()
    return time.perf_counter() - begin, sum(os.times()[:4]) - before, result


def looped(pages: list[str]) -> tuple[float, float, int]:
    """Return the wall and processor seconds of the plain loop, and the bytes it writes."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for file, html in zip(files, pages, strict=True):
            file.write_text(html, "utf-8")
        words = [sys.executable, str(Path(__file__).with_name("plain.py")), *map(str, files)]
        run = partial(subprocess.run, words, capture_output=True, text=True, check=True)
        wall, processor, done = timed(run)
        return wall, processor, int(done.stdout)


def bench(count: int) -> None:
    """Make `count` award and result letters of the shipped example both ways, and compare."""
    path = shipped("tenders") / "qinghe-2026"
    occasion = occasion_at(path, issued=date(2026, 3, 27), draft=True)
    found = [offer for offer in offers(occasion) if offer.document.key in LETTERS]
    every = [(offer, n) for offer in found for n in range(len(offer.copies.subjects))]
    chosen = [every[n % len(every)] for n in range(count)]
    jobs = [Job(document=offer.document.key, copy=n, lang="zh") for offer, n in chosen]
    pages = [
        render(
            offer.document.template,
            offer.document.view(occasion, offer.copies.subjects[n], "zh"),
            "zh",
        )
        for offer, n in chosen
    ]
    ours, our_work, made = timed(lambda: list(make_many(occasion, jobs, attachments={})))
    theirs, their_work, bytes_looped = looped(pages)
    assert all(each.problem is None for each in made)
    ideal = their_work / (our_work / cores())
    print(
        f"{count} letters on {cores()} cores: {ours:.1f} s against {theirs:.1f} s, "
        f"processor time {our_work:.1f} s against {their_work:.1f} s"
    )
    print(
        f"the plain loop takes {theirs / ours:.1f} times as long, goal 6 (idle cores: {ideal:.1f})"
    )
    for key in LETTERS:
        sizes = [
            len(each.data) for each, job in zip(made, jobs, strict=True) if job.document == key
        ]
        if sizes:
            print(f"{key}: {sum(sizes) / len(sizes) / 1000:.0f} kB each, goal 60")
    print(f"plain: {bytes_looped / count / 1000:.0f} kB each")


if __name__ == "__main__":
    bench(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
