"""Many documents at once, on all cores; what goes wrong with one does not stop the others.

Why:
    The words of all documents are set first, which takes little; so the faces can be cut once to
    the characters of the whole batch, and be shared by all that each process prints. A document
    has the same bytes all the same as when it is made alone.
"""

import atexit
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import Finding
from evaluation.core.text import Lang, Text
from evaluation.reports.document import Subject
from evaluation.reports.documents import all_documents, offers, page
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.environment import fonts_folder, template_folders
from evaluation.reports.typesetting.fonts import Type, type_for
from evaluation.reports.typesetting.pdf import Attachment, forget_faces, load_weasyprint, write_pdf

CHUNK = 250_000
"""Characters of HTML that a process is given at a time: about ten letters."""


Given = TypeVar("Given")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One PDF to make: which copy of which document, in which language."""

    document: str
    copy: int
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a job.

    Args:
        data: the PDF; empty where there is a problem.
        problem: what went wrong, with what was `found` against the document.
        usage: whether the machine or the way of use is to blame and not the dossier.
    """

    data: bytes = b""
    problem: Text | None = None
    found: tuple[Finding, ...] = ()
    usage: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPage:
    """A document with its words set, to be printed."""

    html: str
    own: Path | None
    attachments: tuple[Attachment, ...]


def make_many(
    occasion: Occasion,
    jobs: Sequence[Job],
    *,
    own: Path | None = None,
    attachments: Mapping[Lang, tuple[Attachment, ...]],
    processes: int | None = None,
) -> Iterator[Made]:
    """Yield what became of each of `jobs`, in their order, as soon as it is known.

    Args:
        own: a bureau's own template folder.
        attachments: what the documents that carry the audit workbook carry, by language.
        processes: how many to run; all cores where nothing is said.
    """
    with printers(min(processes or cores(), len(jobs))) as pool:
        yield from print_pages(set_pages(occasion, jobs, own, attachments), pool)


def cores() -> int:
    """Return how many processes this one may run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def printers(count: int) -> Iterator[ProcessPoolExecutor | None]:
    """Give `count` processes that get ready to print; none where one is enough."""
    if count <= 1:
        yield None
        return
    # A fresh interpreter each: a forked one would share locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_get_ready) as pool:
        try:
            for _ in range(count):
                pool.submit(_get_ready)  # so that all begin now
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def set_pages(
    occasion: Occasion,
    jobs: Sequence[Job],
    own: Path | None,
    attachments: Mapping[Lang, tuple[Attachment, ...]],
) -> list[WordedPage | Made]:
    """Return the words of each of `jobs`, or what is wrong with it."""
    documents = {document.key: document for document in all_documents()}
    subjects: dict[str, tuple[Subject, ...]] = {}

    def words(job: Job) -> WordedPage:
        document = documents[job.document]
        if job.document not in subjects:
            (offer,) = offers(occasion, [document])
            subjects[job.document] = offer.copies.subjects
        html = page(document, subjects[job.document][job.copy], occasion, job.lang, own)
        carried = attachments.get(job.lang, ()) if document.carries_workbook else ()
        return WordedPage(html=html, own=own, attachments=carried)

    return [_tried(words, job) for job in jobs]


def print_pages(
    pages: Sequence[WordedPage | Made], pool: ProcessPoolExecutor | None
) -> Iterator[Made]:
    """Return the PDF of each of `pages`, printed with the faces of all together.

    With a `pool` the work has begun when this returns.
    """
    good = [each for each in pages if isinstance(each, WordedPage)]
    if not good:
        return iter([each for each in pages if isinstance(each, Made)])
    signs = {sign for each in good for sign in each.html}
    faces = type_for("".join(signs), fonts_folder(good[0].own))
    printed = _here(good, faces) if pool is None else _by_the_chunk(good, faces, pool)
    return (each if isinstance(each, Made) else next(printed) for each in pages)


def _here(pages: Sequence[WordedPage], faces: Type) -> Iterator[Made]:
    return (_printed(each, faces) for each in pages)


def _by_the_chunk(
    pages: Sequence[WordedPage], faces: Type, pool: ProcessPoolExecutor
) -> Iterator[Made]:
    chunks = [[pages[n] for n in chunk] for chunk in _chunks([len(each.html) for each in pages])]
    # The longest first, so that no process is left with one at the end.
    order = sorted(range(len(chunks)), key=lambda n: -sum(len(each.html) for each in chunks[n]))
    futures = {n: pool.submit(_print, chunks[n], faces) for n in order}
    return (made for n in range(len(chunks)) for made in _result(futures.pop(n), len(chunks[n])))


def _chunks(lengths: Sequence[int]) -> Iterator[list[int]]:
    chunk: list[int] = []
    for n, length in enumerate(lengths):
        if chunk and sum(lengths[each] for each in chunk) + length > CHUNK:
            yield chunk
            chunk = []
        chunk.append(n)
    if chunk:
        yield chunk


def _result(future: "Future[list[Made]]", count: int) -> list[Made]:
    try:
        return future.result()
    except BrokenExecutor:
        text = Text(
            "打印进程被系统终止（多因内存不足）；请关闭其他程序后重新运行",
            "the system ended the process that printed it, mostly for lack of memory; "
            "close other programs and run again",
        )
        return [Made(problem=text, usage=True)] * count


def _get_ready() -> None:
    atexit.register(forget_faces)
    with suppress(Unusable):  # said again with the first document
        load_weasyprint()
    # What is loaded by now stays, and pages hold many small things: looking for waste among them
    # as often as Python does by itself takes a tenth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _print(pages: Sequence[WordedPage], faces: Type) -> list[Made]:
    return [_printed(each, faces) for each in pages]


def _printed(each: WordedPage, faces: Type) -> Made:
    def made(each: WordedPage) -> Made:
        folders = template_folders(each.own)
        data = write_pdf(each.html, folders=folders, attachments=each.attachments, faces=faces)
        return Made(data=data)

    return _tried(made, each)


def _tried(work: Callable[[Given], Got], given: Given) -> Got | Made:
    """Return what `work` makes of `given`, or what went wrong with it alone."""
    try:
        return work(given)
    except TenderError as problem:
        usage = isinstance(problem, Unusable)
        return Made(problem=problem.text, found=problem.findings, usage=usage)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return Made(problem=Text(f"程序内部错误（{what}）", f"an internal error ({what})"))
