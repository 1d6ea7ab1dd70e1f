"""Many documents at once, on all cores; what goes wrong with one does not stop the others.

Why:
    Each process reads the dossier once, and keeps one font configuration and the opened faces.
    Every document is cut its own faces all the same, so that it has the same bytes whether it is
    made alone or among five hundred.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import Finding
from evaluation.core.text import Lang, Text
from evaluation.reports.document import Subject
from evaluation.reports.documents import all_documents, make, offers
from evaluation.reports.occasion import Occasion, occasion_at
from evaluation.reports.pdf import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where each process gets the tender from.

    Args:
        fingerprint: of the sheets as the first process read them; another one is an error.
        own: a bureau's own template folder.
        attachments: what the documents that carry the audit workbook carry, by language.
    """

    path: Path
    fingerprint: str
    issued: date | None = None
    draft: bool = False
    own: Path | None = None
    attachments: Mapping[Lang, tuple[Attachment, ...]]


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


def make_many(
    source: Source, jobs: Sequence[Job], *, occasion: Occasion, processes: int | None = None
) -> Iterator[Made]:
    """Yield what became of each of `jobs`, in their order, as soon as it is known.

    Args:
        occasion: the tender as this process has read it, used where one process is enough.
        processes: how many to run; all cores where nothing is said.
    """
    count = min(processes or _cores(), len(jobs))
    if count <= 1:
        yield from map(_maker(occasion, source), jobs)
        return
    # A fresh interpreter each: a forked one would share locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_begin, initargs=(source,)) as pool:
        try:
            yield from pool.map(_work, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_sources: list[Source] = []


def _begin(source: Source) -> None:
    _sources[:] = [source]


@cache
def _here() -> Callable[[Job], Made]:
    """Return what makes documents in this process."""
    (source,) = _sources
    occasion = occasion_at(source.path, issued=source.issued, draft=source.draft)
    if occasion.fingerprint != source.fingerprint:
        raise Unusable(
            Text(
                f"{source.path} 在打印期间被改动；请重新运行",
                f"{source.path} was changed while its documents were printed; run again",
            )
        )
    return _maker(occasion, source)


def _work(job: Job) -> Made:
    try:
        return _here()(job)
    except TenderError as problem:
        return _failed(problem)


def _maker(occasion: Occasion, source: Source) -> Callable[[Job], Made]:
    documents = {document.key: document for document in all_documents()}
    subjects: dict[str, tuple[Subject, ...]] = {}

    def made(job: Job) -> Made:
        document = documents[job.document]
        if job.document not in subjects:
            (offer,) = offers(occasion, [document])
            subjects[job.document] = offer.copies.subjects
        subject = subjects[job.document][job.copy]
        carried = source.attachments.get(job.lang, ()) if document.carries_workbook else ()
        data = make(document, subject, occasion, job.lang, own=source.own, attachments=carried)
        return Made(data=data)

    def tried(job: Job) -> Made:
        try:
            return made(job)
        except TenderError as problem:
            return _failed(problem)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            return Made(problem=Text(f"程序内部错误（{what}）", f"an internal error ({what})"))

    return tried


def _failed(problem: TenderError) -> Made:
    return Made(problem=problem.text, found=problem.findings, usage=isinstance(problem, Unusable))
