"""Letters by the batch against a plain WeasyPrint loop over the same HTML, in the same run.

The plain loop does what its manual shows: for each letter an ``HTML``, a style sheet that names the
whole font files, and ``write_pdf``. It has the same variant of PDF/A, so that the work is the same.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from weasyprint import CSS, HTML

from evaluation.reports.batch import Job, Source, make_many
from evaluation.reports.documents import offers
from evaluation.reports.environment import render, template_folders
from evaluation.reports.fonts import MAIN
from evaluation.reports.occasion import occasion_at
from evaluation.reports.pdf import VARIANT
from evaluation.resources import shipped

LETTERS = ("award_letter", "result_letter")
FACES = "".join(
    f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
    f"src: url({face.file.as_uri()}) }}"
    for face in MAIN
)
STYLE = f'{FACES} :root {{ --song: "song"; --hei: "hei" }} :where(html) {{ font-family: song }}'

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, float, Result]:
    """Return the wall and the processor seconds that `work` takes, and its result."""
    begin, before = time.perf_counter(), sum(os.times()[:4])
    result = work()
    return time.perf_counter() - begin, sum(os.times()[:4]) - before, result


def plain(html: str) -> bytes:
    """Return a letter as a newcomer to WeasyPrint would make it."""
    base = template_folders()[0].as_uri() + "/"
    page = HTML(string=html, base_url=base)
    return bytes(page.write_pdf(stylesheets=[CSS(string=STYLE)], pdf_variant=VARIANT))


def bench(count: int) -> None:
    """Make `count` award and result letters of the shipped example both ways, and compare."""
    path = shipped("tenders") / "qinghe-2026"
    occasion = occasion_at(path, issued=date(2026, 3, 27), draft=True)
    found = [offer for offer in offers(occasion) if offer.document.key in LETTERS]
    every = [(offer, n) for offer in found for n in range(len(offer.copies.subjects))]
    chosen = [every[n % len(every)] for n in range(count)]
    jobs = [Job(document=offer.document.key, copy=n, lang="zh") for offer, n in chosen]
    source = Source(
        path=path,
        fingerprint=occasion.fingerprint,
        issued=occasion.issued,
        draft=True,
        attachments={},
    )
    pages = [
        render(
            offer.document.template,
            offer.document.view(occasion, offer.copies.subjects[n], "zh"),
            "zh",
        )
        for offer, n in chosen
    ]
    ours, our_work, made = timed(lambda: list(make_many(source, jobs, occasion=occasion)))
    theirs, their_work, looped = timed(lambda: [plain(html) for html in pages])
    assert all(each.problem is None for each in made)
    size = sum(len(each.data) for each in made) / count / 1000
    other = sum(map(len, looped)) / count / 1000
    print(
        f"{count} letters: {ours:.1f} s ({size:.0f} kB each) against {theirs:.1f} s ({other:.0f})"
    )
    print(f"processor time: {our_work:.1f} s against {their_work:.1f} s")
    print(f"the plain loop takes {theirs / ours:.2f} times as long (goal: 6); goal of size: 60 kB")


if __name__ == "__main__":
    bench(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
