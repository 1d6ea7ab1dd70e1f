"""Many results audited at once: on all cores, resumed where it was stopped, the worst first."""

import io
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from evaluation import __version__
from evaluation.audit.folder import audit_at, is_dossier
from evaluation.core.errors import TenderError
from evaluation.core.text import Lang, Text

JOURNAL = ".audit.jsonl"
"""A line for each result that is done, beside them; a line holds only for the same bytes."""

RANK = {"unusable": 0, "differs": 1, "undone": 2, "equal": 3}
HEADS = Text(
    "文件|项目编号|结论|不一致处数|核对单元格数|首要不一致",
    "what|tender|verdict|differences|compared|first difference",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The verdict on one result; of one that cannot be read, why."""

    what: str
    tender: str
    verdict: str
    differences: int
    compared: int
    first: str


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


def audit_archive(archive: Path, lang: Lang, workers: int | None = None) -> Iterator[Row]:
    """Yield a row for each result in `archive`, in the order in which they are done.

    Args:
        workers: processes; all cores where none is given.
    """
    journal = archive / JOURNAL
    known = _known(journal)
    todo = []
    for path in members(archive):
        key = _key(path, lang)
        if key in known:
            yield known[key]
        else:
            todo.append((path, key))
    if not todo:
        return
    with ProcessPoolExecutor(workers) as pool, journal.open("a", encoding="utf-8") as done:
        started = {
            pool.submit(_row, path, path.relative_to(archive).as_posix(), lang): key
            for path, key in todo
        }
        for future in as_completed(started):
            row = future.result()
            fields = {name: getattr(row, name) for name in Row.__slots__}
            done.write(json.dumps({"key": started[future], **fields}, ensure_ascii=False) + "\n")
            done.flush()
            yield row


def table_of(rows: list[Row], lang: Lang) -> bytes:
    """Return `rows` as a workbook, the worst first."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(Text("复核结论", "Verdicts").say(lang))
        page.write_row(0, 0, HEADS.say(lang).split("|"), book.add_format({"bold": True}))
        for at, row in enumerate(worst_first(rows), start=1):
            page.write_row(at, 0, [getattr(row, name) for name in Row.__slots__])
        page.set_column(0, 1, 34)
        page.set_column(5, 5, 90)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(rows)), len(Row.__slots__) - 1)
    return buffer.getvalue()


def worst_first(rows: list[Row]) -> list[Row]:
    """Return `rows` with what cannot be read first, then by the number of differences."""
    return sorted(rows, key=lambda row: (RANK[row.verdict], -row.differences, row.what))


def _row(path: Path, name: str, lang: Lang) -> Row:
    """One broken result is a row, never the end of the run."""
    try:
        verdict = audit_at(path)
    except TenderError as problem:
        return _broken(name, problem.text.say(lang))
    except Exception as problem:
        return _broken(name, f"{type(problem).__name__}: {problem}"[:200])
    found = verdict.differences
    lines = (difference.line(lang) for difference in found)
    undone = (text.say(lang) for text in verdict.undone)
    return Row(
        what=name,
        tender=verdict.tender,
        verdict=verdict.word,
        differences=len(found),
        compared=verdict.compared,
        first=next(chain(lines, undone), ""),
    )


def _broken(name: str, why: str) -> Row:
    return Row(what=name, tender="", verdict="unusable", differences=0, compared=0, first=why)


def _key(path: Path, lang: Lang) -> str:
    """What a line of the journal is about: the bytes of the result, by this version."""
    sha = sha256(f"{__version__} {lang} {path.name}".encode())
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if file.is_file():
            sha.update(f"{file.relative_to(path.parent).as_posix()}\n".encode())
            sha.update(sha256(file.read_bytes()).digest())
    return sha.hexdigest()


def _known(journal: Path) -> dict[str, Row]:
    known: dict[str, Row] = {}
    lines = journal.read_text("utf-8").splitlines() if journal.is_file() else []
    for line in lines:
        try:
            fields = json.loads(line)
            key = fields.pop("key")
            known[key] = Row(**fields)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue  # the half line of a run that was stopped
    return known
