"""Many results audited at once: on all cores, resumed where it was stopped, the worst first."""

import gc
import io
import json
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation import __version__
from evaluation.auditing.folder import audit_at, is_dossier
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.table import Table
from evaluation.core.text import Lang, Text
from evaluation.verdict import VERDICTS, VerdictRow

if TYPE_CHECKING:
    from evaluation.signing.certificate import Certificate

JOURNAL = ".audit.jsonl"
"""A line for each result that is done, beside them; a line holds only for the same bytes."""

INSTALL = "pip install 'tender-evaluation[cluster]'"
PATIENCE = 20
"""Seconds in which a scheduler has to answer."""

RANK = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


def members(archive: Path) -> list[Path]:
    """Return the results in `archive`: dossier folders, and workbooks and PDFs outside of them."""
    found: list[Path] = []
    for path in sorted(archive.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            found += [path] if is_dossier(path) else members(path)
        elif path.suffix.lower() in (".xlsx", ".pdf"):
            found.append(path)
    return found


def results_in(archive: Path) -> list[Path]:
    """Return the `members` of `archive`.

    Raises:
        Unusable: there is none.
    """
    found = members(archive)
    if not found:
        raise Unusable(
            Text(
                f"{archive} 中没有可复核的结果；请给出审计工作簿、PDF 或档案文件夹",
                f"{archive} holds no result to audit; name audit workbooks, PDFs or dossiers",
            )
        )
    return found


def audit_archive(
    archive: Path,
    lang: Lang,
    workers: int | None = None,
    *,
    scheduler: str = "",
    law: Path | None = None,
    trust: tuple["Certificate", ...] = (),
) -> Iterator[VerdictRow]:
    """Yield a row for each result in `archive`, in the order in which they are done.

    Args:
        workers: processes; all cores where none is given.
        scheduler: address of a Dask scheduler, whose workers see the archive under the same path.
        law: a bureau's own law, for results that stand alone.
        trust: certificates of authorities that are trusted, where documents are signed.

    Raises:
        Unusable: Dask is not installed, or the scheduler cannot be reached.
    """
    journal = archive / JOURNAL
    known = _known(journal)
    todo = []
    for path in members(archive):
        name = path.relative_to(archive).as_posix()
        key = _key(path, name, lang, law, trust)
        if key in known:
            yield known[key]
        else:
            todo.append((path, name, key))
    if not todo:
        return
    with _pool(workers, scheduler) as pool, journal.open("a", encoding="utf-8") as done:
        started = {pool.submit(_row, path, name, lang, law, trust): key for path, name, key in todo}
        for future in as_completed(started):
            row = future.result()
            line = {"key": started[future], **asdict(row)}
            done.write(json.dumps(line, ensure_ascii=False) + "\n")
            done.flush()
            yield row


def calm() -> None:
    """Let the collector of garbage look less often, for a sixth of the time of an audit.

    An audit makes many small things, none of which refers to itself, and drops them all at once.
    """
    gc.set_threshold(200_000, 20, 20)


@contextmanager
def _pool(workers: int | None, scheduler: str) -> Iterator[Executor]:
    """All cores of this machine, or a cluster."""
    if not scheduler:
        with ProcessPoolExecutor(workers, initializer=calm) as pool:
            yield pool
        return
    try:
        import distributed
    except ImportError:
        raise Unusable(
            Text(f"集群复核需要 Dask；请运行 {INSTALL}", f"a cluster needs Dask; run {INSTALL}")
        ) from None
    connect: Any = distributed.Client
    try:
        client = connect(scheduler, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise Unusable(
            Text(
                f"无法连接调度器 {scheduler}（{error}）；请核对地址",
                f"the scheduler {scheduler} cannot be reached ({error}); check its address",
            )
        ) from None
    with client, client.get_executor() as pool:
        yield pool


def parquet_of(table: Table) -> bytes:
    """Return `table` as Parquet: text as text, whole numbers as such."""
    import pyarrow
    from pyarrow import parquet

    found = [{column.key: cell.value for column, cell in table.pairs(row)} for row in table.rows]
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(found), buffer)
    return buffer.getvalue()


def worst_first(rows: list[VerdictRow]) -> list[VerdictRow]:
    """Return `rows` with what cannot be read first, then by the number of differences."""
    return sorted(rows, key=lambda row: (RANK[row.verdict], -row.differences, row.what))


def _row(
    path: Path, name: str, lang: Lang, law: Path | None, trust: tuple["Certificate", ...]
) -> VerdictRow:
    """One broken result is a row, never the end of the run."""
    try:
        verdict = audit_at(path, law, trust)
    except TenderError as problem:
        return _broken(name, problem.text.say(lang))
    except Exception as problem:
        return _broken(name, f"{type(problem).__name__}: {problem}"[:200])
    found = verdict.differences
    lines = (difference.line(lang) for difference in found)
    undone = (text.say(lang) for text in verdict.undone)
    return VerdictRow(
        what=name,
        tender=verdict.tender,
        verdict=verdict.word,
        differences=len(found),
        compared=verdict.compared,
        first=next(chain(lines, undone), ""),
        signatures="; ".join(signature.line(lang) for signature in verdict.signatures),
    )


def _broken(name: str, why: str) -> VerdictRow:
    return VerdictRow(
        what=name, tender="", verdict="unusable", differences=0, compared=0, first=why
    )


def _key(
    path: Path, name: str, lang: Lang, law: Path | None, trust: tuple["Certificate", ...]
) -> str:
    """What a line of the journal is about: the result, the law and whom to trust; this version."""
    sha = sha256(f"{__version__} {lang} {name}".encode())
    for each in trust:
        sha.update(sha256(each.der).digest())
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    files += sorted(law.rglob("*")) if law else []
    for file in files:
        if file.is_file():
            sha.update(f"{file.name}\n".encode())
            sha.update(sha256(file.read_bytes()).digest())
    return sha.hexdigest()


def _known(journal: Path) -> dict[str, VerdictRow]:
    known: dict[str, VerdictRow] = {}
    lines = journal.read_text("utf-8").splitlines() if journal.is_file() else []
    for line in lines:
        try:
            fields = json.loads(line)
            key = fields.pop("key")
            known[key] = VerdictRow(**fields)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue  # the half line of a run that was stopped
    return known
