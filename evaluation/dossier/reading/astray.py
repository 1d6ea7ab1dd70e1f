"""Files that lie where no sheet is looked for: tables among results, in hidden folders, misspelt templates."""

import zipfile
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from xml.parsers import expat

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.reading.derived import derived_tabs
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.reading.xml_parts import parse_xml
from evaluation.resources import shipped

OUTPUT = "out"
"""The folder of results inside a dossier folder; it is not read."""

TEMPLATES = "templates"
"""The folder of a bureau's own templates inside a dossier folder."""

_IDENTITY = "identity"
"""The tab that every mark sheet hides."""

_MOST = 200
_LARGEST = 2**20
_OWN = ("logo.png", "logo.jpg")
_TEXTS = (".j2", ".css", ".toml")


def astray(folder: Path) -> Iterator[Finding]:
    """Yield each file of the dossier in `folder` that may have been meant to be read, and is not."""
    yield from _among_results(folder)
    yield from _in_hidden_folders(folder)
    yield from _templates(folder)


def _among_results(folder: Path) -> Iterator[Finding]:
    beside: dict[Path, list[Path]] = {}
    whole: set[Path] = set()
    for name in (OUTPUT, "ledger", TEMPLATES):
        for file in sorted((folder / name).rglob("*.xlsx"))[:_MOST]:
            keys = _keys(file)
            if keys:
                beside.setdefault(file.parent, []).append(file)
            if "tender" in keys:
                whole.add(file.parent)
    for parent, files in beside.items():
        if parent in whole or parent.parent in whole:
            continue
        for file in files:
            text = Text(
                f"是本工具认识的表，却放在 {file.relative_to(folder).parts[0]} 文件夹，未读取；如属于本项目，请移到"
                "项目文件夹，否则移走",
                f"holds sheets of a dossier, but lies in the folder {file.relative_to(folder).parts[0]} and "
                "is not read; move it beside the other workbooks if it belongs to this tender, else away",
            )
            yield _said(file, folder, Severity.WARNING, text)
    for parent in sorted(whole):
        text = Text(
            "是另一份完整的项目档案，未读取；如应读取，请直接指定它，否则移走",
            "is a whole dossier of its own and is not read; name it by itself if it should be, or move "
            "it away",
        )
        yield _said(parent, folder, Severity.NOTE, text)


def _keys(file: Path) -> frozenset[str]:
    """The sheets of a dossier that the tabs of a workbook name; none of one that we write as a result."""
    if file.name.startswith((".", "~$")):
        return frozenset()
    tabs: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            tabs.append(attributes.get("name", ""))

    try:
        with zipfile.ZipFile(file) as archive, archive.open("xl/workbook.xml") as part:
            parse_xml(part.read(_LARGEST), start)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, expat.ExpatError):
        return frozenset()
    if derived_tabs(tabs) or _IDENTITY in tabs:
        return frozenset()
    return frozenset(filter(None, map(key_of, tabs))) - {"guide"}


def _in_hidden_folders(folder: Path) -> Iterator[Finding]:
    found = sorted({*folder.glob(".*/*.xlsx"), *folder.glob("*/.*/*.xlsx")})
    for file in found[:_MOST]:
        if _keys(file):
            text = Text(
                "放在隐藏文件夹中，未读取；如属于本项目，请移到项目文件夹，否则删除",
                "lies in a hidden folder and is not read; move it beside the other workbooks if it belongs "
                "to this tender, or remove it",
            )
            yield _said(file, folder, Severity.WARNING, text)


def _templates(folder: Path) -> Iterator[Finding]:
    """Yield each file among own templates that no document asks for."""
    own = folder / TEMPLATES
    if not own.is_dir() or own.is_symlink():
        return
    ours = shipped("templates")
    names = [
        each.relative_to(ours).as_posix() for each in sorted(ours.rglob("*")) if each.is_file()
    ]
    files = [file for file in sorted(own.rglob("*"))[:_MOST] if file.is_file()]
    said = "\n".join(
        file.read_text("utf-8", "replace")
        for file in files
        if file.suffix in _TEXTS and file.stat().st_size <= _LARGEST
    )
    for file in files:
        name = file.relative_to(own).as_posix()
        known = name in (*names, *_OWN) or name.startswith("fonts/") or file.name in said
        if known or file.name.startswith((".", "~$")) or file.stem.upper() == "README":
            continue
        near = get_close_matches(name, (*names, *_OWN), 1, 0.6)
        zh = f"是否为 {near[0]}？如是，请改名" if near else "请改用所代替的模板的名称，或移走"
        en = f"rename it if it is {near[0]}" if near else "name it as the one that it replaces"
        text = Text(
            f"没有文件用到这个模板，仍用原有的模板；{zh}",
            f"is a template that no document asks for, so ours is used; {en}, or move it away",
        )
        yield _said(file, folder, Severity.WARNING, text)


def _said(file: Path, folder: Path, severity: Severity, text: Text) -> Finding:
    place = Place(file.relative_to(folder).as_posix())
    return Finding(code="D023", severity=severity, message=text, place=place)
