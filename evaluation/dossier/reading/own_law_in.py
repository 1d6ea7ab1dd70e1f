"""A bureau's own law as it lies in the folder ``law``, and beside the law that a file has inside."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.own_law import LAW, lines_of, may_be_named
from evaluation.dossier.raw_tables import RawRow, RawTable
from evaluation.dossier.reading.dossier_files import leads_out, passed_by
from evaluation.dossier.reading.signs import cleaned, shown, what_was_cleaned, why_refused
from evaluation.dossier.reading.tab_names import aside, put_aside
from evaluation.dossier.record import Origin
from evaluation.dossier.schema import OWN_LAW

MOST_BYTES = 256 * 2**10
"""Of one file."""
MOST_FILES = 200
"""Of one dossier."""


def law_of_all(path: Path, tables: Sequence[RawTable], found: list[Finding]) -> list[RawTable]:
    """Return the sheets of the dossier at `path` with its own law as one of them.

    It may stand inside, in the folder ``law``, or in both; where the two differ, or a file without
    any lies beside that of a folder, nobody can tell which counts, and that is an error.
    """
    inside = [table for table in tables if table.key == OWN_LAW and table.rows]
    whole = path.is_dir()
    beside = law_table(path, found) if whole else law_table(path.parent, [])
    if beside is None:
        return [*tables]
    if not whole and not inside:
        found.append(_beside(path))
    found += [_unlike(each) for each in inside if _said(each) != _said(beside)]
    kept = [table for table in tables if table not in inside or not whole]
    return [*kept, beside] if whole else kept


def _said(table: RawTable) -> list[tuple[str, str]]:
    """The lines of a table of law, file by file."""
    rows = (row.cells for row in table.rows)
    lines = [(str(row["file"]), str(row.get("line") or "").rstrip()) for row in rows]
    return sorted(lines, key=lambda each: each[0])


def _beside(path: Path) -> Finding:
    text = Text(
        f"与 {path.name} 同在一个文件夹，而 {path.name} 中没有本单位规则，不知是否适用；请改为给出整个文件夹，"
        f"或把 {LAW} 移走",
        f"lies beside {path.name}, which has no law of the bureau inside, so that nobody can tell "
        f"whether it applies; name the folder instead, or move {LAW} away",
    )
    return Finding(code="D027", severity=Severity.ERROR, message=text, place=Place(LAW))


def _unlike(inside: RawTable) -> Finding:
    place = Place(inside.workbook, inside.name)
    text = Text(
        f"与 {place} 中的本单位规则内容不同，不知以哪一处为准；请改为一致，或删除其中一处",
        f"differs from the law of the bureau in {place}, so that nobody can tell which counts; make "
        "them alike, or remove one of them",
    )
    return Finding(code="D027", severity=Severity.ERROR, message=text, place=Place(LAW))


def law_table(folder: Path, found: list[Finding]) -> RawTable | None:
    """Return the law that lies in a dossier's `folder`, a line a row; None where none does.

    Nothing but text is read, and nothing that a link leads to outside the folder.
    """
    law = folder / LAW
    if law.is_file():
        found.append(_no_folder())
    files = [file for file in sorted(law.rglob("*")) if not passed_by(file, law)]
    rows: list[RawRow] = []
    for number, file in enumerate(files):
        name = file.relative_to(law).as_posix()
        fault = _why_not(file, name, folder) if number < MOST_FILES else _TOO_MANY
        if fault is None:
            rows += _rows(file, name, found)
        else:
            code, severity, text = fault
            found.append(_finding(code, name, text, severity))
    return RawTable(key=OWN_LAW, workbook=LAW, name="", rows=tuple(rows)) if rows else None


def misnamed(name: str) -> Text:
    """Return what is wrong with the name of a file of law, and which names there are."""
    return Text(
        f"“{shown(name)[:60]}”不是规则文件的名称，未读取；应为 methods/名称.toml、"
        "params/法域/文件/名称.toml（小写英文字母和数字）或 sources.toml；请改名、移到所属文件夹，或删除",
        f"'{shown(name)[:60]}' is no name of a file of law, and the file is not read; it should be "
        "methods/NAME.toml, params/JURISDICTION/PAPER/NAME.toml (small letters and digits) or "
        "sources.toml; rename it, move it where it belongs, or remove it",
    )


_Fault = tuple[str, Severity, Text]

_TOO_MANY: _Fault = (
    "D002",
    Severity.ERROR,
    Text(
        f"规则文件超过 {MOST_FILES} 个，其余未读取；请删除不用的",
        f"is beyond the {MOST_FILES} files of law that are read; remove those that are not used",
    ),
)


def _why_not(file: Path, name: str, folder: Path) -> _Fault | None:
    """Return why a file is not read, and whether a result can stand on the rest."""
    if aside(file.name):
        return "D023", Severity.NOTE, put_aside()
    if leads_out(file, folder):
        text = Text(
            "是指向文件夹之外的链接，或打不开，未读取；请把文件本身放入文件夹，或删除链接",
            "is a link that leads out of the folder or nowhere, and is not read; put the file "
            "itself into the folder, or remove the link",
        )
        return "D023", Severity.ERROR, text
    if not may_be_named(name):
        return "D023", Severity.ERROR, misnamed(name)
    if (size := file.stat().st_size) > MOST_BYTES:
        text = Text(
            f"有 {size:,} 字节，上限 {MOST_BYTES:,}，未读取；请只留规则本身",
            f"has {size:,} bytes, at most {MOST_BYTES:,} are read; keep the rules alone",
        )
        return "D002", Severity.ERROR, text
    return None


def _no_folder() -> Finding:
    text = Text(
        f"是文件，不是文件夹，未读取；请把规则放入文件夹 {LAW}/methods 或 {LAW}/params，或删除此文件",
        f"is a file and no folder, and is not read; put the rules into the folders {LAW}/methods and "
        f"{LAW}/params, or remove the file",
    )
    return Finding(code="D023", severity=Severity.ERROR, message=text, place=Place(LAW))


def _rows(file: Path, name: str, found: list[Finding]) -> Iterator[RawRow]:
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        said = Text(
            "不是 UTF-8 文本，未读取；请用文本编辑器打开，另存为 UTF-8 编码的 TOML，或删除",
            "is no text in UTF-8 and is not read; open it in a text editor and save it as TOML in "
            "UTF-8, or remove it",
        )
        found.append(_finding("D036", name, said))
        return
    for number, line in enumerate(lines_of(text)):
        origin = Origin(workbook=f"{LAW}/{name}", row=number)
        refused, seen = why_refused(line), what_was_cleaned(line)
        if refused is not None:
            found.append(_finding("D014", name, refused, at=number))
        elif seen is not None:
            found.append(_finding("D026", name, seen, Severity.NOTE, number))
        told = shown(line) if refused else cleaned(line)
        yield RawRow(cells={"file": name, "line": told}, origin=origin)


def _finding(
    code: str, name: str, text: Text, severity: Severity = Severity.ERROR, at: int | None = None
) -> Finding:
    place = Place(f"{LAW}/{name}", "", "" if at is None else f"{at + 1}")
    return Finding(code=code, severity=severity, message=text, place=place)
