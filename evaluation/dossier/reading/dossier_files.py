"""The files of a dossier: which are read, and what becomes of every other that lies in its folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.own_law import LAW
from evaluation.dossier.reading.astray import OUTPUT, TEMPLATES, astray
from evaluation.dossier.reading.tab_names import ASIDE, aside, put_aside
from evaluation.dossier.reading.traces import SUBMISSIONS

DOCUMENT = "dossier.json"
"""The name of a JSON document inside a dossier folder."""

MAX_WORKBOOKS = 500

OTHER_TABLES = frozenset(
    ".xls .xlsm .xlsb .xlt .xltx .xltm .ods .fods .ots .numbers .et .ett .csv .tsv".split()
)
"""Endings of spreadsheets that are not read."""

_FOLDERS = frozenset({OUTPUT, SUBMISSIONS, LAW, "ledger", TEMPLATES})
"""Folders that other parts of the toolkit read or write."""

_FILES = frozenset({"ledger.jsonl", "SOURCE.toml", "expected.toml"})
_BESIDE = (LAW, "ledger.jsonl", SUBMISSIONS)
"""What only a folder that is a dossier holds."""

_LOCKS = ("~$", ".~")
"""How the lock files of spreadsheet programs begin."""

_APPLE_DOUBLE = b"\x00\x05\x16\x07"
"""How a file begins that one system lays beside another on foreign disks."""


def files_of(path: Path, found: list[Finding]) -> list[Path]:
    """Return the files at `path` that hold sheets; every other file that may matter is a finding.

    Raises:
        Unusable: there is nothing at `path` that could be a dossier.
    """
    if path.is_file() and path.suffix.lower() in (".xlsx", ".json"):
        return [path]
    if path.is_dir():
        return _inside(path, found)
    if path.exists():
        raise _nothing(
            path, "不是 .xlsx 工作簿或 .json 文件", "is neither an .xlsx workbook nor .json"
        )
    raise _nothing(path, "不存在", "does not exist")


def home_of(path: Path) -> Path:
    """Return the folder of a dossier of which `path` holds all sheets, else `path` itself.

    Why:
        Own law, ledger and submitted files lie beside the document; whoever names the document
        means them as well. So it is with the one workbook beside own law, unless it has a ledger
        of its own.
    """
    if not path.is_file():
        return path
    folder, document = path.parent, path.name.lower() == DOCUMENT
    beside = _BESIDE if document else (LAW,) if path.suffix.lower() == ".xlsx" else ()
    alone = path.with_name(f"{path.stem}.ledger.jsonl").exists()
    if alone or not any((folder / name).exists() for name in beside):
        return path
    workbooks, documents = _with_sheets(folder, _not_ours(folder))
    return folder if [*workbooks, *documents] == [path] else path


def _not_ours(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if not _ours(file, folder)]


def _with_sheets(folder: Path, files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The workbooks and the documents among `files`."""
    workbooks = [file for file in files if _is_workbook(file, folder)]
    documents = [file for file in files if file.parent == folder and file.name.lower() == DOCUMENT]
    return workbooks, documents


def _inside(folder: Path, found: list[Finding]) -> list[Path]:
    files = _not_ours(folder)
    workbooks, documents = _with_sheets(folder, files)
    read = {*workbooks, *documents}
    others = [*_others((file for file in files if file not in read), folder)]
    found += (*others, *astray(folder))
    if documents and workbooks:
        raise _nothing(folder, f"既有 {DOCUMENT} 又有工作簿", f"has both {DOCUMENT} and workbooks")
    if len(workbooks) > MAX_WORKBOOKS:
        raise _nothing(
            folder, f"超过 {MAX_WORKBOOKS} 个工作簿", f"has over {MAX_WORKBOOKS} workbooks"
        )
    if workbooks or documents:
        return workbooks or documents[:1]
    raise _nothing(folder, "没有工作簿（.xlsx）", "holds no workbook (.xlsx)", others)


def _ours(file: Path, folder: Path) -> bool:
    """Whether another part of the toolkit or of the system knows the file, or it is no file."""
    inside = file.relative_to(folder)
    first = inside.parts[0]
    if first in _FOLDERS or any(part.startswith(".") for part in inside.parts[:-1]):
        return True
    if file.is_dir():
        return not file.is_symlink()
    if _hidden(file):
        return not _holds_sheets(file)
    return inside.name in _FILES or inside.stem.upper() == "README" or _pictured(file, folder)


