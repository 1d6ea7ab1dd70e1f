"""Letters by the batch against a plain WeasyPrint loop over the same HTML, in the same run.

The plain loop does what its manual shows: for each letter an ``HTML``, a style sheet that names the
whole font files, and ``write_pdf``. It has the same variant of PDF/A, so that the work is the same,
and a process to itself. On a machine with other work to do the processor seconds tell more than the
wall: of those the plain loop can use one core at a time, and the batch all.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from evaluation.reports.batch import Job, cores, make_many
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
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    page = HTML(string=html, base_url=template_folders()[0].as_uri() + "/")
    return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT))


def looped(pages: list[str]) -> tuple[float, float, int]:
    """Return the wall and processor seconds of the plain loop, and the bytes it writes."""
    words = [sys.executable, __file__, "--loop"]
    work = lambda: subprocess.run(  # noqa: E731
        words, input=json.dumps(pages), capture_output=True, text=True, check=True
    )
    wall, processor, done = timed(work)
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
    if sys.argv[1:] == ["--loop"]:
        print(sum(len(plain(html)) for html in json.load(sys.stdin)))
    else:
        bench(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