def leads_out(file: Path, folder: Path) -> bool:
    """Return whether `file` is a link out of `folder`, or to nowhere."""
    return not file.is_file() or not file.resolve().is_relative_to(folder.resolve())


def passed_by(file: Path, folder: Path) -> bool:
    """Return whether `file` of `folder` is none, or the system's, so that nobody misses it."""
    inside = file.relative_to(folder).parts[:-1]
    folders = file.is_dir() and not file.is_symlink()
    return folders or any(part.startswith(".") for part in inside) or _hidden(file)


def _hidden(file: Path) -> bool:
    return file.name.startswith((*_LOCKS, "."))


def _holds_sheets(file: Path) -> bool:
    """Whether a file that its name hides is a table all the same, and no lock or mark of a program."""
    named = file.suffix.lower() in {".xlsx", *OTHER_TABLES} or file.name.lower() == f".{DOCUMENT}"
    if not named or not file.is_file():
        return False
    with file.open("rb") as stream:
        start = stream.read(4)
    locks = file.name.startswith(_LOCKS)
    return start[:2] == b"PK" if locks else start != _APPLE_DOUBLE


def _pictured(file: Path, folder: Path) -> bool:
    """Whether a picture belongs to the text that introduces the dossier."""
    if file.suffix.lower() not in (".png", ".svg", ".jpg"):
        return False
    return any((folder / name).is_file() for name in ("README.md", "README.txt"))


def _is_workbook(file: Path, folder: Path) -> bool:
    return (
        file.suffix.lower() == ".xlsx"
        and not _hidden(file)
        and not aside(file.name)
        and file.is_file()
        and file.resolve().is_relative_to(folder.resolve())
    )


def _others(files: Iterable[Path], folder: Path) -> Iterator[Finding]:
    for file in files:
        severity, text = _why_not(file, folder)
        place = Place(file.relative_to(folder).as_posix())
        yield Finding(code="D023", severity=severity, message=text, place=place)


def _why_not(file: Path, folder: Path) -> tuple[Severity, Text]:
    """Return why a file is not read, what to do, and whether a result can stand on the rest."""
    suffix = file.suffix.lower()
    if aside(file.name):
        return Severity.NOTE, put_aside()
    if leads_out(file, folder):
        return Severity.ERROR, Text(
            "是指向文件夹之外的链接，或打不开，未读取；请把文件本身放入文件夹，或删除链接",
            "is a link that leads out of the folder or nowhere, and is not read; put the file itself "
            "into the folder, or remove the link",
        )
    if _hidden(file):
        return Severity.ERROR, Text(
            "是隐藏文件，未读取；如含本项目的数据，请去掉文件名开头的符号，否则删除",
            "is a hidden file and is not read; take the first sign from its name if it holds data of this "
            "tender, or remove it",
        )
    if suffix in OTHER_TABLES or suffix == ".xlsx":
        return Severity.ERROR, Text(
            f"{file.suffix} 文件不能这样读取；如含本项目的数据，请另存为 .xlsx；否则请移出，或使文件名以“{ASIDE}”开头",
            f"is not read as it is ({file.suffix}); save it as .xlsx if it holds data of this tender, "
            f"else move it away or begin its name with '{ASIDE}'",
        )
    return Severity.NOTE, Text(
        f"{file.suffix or '这种'} 文件不读取；其中如有决定或数据，请录入所属的表",
        f"is a file that is not read ({file.suffix or 'no ending'}); enter decisions or data that it "
        "holds into the sheets",
    )


def _nothing(path: Path, zh: str, en: str, found: Iterable[Finding] = ()) -> Unusable:
    text = Text(
        zh=f"{path} {zh}；请给出采购项目的文件夹、工作簿或 JSON 文件",
        en=f"{path} {en}; name the folder, workbook or JSON file of a tender",
    )
    finding = Finding(code="D001", severity=Severity.ERROR, message=text, place=Place(path.name))
    return Unusable(text, [finding, *found])
